import { countKinds } from './count-kinds'

const source = (change: Partial<Parameters<typeof countKinds>[0][number]> = {}) => ({ kind: 'feed' as const, paused: false, health: 'ok' as const, silent: false, itemsToday: 2, ...change })

it('counts sources by platform, and which of them answer', () => {
  expect(countKinds([
    source(), source({ kind: 'telegram', itemsToday: 5 }), source({ silent: true }), source({ health: 'failing' }), source({ paused: true }), source({ health: 'unknown' }), source({ health: 'degraded' }),
  ])).toEqual([{ kind: 'feed', sources: 6, answering: 3, itemsToday: 12 }, { kind: 'telegram', sources: 1, answering: 1, itemsToday: 5 }])
})

it('names no platform without a source', () => {
  expect(countKinds([])).toEqual([])
})
