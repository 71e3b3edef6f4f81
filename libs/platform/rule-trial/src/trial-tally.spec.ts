import type { SampleKind, TrialSample } from '@kentongan/contracts'
import { noCounts, type PageResult } from './trial-page'
import { createTally } from './trial-tally'

const sample = (postId: number, kind: SampleKind): TrialSample => ({
  postId, kind, title: '', excerpt: '', offset: 0, spans: [], source: '', url: null, publishedAt: '2026-03-03T00:00:00.000Z', miss: null, relevant: null,
})
const page = (part: Partial<PageResult>): PageResult =>
  ({ read: 0, ...noCounts, near: 0, judged: 0, irrelevant: 0, days: {}, samples: [], ...part })

it('sums up the pages', () => {
  const tally = createTally(30, ['2026-03-02', '2026-03-03'])
  tally.add(page({ read: 10, now: 3, saved: 2, gained: 2, lost: 1, near: 4, days: { '2026-03-03': { now: 3, saved: 2, gained: 2, lost: 1 } } }))
  tally.add(page({ read: 10, now: 1, gained: 1, days: { '2026-03-03': { now: 1, saved: 0, gained: 1, lost: 0 }, '2019-01-01': { now: 1, saved: 0, gained: 1, lost: 0 } } }))
  expect(tally.state(false)).toMatchObject({
    done: false, read: 20, total: 30, now: 4, saved: 2, gained: 3, lost: 1, near: 4,
    days: [{ day: '2026-03-02', ...noCounts }, { day: '2026-03-03', now: 4, saved: 2, gained: 3, lost: 1 }],
  })
})

it('believes what was read more than the estimate', () => {
  const tally = createTally(5, [])
  tally.add(page({ read: 10 }))
  expect(tally.state(false).total).toBe(10)
  const emptier = createTally(100, [])
  emptier.add(page({ read: 10 }))
  expect([emptier.state(false).total, emptier.state(true).total]).toEqual([100, 10])
})

it('keeps the first twenty samples of each kind and asks for no more', () => {
  const tally = createTally(100, [])
  tally.add(page({ samples: Array.from({ length: 15 }, (_, id) => sample(id, 'gained')) }))
  expect(tally.wanted()).toEqual({ gained: 5, lost: 20, kept: 20, near: 20 })
  tally.add(page({ samples: [...Array.from({ length: 15 }, (_, id) => sample(100 + id, 'gained')), sample(200, 'lost')] }))
  expect(tally.wanted()).toEqual({ gained: 0, lost: 19, kept: 20, near: 20 })
  expect(tally.state(true).samples.map(each => each.postId)).toEqual([...Array(15).keys(), 100, 101, 102, 103, 104, 200])
})

it('says how sure the share of noise is', () => {
  const tally = createTally(10, [])
  expect(tally.state(true).noise).toEqual({ judged: 0, irrelevant: 0, low: 0, high: 1 })
  tally.add(page({ judged: 10, irrelevant: 2 }))
  const { noise } = tally.state(true)
  expect(noise).toMatchObject({ judged: 10, irrelevant: 2 })
  // Wilson's interval of 2 of 10.
  expect([noise.low, noise.high].map(share => share.toFixed(3))).toEqual(['0.057', '0.510'])
})
