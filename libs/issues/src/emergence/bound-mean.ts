import { surpriseAbove, surpriseBelow } from './negative-binomial'

const STEPS = 60

/**
 * The mean below which so high a count would be seen in less than 10 % of cases (the lower bound of Clopper and Pearson, for a
 * negative binomial).
 *
 * @param count not negative
 * @param dispersion of the variance mean + dispersion × mean²
 */
export function lowestMean(count: number, dispersion: number): number {
  return count > 0 ? bisect(count, mean => surpriseAbove(count, mean, dispersion) <= 1) : 0
}

/** The mean above which so low a count would be seen in less than 10 % of cases. */
export function highestMean(count: number, dispersion: number): number {
  let most = count + 4
  while (surpriseBelow(count, most, dispersion) < 1) most *= 2
  return bisect(most, mean => surpriseBelow(count, mean, dispersion) >= 1)
}

/** The least mean between 0 and `most` at which `reached` holds; it must hold from there on. */
function bisect(most: number, reached: (mean: number) => boolean): number {
  let low = 0
  let high = most
  for (let step = 0; step < STEPS && high - low > 1e-9 * most; step++) {
    const middle = (low + high) / 2
    if (reached(middle)) high = middle
    else low = middle
  }
  return high
}
