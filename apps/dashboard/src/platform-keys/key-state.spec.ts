import { KeyedPlatform } from '@kentongan/contracts'
import { isSecret, keyState, microDollars, platformOrder, platformWords } from './key-state'

const test = { at: '2026-11-22T00:00:00.000Z', ok: false, reason: null, detail: '' }

it.each([
  [{ readable: false, test: { ...test, ok: true } }, 'unreadable'],
  [{ readable: true, test: null }, 'untried'],
  [{ readable: true, test: { ...test, ok: true } }, 'works'],
  [{ readable: true, test: { ...test, reason: 'key-refused' } }, 'refused'],
  [{ readable: true, test: { ...test, reason: 'dns' } }, 'untestable'],
] as const)('%j is %s', (key, state) => expect(keyState(key)).toBe(state))

it('shows every platform once', () => {
  expect([...platformOrder].sort()).toEqual([...KeyedPlatform.options].sort())
})

it('hides what is secret', () => {
  expect(['host', 'token', 'identifier', 'appPassword', 'apiKey', 'userId'].filter(isSecret)).toEqual(['token', 'appPassword', 'apiKey'])
})

it.each([['5', 5_000_000], ['0', 0], ['1,25', 1_250_000], ['0.000001', 1], ['', NaN], ['lima', NaN]])('reads %s dollars', (typed, micros) => {
  expect(microDollars(typed)).toBe(micros)
})

it('quotes a platform only where it said something', () => {
  expect([{ reason: null, detail: '@humas' }, { reason: 'key-refused', detail: 'Unauthorized' }, { reason: 'dns', detail: 'ENOTFOUND' }].map(platformWords)).toEqual(['@humas', 'Unauthorized', ''])
})
