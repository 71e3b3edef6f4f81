import type { TrialSample, TrialState } from '@kentongan/contracts'
import { dayBars, noonOf } from './day-bars'
import { foundWords, neighbourOf, samplesOf, tabCounts } from './sample-list'

const sample = (postId: number, kind: TrialSample['kind'], publishedAt = '2026-11-20T02:00:00.000Z'): TrialSample => ({
  postId, kind, title: 'BPBD buka dapur umum', excerpt: 'posko banjir sdh buka', offset: 100, spans: [], source: 'Warta', url: null, publishedAt, miss: null, relevant: null,
})
const state = (change: Partial<TrialState> = {}): TrialState => ({
  done: true, read: 100, total: 100, now: 12, saved: 10, gained: 4, lost: 2, near: 3, noise: { judged: 0, irrelevant: 0, low: 0, high: 1 }, days: [], samples: [], ...change,
})

it('counts what stands behind each tab', () => {
  expect(tabCounts(state())).toEqual({ all: 17, gained: 4, lost: 2, kept: 8, near: 3 })
})

it('shows what changes first, then what is newest', () => {
  const samples = [sample(1, 'kept'), sample(2, 'near'), sample(3, 'gained', '2026-11-18T02:00:00.000Z'), sample(4, 'gained'), sample(5, 'lost')]
  expect(samplesOf(samples, 'all').map(each => each.postId)).toEqual([4, 3, 5, 1, 2])
  expect(samplesOf(samples, 'gained').map(each => each.postId)).toEqual([4, 3])
})

it('names the words that were found once each, as far as the excerpt shows them', () => {
  const spans = [
    { field: 'title' as const, start: 0, end: 4 }, { field: 'title' as const, start: 10, end: 20 }, { field: 'text' as const, start: 100, end: 112 },
    { field: 'text' as const, start: 20, end: 24 }, { field: 'text' as const, start: 400, end: 410 },
  ]
  expect(foundWords({ ...sample(1, 'kept'), spans })).toEqual(['BPBD', 'dapur umum', 'posko banjir'])
  expect(foundWords({ ...sample(1, 'kept'), excerpt: 'bpbd', offset: 0, spans: [{ field: 'title', start: 0, end: 4 }, { field: 'text', start: 0, end: 4 }] })).toEqual(['bpbd'])
})

it.each([
  [[1, 2, 3], null, 1, 1],
  [[1, 2, 3], 2, 1, 3],
  [[1, 2, 3], 2, -1, 1],
  [[1, 2, 3], 3, 1, 3],
  [[1, 2, 3], 9, 1, 1],
  [[], null, 1, null],
] as const)('moves in %j from %p by %i to %p', (ids, from, step, to) => {
  expect(neighbourOf(ids, from, step)).toBe(to)
})

describe('bars', () => {
  const days = [{ day: '2026-11-19', now: 10, saved: 8, gained: 2, lost: 0 }, { day: '2026-11-20', now: 0, saved: 1, gained: 0, lost: 1 }]

  it('draw the likely noise on top of what matches', () => {
    const bars = dayBars({ days, noise: { judged: 10, irrelevant: 2, low: 0.05, high: 0.4 } })
    expect(bars.map(bar => [bar.clean, bar.noise, bar.now])).toEqual([[8, 2, 10], [0, 0, 0]])
  })

  it.each([0, 9])('draw none where only %i were judged', judged => {
    expect(dayBars({ days, noise: { judged, irrelevant: judged, low: 0, high: 1 } })[0]).toEqual({ day: '2026-11-19', saved: 8, now: 10, noise: 0, clean: 10 })
  })

  it.each(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])('stand on their day in %s', timeZone => {
    expect(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(noonOf('2026-11-20')))).toBe('2026-11-20')
  })
})
