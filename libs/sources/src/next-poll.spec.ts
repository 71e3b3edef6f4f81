import * as fc from 'fast-check'
import { nextPoll, type PollFacts } from './next-poll'

const now = new Date('2026-03-01T05:00:00Z')
const facts: PollFacts = {
  now, weeklyCount: null, ttlMinutes: null, maxAgeSeconds: null, retryAfterSeconds: null, failures: 0, jitter: 0,
}
const interval = (some: Partial<PollFacts>): number => nextPoll({ ...facts, ...some }).intervalSeconds

describe('nextPoll', () => {
  test.each<[string, Partial<PollFacts>, number]>([
    ['a new source', {}, 900],
    ['one post a week', { weeklyCount: 1 }, 86_400],
    ['one post a day', { weeklyCount: 7 }, 21_600],
    ['ten a day', { weeklyCount: 70 }, 2_160],
    ['a portal', { weeklyCount: 2_000 }, 300],
    ['a silent week', { weeklyCount: 0 }, 86_400],
    ['a portal with ttl', { weeklyCount: 2_000, ttlMinutes: 60 }, 3_600],
    ['a portal with max-age', { weeklyCount: 2_000, maxAgeSeconds: 1_200 }, 1_200],
    ['a portal with Retry-After', { weeklyCount: 2_000, retryAfterSeconds: 7_200, failures: 1 }, 7_200],
    ['the longest request wins', { ttlMinutes: 30, maxAgeSeconds: 60, retryAfterSeconds: 5_000 }, 5_000],
    ['a ttl of a month', { weeklyCount: 2_000, ttlMinutes: 43_200 }, 86_400],
    ['endless ttl', { ttlMinutes: Number.POSITIVE_INFINITY }, 86_400],
    ['nonsense', { ttlMinutes: Number.NaN, maxAgeSeconds: -1, retryAfterSeconds: 0 }, 900],
    ['ttl shorter than the habit', { weeklyCount: 7, ttlMinutes: 5 }, 21_600],
    ['first failure', { weeklyCount: 2_000, failures: 1 }, 600],
    ['third failure', { weeklyCount: 2_000, failures: 3 }, 2_400],
    ['ninth failure', { weeklyCount: 2_000, failures: 9 }, 86_400],
    ['thousandth failure', { failures: 2_000 }, 86_400],
    ['a quiet source that fails is not asked more', { weeklyCount: 7, failures: 1 }, 21_600],
    ['an admin in a hurry', { weeklyCount: 1e6, floorSeconds: 5 }, 5],
    ['a new source of that admin', { floorSeconds: 5 }, 15],
    ['a failing one', { floorSeconds: 5, failures: 2, weeklyCount: 1e6 }, 20],
    ['an admin with patience', { weeklyCount: 2_000, floorSeconds: 3_600 }, 3_600],
  ])('%s', (_, some, seconds) => expect(interval(some)).toBe(seconds))

  test.each([[-1, 1_944], [-0.5, 2_052], [1, 2_376], [7, 2_376]])('jitter %p', (jitter, seconds) =>
    expect(interval({ weeklyCount: 70, jitter })).toBe(seconds))

  it('spreads at the bounds without leaving them', () => {
    expect(interval({ retryAfterSeconds: 3_600, weeklyCount: 2_000, jitter: -1 })).toBe(3_960)
    expect(interval({ weeklyCount: 0, jitter: 1 })).toBe(77_760)
    expect(interval({ retryAfterSeconds: 86_400, jitter: -1 })).toBe(86_400)
  })

  it('says when', () => expect(nextPoll(facts).at).toEqual(new Date('2026-03-01T05:15:00Z')))
})

const maybe = (most: number) => fc.option(fc.oneof(fc.double({ min: -1, max: most }), fc.integer({ min: 0, max: most })))
const anyFacts: fc.Arbitrary<PollFacts> = fc.record({
  now: fc.constant(now), weeklyCount: fc.option(fc.nat(1e5)), ttlMinutes: maybe(1e5), maxAgeSeconds: maybe(1e6),
  retryAfterSeconds: maybe(1e6), failures: fc.nat(2_000), jitter: fc.double({ min: -1, max: 1, noNaN: true }),
})

describe('nextPoll by law', () => {
  it('stays between five minutes and a day and keeps what the server asks', () => {
    fc.assert(fc.property(anyFacts, some => {
      const seconds = interval(some)
      expect(seconds).toBeGreaterThanOrEqual(300)
      expect(seconds).toBeLessThanOrEqual(86_400)
      for (const wish of [(some.ttlMinutes ?? 0) * 60, some.maxAgeSeconds ?? 0, some.retryAfterSeconds ?? 0]) {
        if (!Number.isNaN(wish)) expect(seconds).toBeGreaterThanOrEqual(Math.min(wish, 86_400))
      }
    }))
  })

  it('jitter moves no more than a tenth', () => {
    fc.assert(fc.property(anyFacts, some => {
      const still = interval({ ...some, jitter: 0 })
      expect(Math.abs(interval(some) - still)).toBeLessThanOrEqual(still * 0.1 + 1)
    }))
  })

  it('never asks sooner after more failures or fewer posts', () => {
    fc.assert(fc.property(anyFacts, fc.nat(20), (some, more) => {
      const still = { ...some, jitter: 0 }
      expect(interval({ ...still, failures: some.failures + more })).toBeGreaterThanOrEqual(interval(still))
      const count = some.weeklyCount ?? 0
      expect(interval({ ...still, weeklyCount: count })).toBeGreaterThanOrEqual(interval({ ...still, weeklyCount: count + more }))
    }))
  })
})
