import fc from 'fast-check'
import { highestPoissonMean, lowestMean } from './bound-mean'
import { quantileOf, surpriseAbove, surpriseBelow } from './negative-binomial'

const count = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1e12 }))
const mean = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true }))
const dispersion = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 50, noNaN: true }))

describe('surprise', () => {
  // By scipy.stats: −log10 of nbinom.sf(x − 1, r, r / (r + mean)) and nbinom.cdf(x, …), poisson where the dispersion is 0.
  it.each([
    [1, 2, 0.5, 0.12493873660829995, 0.30102999566398120],
    [5, 2, 0.5, 0.96108193396963040, 0.02802872360024358],
    [10, 2, 0.5, 2.2321487062561696, 0.00138056804477722],
    [10, 2, 0, 4.332565026178538, 0],
    [5, 0.05, 2, 5.798724938978018, 0],
    [300, 20, 0.1, 40.29609074604532, 0],
  ])('of %p where %p was expected, dispersion %p', (seen, expected, scatter, above, below) => {
    expect(surpriseAbove(seen, expected, scatter)).toBeCloseTo(above, 3)
    expect(surpriseBelow(seen, expected, scatter)).toBeCloseTo(below, 3)
  })

  it('is finite and not negative for any counts', () => {
    fc.assert(fc.property(count, mean, dispersion, (seen, expected, scatter) => {
      for (const surprise of [surpriseAbove(seen, expected, scatter), surpriseBelow(seen, expected, scatter)]) {
        expect(Number.isFinite(surprise) && surprise >= 0).toBe(true)
      }
    }))
  })

  it('grows with the count and falls with what was expected', () => {
    const small = fc.integer({ min: 0, max: 5000 })
    fc.assert(fc.property(small, small, fc.double({ min: 0.001, max: 3000, noNaN: true }), dispersion, (one, other, expected, scatter) => {
      const [less, more] = one < other ? [one, other] : [other, one]
      expect(surpriseAbove(more, expected, scatter)).toBeGreaterThanOrEqual(surpriseAbove(less, expected, scatter) - 1e-9)
      expect(surpriseBelow(less, expected, scatter)).toBeGreaterThanOrEqual(surpriseBelow(more, expected, scatter) - 1e-9)
      expect(surpriseAbove(more, expected, scatter)).toBeGreaterThanOrEqual(surpriseAbove(more, 2 * expected, scatter) - 1e-9)
    }))
  })

  it('has two tails that share all there is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.1, max: 200, noNaN: true }), dispersion, (seen, expected, scatter) => {
      expect(10 ** -surpriseAbove(seen, expected, scatter) + 10 ** -surpriseBelow(seen - 1, expected, scatter)).toBeCloseTo(1, 6)
    }))
  })
})

it.each([[0.1, 20, 0.1, 11], [0.9, 20, 0.1, 30], [0.9, 0, 0, 0], [0.5, 0.01, 2, 0], [0.9, 1e9, 0.1, 1.42e9]])(
  'the %p quantile for a mean of %p, dispersion %p, is %p', (share, expected, scatter, quantile) => {
    expect(quantileOf(share, expected, scatter) / Math.max(1, quantile)).toBeCloseTo(quantile === 0 ? 0 : 1, 2)
  })

describe('bounds of a mean', () => {
  it.each([[0, 0, 2.303], [5, 2.433, 9.275], [40, 32.139, 49.39]])('seen %p: between %p and %p', (seen, low, high) => {
    expect(lowestMean(seen, 0)).toBeCloseTo(low, 1)
    expect(highestPoissonMean(seen)).toBeCloseTo(high, seen === 0 ? 0 : 1)
  })

  it('lie on both sides of the count, the lower one further off where counts scatter more', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 10_000 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (seen, scatter) => {
      expect(lowestMean(seen, scatter)).toBeLessThan(lowestMean(seen, 0))
      expect(lowestMean(seen, 0)).toBeLessThan(seen)
      expect(highestPoissonMean(seen)).toBeGreaterThan(seen)
    }))
  })
})
