import { surpriseAbove } from './negative-binomial'

const STEPS = 20
/** Of the standard normal distribution. */
const QUANTILE_90 = 1.2816

/**
 * The mean below which so high a count would be seen in less than 10 % of cases (the lower bound of Clopper and Pearson, for a
 * negative binomial), to a millionth of the count.
 *
 * @param count not negative
 * @param dispersion of the variance mean + dispersion × mean²
 */
export function lowestMean(count: number, dispersion: number): number {
  let low = 0
  let high = count
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2
    if (surpriseAbove(count, middle, dispersion) <= 1) high = middle
    else low = middle
  }
  return low
}

/** The mean above which so low a count of a Poisson would be seen in less than 10 % of cases (Wilson and Hilferty 1931). */
export function highestPoissonMean(count: number): number {
  const next = count + 1
  return next * (1 - 1 / (9 * next) + QUANTILE_90 / (3 * Math.sqrt(next))) ** 3
}
