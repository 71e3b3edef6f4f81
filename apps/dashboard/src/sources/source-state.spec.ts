import { findSources, readSourceSearch, sourceStates, stateOf } from './source-state'

const source = (title: string, change: Partial<Parameters<typeof stateOf>[0]> = {}) => ({ title, url: `https://${title}.example/feed`, paused: false, health: 'ok' as const, silent: false, ...change })

it.each([
  [{ paused: true, health: 'gone' as const, silent: true }, 'paused'],
  [{ paused: false, health: 'unknown' as const, silent: false }, 'waiting'],
  [{ paused: false, health: 'ok' as const, silent: false }, 'ok'],
  [{ paused: false, health: 'ok' as const, silent: true }, 'silent'],
  [{ paused: false, health: 'degraded' as const, silent: true }, 'degraded'],
  [{ paused: false, health: 'failing' as const, silent: false }, 'failing'],
  [{ paused: false, health: 'gone' as const, silent: false }, 'gone'],
])('%j is %s', (given, expected) => {
  expect(stateOf(given)).toBe(expected)
})

describe('the list', () => {
  const all = [source('beta'), source('alfa'), source('gamma', { health: 'failing' }), source('delta', { paused: true }), source('epsilon', { silent: true })]
  const titles = (search: Parameters<typeof findSources>[1]) => findSources(all, search).map(each => each.title)

  it('puts trouble first, then the alphabet', () => {
    expect(titles({})).toEqual(['gamma', 'epsilon', 'alfa', 'beta', 'delta'])
  })

  it('can be narrowed', () => {
    expect(titles({ keadaan: 'ok' })).toEqual(['alfa', 'beta'])
    expect(titles({ cari: 'ALFA' })).toEqual(['alfa'])
    expect(titles({ cari: 'gamma.example' })).toEqual(['gamma'])
    expect(titles({ keadaan: 'paused', cari: 'alfa' })).toEqual([])
  })
})

it.each([
  [{ keadaan: 'gone', cari: ' warta ' }, { keadaan: 'gone', cari: 'warta' }],
  [{ keadaan: 'aneh', cari: '' }, {}],
  [{}, {}],
])('reads the address %j', (raw, expected) => {
  expect(readSourceSearch(raw)).toEqual(expected)
})

it('names every state once', () => {
  expect(new Set(sourceStates).size).toBe(sourceStates.length)
})
