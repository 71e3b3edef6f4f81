import fc from 'fast-check'
import { priorOfAgency } from './prior-of'
import { SCALES, lengthOf } from './scale'
import { flatProfile, type HourlyCount } from './season-profile'
import { forecastAll, usualOf, type Past } from './usual'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 2, 30, 5)
const flat = flatProfile(420)
const prior = priorOfAgency(1)

const pastOf = (counts: readonly number[]): Past =>
  ({ since: NOW - counts.length * HOUR, hours: counts.map((count, at) => ({ at: NOW - (counts.length - at) * HOUR, count })) })
const steady = (count: number, hours = 672): readonly number[] => Array.from({ length: hours }, () => count)

describe('usualOf', () => {
  it.each([['15m', 1], ['1h', 4], ['6h', 24], ['24h', 96]] as const)('of four an hour in %s is about %p', (scale, mean) => {
    const usual = usualOf(pastOf(steady(4)), flat, NOW, scale, prior)
    expect(usual.mean / mean).toBeCloseTo(1, 1)
    expect(usual.low).toBeLessThanOrEqual(usual.mean)
    expect(usual.high).toBeGreaterThanOrEqual(usual.mean)
  })

  it('follows a lasting change with a half-life of three days', () => {
    const mean = (hours: number): number => usualOf(pastOf([...steady(10, 672 - hours), ...steady(12, hours)]), flat, NOW, '1h', prior).mean
    expect(mean(73)).toBeCloseTo(11, 0)
    expect(mean(300)).toBeGreaterThan(11.7)
  })

  it('is hardly moved by a burst, and not at all by what is in the window', () => {
    const calm = usualOf(pastOf(steady(4)), flat, NOW, '6h', prior)
    const burst = usualOf(pastOf([...steady(4, 600), ...steady(400, 4), ...steady(4, 68)]), flat, NOW, '6h', prior)
    const inside = usualOf(pastOf([...steady(4, 666), ...steady(400, 6)]), flat, NOW, '6h', prior)
    expect(burst.mean).toBeLessThan(2 * calm.mean)
    expect(inside).toEqual(calm)
  })

  it('knows the hour: as usual at night is less than as usual at noon', () => {
    const profile = { offsetMinutes: 0, factors: flat.factors.map((_, slot) => (slot % 24 < 12 ? 0.5 : 1.5)) }
    const counts = Array.from({ length: 672 }, (_, at) => ((NOW / HOUR - 672 + at) % 24 < 12 ? 2 : 6))
    const at = (now: number): number => usualOf(pastOf(counts), profile, now, '1h', prior).mean
    expect(at(NOW)).toBeCloseTo(2, 1)
    expect(at(NOW - 8 * HOUR)).toBeCloseTo(6, 1)
  })

  it('is wider where hours scatter, and where little was seen', () => {
    const wild = Array.from({ length: 672 }, (_, at) => (at % 5 === 0 ? 16 : 1))
    const spread = (counts: readonly number[]): number => usualOf(pastOf(counts), flat, NOW, '1h', prior).dispersion
    expect(spread(wild)).toBeGreaterThan(spread(steady(4)) + 0.3)
    expect(spread(steady(4, 3))).toBeGreaterThan(spread(steady(4)) + 0.05)
  })

  it('is the prior where nothing was seen, and less where nothing came', () => {
    expect(usualOf({ since: NOW - 24 * HOUR, hours: [] }, flat, NOW, '24h', priorOfAgency(2)).mean).toBeCloseTo(48)
    expect(usualOf({ since: NOW - 672 * HOUR, hours: [] }, flat, NOW, '24h', priorOfAgency(2)).mean).toBeLessThan(1)
  })
})

it.each([[0, 2], [0.5, 2], [1, 2], [5, 10], [24, 48], [26, 48]])('expects a key of %p hours to have been heard of %p times at most in a day', (age, mean) => {
  expect(usualOf({ since: NOW - age * HOUR, hours: [] }, flat, NOW, '24h', { perHour: 2, worth: 1000 }).mean).toBeCloseTo(mean, 0)
})

const anyPast = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 50 }), fc.nat({ max: 1e9 })), { maxLength: 60 }).map(pastOf)

it('never gives what is no number, with gaps, zeros and huge counts', () => {
  fc.assert(fc.property(anyPast, fc.integer({ min: 0, max: 90 }), fc.double({ min: 0, max: 1e6, noNaN: true }), (past, minutes, rate) => {
    const kept: readonly HourlyCount[] = past.hours.filter(({ count }) => count > 0)
    for (const scale of SCALES) {
      const usual = usualOf({ ...past, hours: kept }, flat, NOW + minutes * 60_000, scale, priorOfAgency(rate))
      expect(Object.values(usual).every(value => Number.isFinite(value) && value >= 0)).toBe(true)
      expect(usual).toEqual(usualOf(past, flat, NOW + minutes * 60_000, scale, priorOfAgency(rate)))
    }
  }), { numRuns: 30 })
})

it('doubles where all counts double', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 20, max: 60 }), { minLength: 100, maxLength: 200 }), counts => {
    const mean = (times: number): number => usualOf(pastOf(counts.map(count => times * count)), flat, NOW, '1h', prior).mean
    expect(mean(2) / mean(1)).toBeCloseTo(2, 1)
  }), { numRuns: 30 })
})

it('is the same for all scales at once as for each', () => {
  fc.assert(fc.property(anyPast, fc.integer({ min: 0, max: 10 }), (past, quarters) => {
    const now = NOW + quarters * lengthOf('15m')
    const all = forecastAll(past, flat, now, prior)
    for (const scale of SCALES) expect(usualOf(past, flat, now, scale, prior)).toMatchObject(all[scale])
  }), { numRuns: 30 })
})
