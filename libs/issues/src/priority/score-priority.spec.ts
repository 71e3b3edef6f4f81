import fc from 'fast-check'
import { boundShare } from './bound-share'
import { DEFAULT_WEIGHTS, type IssueFacts, type PriorityPart } from './priority.types'
import { scorePriority } from './score-priority'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 2, 30, 5)

const quiet: IssueFacts = {
  surge: null, tone: { judged: 0, negative: 0 }, reach: { resmi: 0, pers: 0, lain: 0 }, firstSeen: NOW, answeredAt: null,
}
const surge = { scale: '1h', observed: 12, ratio: 6, ratioLow: 3, ratioHigh: 12 } as const

const score = (facts: Partial<IssueFacts>, now = NOW) => scorePriority({ ...quiet, ...facts }, DEFAULT_WEIGHTS, now)
const part = (code: PriorityPart['code'], facts: Partial<IssueFacts>, now = NOW) =>
  score(facts, now).parts.find(one => one.code === code) as PriorityPart

describe('scorePriority', () => {
  it('of nothing is 0, and its parts are named with what they can bring', () => {
    const { score: points, parts } = score({})
    expect(points).toBe(0)
    expect(parts.map(({ code, max }) => [code, max])).toEqual([['speed', 35], ['negative', 25], ['reach', 25], ['unanswered', 15]])
  })

  it.each([[0.5, 0], [1, 0], [Math.sqrt(10), 17.5], [10, 35], [1000, 35]])('gives %p times the usual, for sure, %p points', (ratioLow, points) => {
    expect(part('speed', { surge: { ...surge, ratioLow } }).points).toBeCloseTo(points)
  })

  it('trusts a negative share the more, the more was judged', () => {
    const points = (negative: number, judged: number): number => part('negative', { tone: { judged, negative } }).points
    expect(points(1, 1)).toBeLessThan(5)
    expect(points(8, 10)).toBeLessThan(points(80, 100))
    expect(points(80, 100)).toBeLessThan(0.8 * 25)
    expect(points(0, 50)).toBe(0)
  })

  it('hears thirty papers in full, and the agency\'s own pages least', () => {
    const points = (reach: Partial<IssueFacts['reach']>): number => part('reach', { reach: { ...quiet.reach, ...reach } }).points
    expect(points({ pers: 30 })).toBeCloseTo(25)
    expect(points({ pers: 300 })).toBe(25)
    expect(points({ pers: 5 })).toBeGreaterThan(points({ lain: 5 }))
    expect(points({ lain: 5 })).toBeGreaterThan(points({ resmi: 5 }))
  })

  it('counts hours without an answer only where one is owed, and none once it is given', () => {
    const angry: Partial<IssueFacts> = { tone: { judged: 40, negative: 20 }, firstSeen: NOW - 6 * HOUR }
    expect(part('unanswered', angry).points).toBeCloseTo(7.5)
    expect(part('unanswered', { ...angry, tone: { judged: 40, negative: 0 } }).points).toBe(0)
    expect(part('unanswered', { ...angry, answeredAt: NOW - HOUR }).points).toBe(0)
    expect(part('unanswered', { surge, reach: { resmi: 0, pers: 20, lain: 0 }, firstSeen: NOW - 48 * HOUR }).points).toBeGreaterThan(14)
  })

  it('scales with the admin\'s weights', () => {
    const weights = { speed: 70, negative: 10, reach: 10, unanswered: 10 }
    const facts = { ...quiet, surge }
    expect(scorePriority(facts, weights, NOW).parts[0]?.points).toBeCloseTo(2 * (scorePriority(facts, DEFAULT_WEIGHTS, NOW).parts[0]?.points ?? 0))
    expect(scorePriority(facts, { speed: 0, negative: 0, reach: 0, unanswered: 0 }, NOW)).toMatchObject({ score: 0, upper: 0 })
  })
})

const ratio = fc.double({ min: 0, max: 1e6, noNaN: true })
const anyFacts: fc.Arbitrary<IssueFacts> = fc.record({
  surge: fc.option(fc.tuple(ratio, ratio, ratio).map(ratios => {
    const [ratioLow = 0, middle = 0, ratioHigh = 0] = ratios.sort((a, b) => a - b)
    return { scale: '1h' as const, observed: 5, ratio: middle, ratioLow, ratioHigh }
  })),
  tone: fc.tuple(fc.nat({ max: 1e5 }), fc.nat({ max: 1e5 })).map(([one, other]) => ({ judged: one + other, negative: one })),
  reach: fc.record({ resmi: fc.nat({ max: 500 }), pers: fc.nat({ max: 500 }), lain: fc.nat({ max: 500 }) }),
  firstSeen: fc.integer({ min: NOW - 1e9, max: NOW + 1e6 }),
  answeredAt: fc.option(fc.constant(NOW)),
})

it('is the sum of its parts, none beyond its maximum or its upper bound', () => {
  fc.assert(fc.property(anyFacts, facts => {
    const { score: points, upper, parts } = scorePriority(facts, DEFAULT_WEIGHTS, NOW)
    expect(points).toBeCloseTo(parts.reduce((sum, one) => sum + one.points, 0))
    expect(points >= 0 && points <= upper + 1e-9 && upper <= 100 + 1e-9).toBe(true)
    for (const one of parts) {
      expect(one.points >= 0 && one.points <= one.upper + 1e-9 && one.upper <= one.max + 1e-9).toBe(true)
      expect(Object.values(one.facts).every(Number.isFinite)).toBe(true)
    }
  }))
})

it('never falls when the same issue is heard in more places or waits longer', () => {
  fc.assert(fc.property(anyFacts, fc.nat({ max: 50 }), (facts, more) => {
    const before = scorePriority(facts, DEFAULT_WEIGHTS, NOW).score
    const wider = { ...facts, reach: { ...facts.reach, pers: facts.reach.pers + more } }
    expect(scorePriority(wider, DEFAULT_WEIGHTS, NOW).score).toBeGreaterThanOrEqual(before - 1e-9)
    expect(scorePriority(facts, DEFAULT_WEIGHTS, NOW + more * HOUR).score).toBeGreaterThanOrEqual(before - 1e-9)
  }))
})

// By scipy.stats: beta.ppf(0.1, hits, of − hits + 1) and beta.ppf(0.9, 1 + hits, 3 + of − hits).
it.each([[0, 0, 0, 0.5358], [1, 1, 0.1, 0.6795], [5, 10, 0.2673, 0.5982], [80, 100, 0.7393, 0.8296]])(
  'knows a share of %p in %p to lie between %p and %p', (hits, of, low, high) => {
    expect(boundShare(hits, of).low).toBeCloseTo(low, 3)
    expect(boundShare(hits, of).high).toBeCloseTo(high, 3)
  })
