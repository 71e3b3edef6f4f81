import fc from 'fast-check'
import { exposureBetween, flatProfile, learnProfile, type HourlyCount } from './season-profile'

const HOUR = 3_600_000
const MONDAY = Date.UTC(2026, 2, 2)
const WIB = 420

function weeks(count: number, countOf: (hour: number) => number, from = MONDAY): readonly HourlyCount[] {
  return Array.from({ length: count * 168 }, (_, hour) => ({ at: from + hour * HOUR, count: countOf(hour) }))
}

describe('learnProfile', () => {
  it('always has a mean of 1 and no factor of 0', () => {
    const counts = fc.array(fc.record({ at: fc.integer({ min: 0, max: 1e6 }).map(hour => hour * HOUR), count: fc.nat({ max: 1e9 }) }))
    fc.assert(fc.property(fc.array(counts, { maxLength: 4 }), fc.integer({ min: -720, max: 840 }), (series, offset) => {
      const { factors } = learnProfile(series, offset)
      expect(factors).toHaveLength(168)
      expect(factors.reduce((sum, factor) => sum + factor, 0) / 168).toBeCloseTo(1, 9)
      expect(factors.every(factor => factor > 0)).toBe(true)
    }))
  })

  it('finds the local hour: 9 to 10 o\'clock in Jakarta is 2 to 3 in UTC', () => {
    const { factors } = learnProfile([weeks(8, hour => (hour % 24 === 2 ? 60 : 20))], WIB)
    const busiest = factors.map((factor, slot) => ({ factor, hour: slot % 24 })).sort((a, b) => b.factor - a.factor).slice(0, 7)
    expect(busiest.map(({ hour }) => hour)).toEqual(Array.from({ length: 7 }, () => 9))
  })

  it('starts its week on Monday', () => {
    const { factors } = learnProfile([weeks(20, hour => (hour < 24 || hour % 168 < 24 ? 30 : 10))], 0)
    expect(Math.min(...factors.slice(0, 24))).toBeGreaterThan(1.5 * Math.max(...factors.slice(24)))
  })

  it('believes few counts little, and an agency in crisis no more than others', () => {
    const few = learnProfile([weeks(1, hour => (hour === 100 ? 3 : 0))], 0).factors
    expect(Math.max(...few)).toBeLessThan(1.5)
    const calm = Array.from({ length: 10 }, () => weeks(4, () => 5))
    const crisis = weeks(4, hour => (hour >= 300 && hour < 324 ? 5000 : 5))
    expect(Math.max(...learnProfile([...calm, crisis], 0).factors)).toBeLessThan(2)
  })
})

describe('exposureBetween', () => {
  it.each([0, 0.25, 1, 24, 168])('of %p hours of a flat week is as many', hours => {
    expect(exposureBetween(flatProfile(WIB), MONDAY + HOUR / 3, MONDAY + HOUR / 3 + hours * HOUR)).toBeCloseTo(hours, 9)
  })

  it('counts each slot as far as it is covered', () => {
    const factors = flatProfile().factors.map((_, slot) => (slot === 9 ? 4 : 1))
    const profile = { offsetMinutes: 0, factors }
    expect(exposureBetween(profile, MONDAY + 8.5 * HOUR, MONDAY + 9.25 * HOUR)).toBeCloseTo(0.5 + 1)
    expect(exposureBetween(profile, MONDAY, MONDAY)).toBe(0)
  })

  it('of a whole week is 168 hours, wherever it begins, also before 1970', () => {
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 2e12 }), fc.integer({ min: 0, max: 840 }), (from, offset) => {
      const profile = learnProfile([weeks(3, hour => hour % 7)], offset)
      expect(exposureBetween(profile, from, from + 168 * HOUR)).toBeCloseTo(168, 5)
    }))
  })
})
