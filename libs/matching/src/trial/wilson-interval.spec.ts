import fc from 'fast-check'
import { wilsonInterval } from './wilson-interval'

describe('wilsonInterval', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718],
    [0, 0, 0, 1], [20, 20, 0.8389, 1],
  ])('%d of %d', (hits, n, low, high) => {
    expect(wilsonInterval(hits, n)).toEqual({ low: expect.closeTo(low, 4), high: expect.closeTo(high, 4) })
  })

  const counts = fc.integer({ min: 1, max: 1e6 }).chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(fc.property(counts, ([hits, n]) => {
      const { low, high } = wilsonInterval(hits, n)
      expect(0 <= low && low <= hits / n && hits / n <= high && high <= 1).toBe(true)
    }))
  })

  it('is the mirror image for the misses, and narrower with more cases', () => {
    fc.assert(fc.property(counts, ([hits, n]) => {
      const { low, high } = wilsonInterval(hits, n)
      const mirrored = wilsonInterval(n - hits, n)
      expect(mirrored.low).toBeCloseTo(1 - high, 9)
      const more = wilsonInterval(hits * 4, n * 4)
      expect(more.high - more.low).toBeLessThan(high - low)
    }))
  })
})
