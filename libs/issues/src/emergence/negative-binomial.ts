import { logShares } from './incomplete-beta'

const LARGE = 1e6
/** A surprise is not told apart beyond this; it keeps a mean of 0 finite. */
const MOST_SURPRISE = 300
/** Beyond this a negative binomial cannot be told from a Poisson, and ln Γ would lose its digits. */
const MOST_SHAPE = 1e6

/**
 * How surprising a count as high as this one is: −log10 P(X ≥ count), X negative binomial.
 *
 * P(X ≥ x) is the regularised incomplete beta function I_q(x, r) with r = 1/dispersion and q = mean/(mean + r).
 *
 * @param count what was seen, not negative; need not be whole
 * @param mean what was expected, not negative
 * @param dispersion of the variance mean + dispersion × mean²; 0 is a Poisson
 * @returns 0 (nothing special) upward, always finite
 */
export function surpriseAbove(count: number, mean: number, dispersion: number): number {
  if (!(count > 0)) return 0
  return toSurprise(logTails(count, mean, dispersion).above)
}

/** The same for a count as low as this one: −log10 P(X ≤ count). */
export function surpriseBelow(count: number, mean: number, dispersion: number): number {
  return toSurprise(logTails(Math.max(0, count) + 1, mean, dispersion).below)
}

/**
 * The least whole number that X exceeds with a probability of at most 1 − share.
 *
 * @param share between 0 and 1, both excluded
 */
export function quantileOf(share: number, mean: number, dispersion: number): number {
  const reaches = (count: number): boolean => logTails(count + 1, mean, dispersion).below >= Math.log(share)
  let high = 1
  while (!reaches(high - 1) && high < Number.MAX_SAFE_INTEGER / 4) high *= 2
  let low = 0
  while (low < high - 1) {
    const middle = Math.floor((low + high - 1) / 2)
    if (reaches(middle)) high = middle + 1
    else low = middle + 1
  }
  return low
}

/** ln P(X ≥ count) and ln P(X < count), for a count above 0. */
function logTails(count: number, mean: number, dispersion: number): { readonly above: number, readonly below: number } {
  if (!(mean > 0)) return { above: -MOST_SURPRISE * Math.LN10, below: 0 }
  // A negative binomial of large numbers is a gamma distribution, which does not change when count and mean shrink alike.
  const shrink = Math.max(1, mean / LARGE, count / LARGE)
  const expected = mean / shrink
  const shape = Math.min(MOST_SHAPE, 1 / Math.max(dispersion, 1 / MOST_SHAPE))
  const { below: above, above: below } = logShares(expected / (expected + shape), count / shrink, shape)
  return { above, below }
}

const toSurprise = (logarithm: number): number => Math.min(MOST_SURPRISE, Math.max(0, -logarithm / Math.LN10))
