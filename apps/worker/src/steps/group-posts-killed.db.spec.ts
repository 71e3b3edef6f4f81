import { createGrouper } from '@kentongan/issues'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createFailingDatabase, type Fate } from '../testing/failing-database'
import { createIssueSeed } from '../testing/issue-seed'
import { makeGroupStep } from '../testing/make-group-step'
import { createStandInGrouper } from '../testing/stand-in-grouper'
import type { createGroupPosts } from './group-posts'

jest.setTimeout(120_000)

let database: TestDatabase
let owner: DataSource
let worker: DataSource

beforeAll(async () => {
  database = await createTestDatabase()
  owner = await database.open('owner')
  worker = await database.open('kentongan_worker')
})
afterAll(() => database.drop())

/** Numbers from 0 to 1 that are the same in every run (Park and Miller's generator). */
function createDice(seed: number): () => number {
  let state = seed
  return () => {
    state = state * 48_271 % 2_147_483_647
    return state / 2_147_483_647
  }
}

const pool = ['banjir', 'kebakaran', 'pasar', 'gudang', 'beras', 'naik', 'melayu', 'senen', 'bekasi', 'cipinang', 'macet', 'hujan', 'sekolah', 'rapat', 'dinas', 'tol']
const headlines = (dice: () => number, count: number): string[] => Array.from({ length: count }, () => (
  [...new Set(Array.from({ length: 4 }, () => pool[Math.floor(dice() * pool.length)]))].join(' ')))

type Step = ReturnType<typeof createGroupPosts>
let grouper: typeof createGrouper
const makeStep = (on: DataSource): Step => makeGroupStep(on, { createGrouper: grouper, snapshotEntries: 7 })

const pending = async (): Promise<boolean> => (await owner.query(
  `select exists (select from post_to_group) or exists (select from grouping_decision where applied_at is null and set_aside_at is null) as pending`))[0].pending

/** Posts come by fives, with a split, a merge and an undo between them; `drain` works until nothing waits. */
async function live(drain: () => Promise<void>): Promise<{ membership: Record<number, number>; merged: unknown }> {
  const seed = await createIssueSeed(owner)
  const titles = headlines(createDice(11), 60)
  let split = 0
  for (let at = 0; at < titles.length; at += 5) {
    for (const title of titles.slice(at, at + 5)) await seed.post(title)
    await drain()
    const members = Object.entries(await seed.membership()).map(([post, issue]) => ({ post: Number(post), issue }))
    const names = [...new Set(members.map(({ issue }) => issue))]
    const largest = names.map(issue => members.filter(each => each.issue === issue)).toSorted((a, b) => b.length - a.length)[0]!
    if (at === 20) split = await seed.decide('split', { issue: largest[0]!.issue, posts: [largest[1]!.post, largest[2]!.post] })
    if (at === 30) await seed.decide('merge', { from: [names.at(-1), names.at(-2)], into: names[0] })
    if (at === 40) await seed.decide('undo', { decision: split })
    await drain()
  }
  return { membership: await seed.membership(), merged: await owner.query('select id, merged_into from issue order by id') }
}

const throughout = async (step: Step): Promise<void> => {
  while (await pending()) await step()
}

describe.each([
  ['a stand-in', (saved?: Uint8Array) => createStandInGrouper(saved)], ['the shipped grouper', createGrouper],
] as const)('a worker with %s that is killed at any point', (_name, make) => {
  let whole: Awaited<ReturnType<typeof live>>
  beforeAll(async () => {
    grouper = make
    const step = makeStep(worker)
    whole = await live(() => throughout(step))
  })

  it('has something to lose: posts are joined, issues end in others, people have decided', () => {
    const issues = new Set(Object.values(whole.membership))
    expect(Object.keys(whole.membership)).toHaveLength(60)
    expect(issues.size).toBeLessThan(45)
    expect(JSON.stringify(whole.merged)).toMatch(/"merged_into":\d/)
  })

  it.each([1, 2, 3])('leaves what comes after it with the same result, dice %i', async seed => {
    const dice = createDice(seed * 7_919)
    const fates: Record<Fate, number> = { done: 0, before: 0, after: 0, cut: 0 }
    const fate = (): Fate => {
      const met = dice() < 0.9 ? 'done' : (['before', 'after', 'cut'] as const)[Math.floor(dice() * 3)]!
      fates[met] += 1
      return met
    }
    // Of its own: who comes next must not meet a connection that was cut.
    const crashing = createFailingDatabase(await database.open('kentongan_worker'), fate)
    // Sometimes the one that failed goes on, sometimes another takes over that knows nothing, once the lease is over.
    let steps = [makeStep(crashing), makeStep(crashing)]
    const drain = async () => {
      while (await pending()) {
        if (dice() < 0.3) await owner.query(`update grouping_state set held_until = now() - interval '1 second'`)
        const at = Math.floor(dice() * steps.length)
        try {
          await steps[at]!()
        } catch {
          if (dice() < 0.5) steps = steps.with(at, makeStep(crashing))
        }
      }
    }
    const killed = await live(drain)
    expect(Object.values(fates).every(times => times > 3)).toBe(true)
    expect(killed).toEqual(whole)
  })

  it('does no harm when two work at the same time and the lease is taken away from each again and again', async () => {
    const steps = [makeStep(worker), makeStep(worker)]
    const dice = createDice(5)
    const drain = async () => {
      while (await pending()) {
        const stealing = dice() < 0.7 ? owner.query(`update grouping_state set held_until = now() - interval '1 second'`) : Promise.resolve()
        await Promise.all([...steps.map(step => step()), stealing])
      }
    }
    expect(await live(drain)).toEqual(whole)
  })
})
