import type { SourceFigures } from '@kentongan/platform/db'
import { stateOf, toCoverage, toSource } from './to-source'

const now = new Date('2026-11-21T10:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const row: SourceFigures = {
  id: 1, kind: 'feed', url: 'https://s.example/feed', siteUrl: null, title: 'Sumber', tier: 'pers', region: null, timeZone: 'Asia/Jakarta', paused: false,
  health: 'ok', healthSince: hoursAgo(50), lastError: null, consecutiveFailures: 0, lastPolledAt: hoursAgo(0.2), lastOkAt: hoursAgo(0.2), nextPollAt: now,
  intervalSeconds: 900, lastItemAt: hoursAgo(1), keyRule: 'guid', keyRuleReason: null, itemsToday: 4, itemsPerDay: 5, notModifiedShare: 0.5,
  history: Array.from({ length: 28 }, () => 30),
}
const state = (change: Partial<SourceFigures>) => stateOf(toSource({ ...row, ...change }, now))

describe('stateOf', () => {
  it.each<[string, Partial<SourceFigures>, string]>([
    ['a working source', {}, 'alive'],
    ['one with trouble now and then', { health: 'degraded' }, 'alive'],
    ['a busy one without an item for two days', { lastItemAt: hoursAgo(48) }, 'silent'],
    ['a slow one without an item for two days', { lastItemAt: hoursAgo(48), history: [] }, 'alive'],
    ['a broken one', { health: 'failing', lastItemAt: hoursAgo(48) }, 'failing'],
    ['one that is gone', { health: 'gone' }, 'failing'],
    ['one that was never read', { health: 'unknown', lastOkAt: null, lastPolledAt: null, lastItemAt: null, history: [] }, 'waiting'],
    ['a paused one, whatever else', { paused: true, health: 'gone' }, 'paused'],
  ])('%s', (_name, change, expected) => {
    expect(state(change)).toBe(expected)
  })
})

describe('toCoverage', () => {
  it('counts each source once and knows the latest poll', () => {
    const sources = [{}, { paused: true }, { health: 'gone' as const, lastPolledAt: hoursAgo(0.1) }, { lastItemAt: hoursAgo(60) }].map(change => toSource({ ...row, ...change }, now))
    const coverage = toCoverage(sources, hoursAgo(1))
    expect(coverage).toMatchObject({ alive: 1, paused: 1, failing: 1, silent: 1, waiting: 0, lastPollAt: hoursAgo(0.1).toISOString(), lastPostAt: hoursAgo(1).toISOString() })
    expect(coverage.sources).toHaveLength(4)
  })

  it('says nothing where there is nothing', () => {
    expect(toCoverage([], null)).toEqual({ alive: 0, silent: 0, failing: 0, paused: 0, waiting: 0, lastPostAt: null, lastPollAt: null, kinds: [], sources: [] })
  })

  it('names the kinds that are heard: not those that are paused, broken or not read yet', () => {
    const changes: Partial<SourceFigures>[] = [
      { kind: 'x', paused: true }, { kind: 'telegram', health: 'failing' }, { kind: 'bluesky', health: 'unknown', lastOkAt: null }, { kind: 'gdelt', lastItemAt: hoursAgo(60) }, { kind: 'feed' }, { kind: 'feed' },
    ]
    expect(toCoverage(changes.map(change => toSource({ ...row, ...change }, now)), null).kinds).toEqual(['feed', 'gdelt'])
  })

  it('promises no poll of a paused source', () => {
    expect(toSource({ ...row, paused: true }, now).nextPollAt).toBeNull()
  })
})
