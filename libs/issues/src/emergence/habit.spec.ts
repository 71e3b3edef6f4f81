import fc from 'fast-check'
import { calibrate, combine, noHabit, takeDay, type Habit } from './habit'
import { SCALES } from './scale'

const surprise = fc.double({ min: 0, max: 300, noNaN: true })
const habit = fc.array(surprise, { maxLength: 80 }).map(days => days.reduce<Habit>(takeDay, noHabit))

describe('calibrate', () => {
  it('leaves a surprise as it is where no day was seen', () => {
    for (const scale of SCALES) for (const value of [0, 1, 5, 80]) expect(calibrate(value, scale, noHabit)).toBeCloseTo(value, 9)
  })

  it.each([['15m', 2.23], ['1h', 1.63]] as const)('makes a day as every day what a calm day is, on %s', (scale, usual) => {
    const lively = Array.from({ length: 60 }, (_, day) => 20 + day % 5).reduce<Habit>(takeDay, noHabit)
    expect(calibrate(22, scale, lively)).toBeGreaterThan(0.8 * usual)
    expect(calibrate(22, scale, lively)).toBeLessThan(2 * usual)
    expect(calibrate(80, scale, lively)).toBeGreaterThan(2 * usual)
  })

  it('forgets: a wild month long ago no longer hides a rise', () => {
    const after = (...days: readonly number[]): Habit => days.flatMap(high => Array.from({ length: 28 }, () => high)).reduce<Habit>(takeDay, noHabit)
    expect(calibrate(10, '1h', after(50, 2))).toBeGreaterThan(1.5 * calibrate(10, '1h', after(2, 50)))
  })

  it('is monotone, finite and never negative', () => {
    fc.assert(fc.property(surprise, surprise, habit, fc.constantFrom(...SCALES), (one, other, days, scale) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)].map(value => calibrate(value, scale, days))
      expect(Number.isFinite(more) && (less ?? -1) >= 0).toBe(true)
      expect(more).toBeGreaterThanOrEqual(less ?? NaN)
    }))
  })
})

describe('combine', () => {
  it.each([[[], 0], [[3], 3], [[3, 0], 1], [[0, 0, 0, 15], 1]])('%j is %p', (surprises, expected) => expect(combine(surprises)).toBeCloseTo(expected))

  it('lies between the least and the most', () => {
    fc.assert(fc.property(fc.array(surprise, { minLength: 1, maxLength: 4 }), surprises => {
      expect(combine(surprises)).toBeGreaterThanOrEqual(Math.min(...surprises) - 1e-9)
      expect(combine(surprises)).toBeLessThanOrEqual(Math.max(...surprises) + 1e-9)
    }))
  })
})
