const HALF_LIFE_HOURS = 72
/** An hour lifts the level by no more than its mean and so many standard deviations, so that a burst does not become the usual. */
const WINSOR_DEVIATIONS = 3
/** Dispersion that is assumed before it could be measured, and its weight in squared expected counts. */
const FIRST_DISPERSION = 0.2
const FIRST_WEIGHT = 20

/** What is believed of a key that was not watched yet: its voices an hour, and how many counts that belief is worth. */
export type Prior = { readonly perHour: number, readonly worth: number }

/** Exponentially decayed counts and exposure; a plain value that can be computed anew from the rows at any time. */
export type Level = { readonly prior: Prior, readonly seen: number, readonly exposure: number }

/** Decayed sums that say how much counts scatter around what was expected, beyond chance. */
export type Scatter = { readonly excess: number, readonly weight: number }

export const noScatter: Scatter = { excess: FIRST_DISPERSION * FIRST_WEIGHT, weight: FIRST_WEIGHT }

/** The level of a key of which nothing was seen yet. */
export function newLevel(prior: Prior): Level {
  return { prior, seen: 0, exposure: 0 }
}

const KEEP_OF_HOUR = 2 ** (-1 / HALF_LIFE_HOURS)
/** What is left of a weight after so many hours; a single one, the usual case, costs no power. */
const keepOf = (hours: number): number => (hours === 1 ? KEEP_OF_HOUR : 2 ** (-hours / HALF_LIFE_HOURS))

/** Voices in one usual hour: the mean of the Gamma distribution that prior and decayed counts make. */
export function rateOf({ prior, seen, exposure }: Level): number {
  return (prior.worth + seen) / (prior.worth / prior.perHour + exposure)
}

/** How unsure the level itself is, as a dispersion: one over the counts that it rests on. */
export function doubtOf({ prior, seen }: Level): number {
  return 1 / (prior.worth + seen)
}

/** Dispersion of the counts around the level, 0 = like a Poisson. */
export function dispersionOf({ excess, weight }: Scatter): number {
  return Math.max(0, excess / weight)
}

/** The count, or what the level takes of it: at most one more than the mean and three standard deviations. */
export function winsorise(count: number, mean: number, dispersion: number): number {
  return Math.min(count, 1 + mean + WINSOR_DEVIATIONS * Math.sqrt(mean + dispersion * mean * mean))
}

/**
 * Takes one more stretch of time into the level: an exponentially weighted mean with a half-life of 72 hours, weighed by exposure,
 * so that a night says less than a day.
 *
 * @param count voices in the stretch, winsorised
 * @param exposure usual hours in it, from the season profile
 * @param hours its length on the clock
 */
export function observe(level: Level, count: number, exposure: number, hours: number): Level {
  const keep = keepOf(hours)
  return { prior: level.prior, seen: level.seen * keep + count, exposure: level.exposure * keep + exposure }
}

/** Takes one more winsorised count and what had been expected into the scatter, by moments; it forgets as the level does. */
export function scatter(before: Scatter, count: number, mean: number, hours: number): Scatter {
  const keep = keepOf(hours)
  return {
    excess: before.excess * keep + (1 - keep) * noScatter.excess + (count - mean) ** 2 - mean,
    weight: before.weight * keep + (1 - keep) * noScatter.weight + mean * mean,
  }
}
