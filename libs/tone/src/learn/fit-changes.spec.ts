import fc from 'fast-check'
import { softmax } from '../tone-model'
import { fitChanges, type FitRow } from './fit-changes'

const SIZE = 4
const value = fc.double({ min: -2, max: 2, noNaN: true })
const row: fc.Arbitrary<FitRow> = fc.record({
  features: fc.uniqueArray(fc.nat(SIZE - 1), { minLength: 1 }).map(list => Int32Array.from(list)),
  values: fc.array(value, { minLength: SIZE, maxLength: SIZE }).map(list => Float64Array.from(list)),
  offset: fc.tuple(value, value, value),
  label: fc.nat(2),
  weight: fc.double({ min: 0, max: 3, noNaN: true }),
})

/** The slope of the cost, written down once more in the plainest way. */
function slopeAt(rows: readonly FitRow[], changes: Float64Array, strength: number): number[] {
  return Array.from(changes, (change, at) => strength * change + rows.reduce((sum, { features, values, offset, label, weight }) => {
    const scoreOf = (one: number): number =>
      offset[one]! + features.reduce((total, feature, k) => total + changes[feature * 3 + one]! * values[k]!, 0)
    const k = features.indexOf(Math.floor(at / 3))
    const error = softmax([scoreOf(0), scoreOf(1), scoreOf(2)])[at % 3]! - (at % 3 === label ? 1 : 0)
    return k < 0 ? sum : sum + weight * error * values[k]!
  }, 0))
}

describe('fitting changes', () => {
  it('ends where the cost is flat, whatever the rows', () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom(0.5, 1, 5), (rows, strength) => {
      const slopes = slopeAt(rows, fitChanges(rows, SIZE, strength), strength)
      expect(Math.max(...slopes.map(Math.abs))).toBeLessThan(0.05)
    }), { numRuns: 50 })
  })

  it('changes nothing without rows, and less the stronger the prior is', () => {
    expect(fitChanges([], SIZE, 1).every(change => change === 0)).toBe(true)
    const rows: FitRow[] = [{ features: Int32Array.of(0), values: Float64Array.of(1), offset: [0, 0, 0], label: 2, weight: 1 }]
    const [weak, strong] = [fitChanges(rows, SIZE, 0.5)[2]!, fitChanges(rows, SIZE, 5)[2]!]
    expect(weak).toBeGreaterThan(strong)
    expect(strong).toBeGreaterThan(0)
  })
})
