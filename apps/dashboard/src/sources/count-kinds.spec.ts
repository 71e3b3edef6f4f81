import { countKinds } from './count-kinds'

const source = (change: Partial<Parameters<typeof countKinds>[0][number]> = {}) => ({ kind: 'feed' as const, paused: false, health: 'ok' as const, silent: false, itemsToday: 2, ...change })

it('counts sources of some kinds, and which of them answer', () => {
  const all = [
    source(), source({ kind: 'telegram', itemsToday: 5 }), source({ silent: true }), source({ health: 'failing' }), source({ paused: true }), source({ health: 'unknown' }), source({ health: 'degraded' }),
  ]
  expect(countKinds(all, ['feed'])).toEqual({ sources: 6, answering: 3, itemsToday: 12 })
  expect(countKinds(all, ['feed', 'telegram'])).toEqual({ sources: 7, answering: 4, itemsToday: 17 })
})

it('finds none where there is none', () => {
  expect(countKinds([], ['x'])).toEqual({ sources: 0, answering: 0, itemsToday: 0 })
})
