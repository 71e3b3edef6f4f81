import fc from 'fast-check'
import { chooseThreshold } from './choose-threshold'

/** As many days' highest surprises, spread evenly over what a calibrated key shows. */
const days = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.expm1(0.64 + 0.25 * (Math.sqrt(6) / Math.PI) * (-Math.log(-Math.log((at + 0.5) / count)) - 0.5772)))

const ask = (budgetPerDay: number, keysPerDay: number, recentSurprises: readonly number[], analysts = 1) =>
  chooseThreshold({ budgetPerDay, analysts, recentSurprises, keysPerDay })

describe('chooseThreshold', () => {
  it.each([[10, 200, 14], [5, 60, 28], [30, 860, 14]])('lets %p of %p keys ring in a day, by the past', (budget, keys, past) => {
    const highs = days(keys * past)
    const threshold = ask(budget, keys, highs)
    const rung = highs.filter(high => high >= threshold).length / past
    expect(rung / budget).toBeCloseTo(1, 1)
  })

  it.each([[1, 12, 20], [2, 400, 3], [0.1, 50, 28]])('extrapolates for %p of %p keys from %p days, as the model would', (budget, keys, past) => {
    expect(ask(budget, keys, days(keys * past)) / ask(budget, keys, [])).toBeCloseTo(1, 0)
  })

  it('rises where the past was more surprising', () => {
    const highs = days(2000)
    expect(ask(5, 100, highs.map(high => 2 * high))).toBeGreaterThan(1.5 * ask(5, 100, highs))
  })

  it('falls with the budget, by analyst as by alarm, and stays a number', () => {
    const surprises = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 300, noNaN: true })), { maxLength: 400 })
    fc.assert(fc.property(surprises, fc.double({ min: 0, max: 100, noNaN: true }), fc.nat({ max: 10_000 }), (recent, budget, keys) => {
      const threshold = ask(budget, keys, recent)
      expect(threshold >= 1 && threshold <= 12).toBe(true)
      expect(ask(budget, keys, recent, 2)).toBeLessThanOrEqual(threshold + 1e-9)
      expect(ask(2 * budget, keys, recent)).toBe(ask(budget, keys, recent, 2))
    }))
  })
})
