import type { Lookback } from '@kentongan/contracts'
import { stateOf } from './lookback-state'

const now = new Date('2026-11-21T10:00:00Z')
const lookback = (change: Partial<Lookback>): Lookback => ({
  id: 1, agencyId: 2, state: 'running', days: 30, total: 200, read: 50, added: 3, removed: 1, askedBy: null, askedAt: '2026-11-21T09:59:00Z', endedAt: null, ...change,
})

it.each<[string, Partial<Lookback>, ReturnType<typeof stateOf>]>([
  ['waits', { state: 'waiting', total: null }, { kind: 'waiting' }],
  ['does not know its size yet', { total: null }, { kind: 'running', share: null }],
  ['is a quarter through', {}, { kind: 'running', share: 0.25 }],
  ['finds nothing stored', { total: 0, read: 0 }, { kind: 'running', share: 1 }],
  ['reads more than was estimated', { read: 240 }, { kind: 'running', share: 1 }],
  ['has ended today', { state: 'done', endedAt: '2026-11-20T10:00:01Z' }, { kind: 'done', at: '2026-11-20T10:00:01Z' }],
  ['was stopped', { state: 'cancelled', endedAt: '2026-11-21T09:00:00Z' }, { kind: 'cancelled', at: '2026-11-21T09:00:00Z' }],
  ['ended more than a day ago', { state: 'done', endedAt: '2026-11-20T09:59:59Z' }, null],
])('a look-back that %s', (_name, change, expected) => {
  expect(stateOf(lookback(change), now)).toEqual(expected)
})
