import type { ImportOutcome } from '@kentongan/platform/db'
import { importFile } from './import-file'
import { Refusal } from './problem'

const refused: ImportOutcome = { ok: false, line: 2, reason: 'version-conflict' }

function play(outcomes: readonly ImportOutcome[], check = false) {
  const written: number[] = []
  let planned = 0
  const result = importFile({
    check,
    plan: async () => (planned += 1),
    write: async plan => {
      written.push(plan)
      return outcomes[written.length - 1]!
    },
  })
  return { result, written, planned: () => planned }
}

it('writes the plan, and gives it', async () => {
  const { result, written } = play([{ ok: true }])
  expect([await result, written]).toEqual([1, [1]])
})

it('writes nothing where it only checks', async () => {
  const { result, written } = play([], true)
  expect([await result, written]).toEqual([1, []])
})

it('plans anew where the world has changed, and gives the plan that was written', async () => {
  const { result, written } = play([refused, { ok: true }])
  expect([await result, written]).toEqual([2, [1, 2]])
})

it('gives up when others never stop', async () => {
  const { result, planned } = play([refused, refused, refused, { ok: true }])
  await expect(result).rejects.toBeInstanceOf(Refusal)
  expect(planned()).toBe(3)
})
