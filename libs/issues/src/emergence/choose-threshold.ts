/** Even a budget without end does not make the usual an alarm, and none is so small that one in 10^12 should stay unsaid. */
const LOWEST = 1
const HIGHEST = 12
/** Of ln (1 + a key's highest surprise in a day): mean and standard deviation in simulated quiet weeks of many kinds of agencies. */
const MODEL_MEAN = 0.64
const MODEL_DEVIATION = 0.25
/** A Gumbel distribution of deviation 1 has this scale; beyond its upper tenth its tail is exponential with it as slope. */
const GUMBEL_SCALE = Math.sqrt(6) / Math.PI
const EULER = 0.5772
/** What a quantile is read from without help must lie above so many days; the model's tail is worth as many. */
const ENOUGH = 10

export type AlarmBudget = {
  /** Alarms that an analyst wants to see in a day at most, and how many analysts share the work. */
  readonly budgetPerDay: number
  readonly analysts: number
  /** For each key and day of the past (two weeks or more) the highest `surprise` of its verdicts; quiet days belong to it. */
  readonly recentSurprises: readonly number[]
  /** Keys that are watched in a day; since an alarm rests 24 hours, each raises about one at most. */
  readonly keysPerDay: number
}

/**
 * The surprise at which an alarm is raised so that in the long run no more than the budget are raised in a day.
 *
 * A test here is a key's day with its highest surprise. The share of days that may ring is the budget over the keys; the threshold
 * is the surprise that this share of past days exceeded. Where too few did, the tail above the highest tenth is drawn on as an
 * exponential one (the tail of a Gumbel distribution, on the logarithmic scale of `calibrate`) with the slope of the past, shrunk to
 * the model's. Without a past the model decides alone.
 */
export function chooseThreshold({ budgetPerDay, analysts, recentSurprises, keysPerDay }: AlarmBudget): number {
  const share = Math.min(0.9, Math.max(1e-9, budgetPerDay * analysts) / Math.max(1, keysPerDay))
  const sorted = recentSurprises.filter(surprise => surprise >= 0).map(surprise => Math.log1p(surprise)).sort((a, b) => b - a)
  const stretched = sorted.length * share >= ENOUGH ? (sorted[Math.floor(sorted.length * share)] ?? 0) : extrapolate(sorted, share)
  return Math.min(HIGHEST, Math.max(LOWEST, Math.expm1(stretched)))
}

function extrapolate(sorted: readonly number[], share: number): number {
  const above = Math.floor(sorted.length / 10)
  const start = sorted[above]
  if (start === undefined || above < ENOUGH) return modelQuantile(share)
  const excess = sorted.slice(0, above).reduce((sum, surprise) => sum + surprise - start, 0)
  const slope = (excess + ENOUGH * MODEL_DEVIATION * GUMBEL_SCALE) / (above + ENOUGH)
  return start + slope * Math.log(above / sorted.length / share)
}

const modelQuantile = (share: number): number =>
  MODEL_MEAN + MODEL_DEVIATION * GUMBEL_SCALE * (-Math.log(-Math.log1p(-share)) - EULER)
