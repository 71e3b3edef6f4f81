/** No budget is so large that a surprise of one in a hundred should ring, none so small that one in 10^12 should not. */
const LOWEST = 2
const HIGHEST = 12
/** One key is looked at on four scales and 96 times a day; neighbours share their data, so about so many looks are independent. */
const LOOKS_A_DAY = 40
/** The model's own tail is worth so many observed exceedances. */
const TRUST_IN_MODEL = 10

export type AlarmBudget = {
  /** Alarms that an analyst wants to see in a day at most, and how many analysts share the work. */
  readonly budgetPerDay: number
  readonly analysts: number
  /** For each key and day of the past (two weeks or more) its highest surprise that had three sources. */
  readonly recentSurprises: readonly number[]
  /** Keys that are watched in a day; since an alarm rests 24 hours, each can raise about one. */
  readonly keysPerDay: number
}

/**
 * The surprise at which an alarm is raised so that in the long run no more than the budget are raised a day.
 *
 * Of the keys' daily highest surprises the wanted share must lie above. It is read from the past where enough was seen; beyond, the
 * tail is exponential (in the limit it is for any calibrated test) with a slope that is the mean exceedance of the past, shrunk to
 * the model's own (10^−S of one look).
 */
export function chooseThreshold({ budgetPerDay, analysts, recentSurprises, keysPerDay }: AlarmBudget): number {
  const alarms = Math.max(budgetPerDay * analysts, 1e-6)
  const share = Math.min(1, alarms / Math.max(keysPerDay, 1))
  const model = Math.log10(LOOKS_A_DAY / share)
  const sorted = [...recentSurprises].filter(Number.isFinite).sort((a, b) => b - a)
  // The tail begins at the highest tenth; the share that is wanted is further out, or is read directly.
  const tail = Math.floor(sorted.length / 10)
  const start = sorted[tail]
  if (start === undefined || tail < TRUST_IN_MODEL) return clamp(model)
  if (share >= tail / sorted.length) return clamp(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? start)
  const excess = sorted.slice(0, tail).reduce((sum, surprise) => sum + Math.min(surprise, HIGHEST) - Math.min(start, HIGHEST), 0)
  const slope = (excess + TRUST_IN_MODEL / Math.LN10) / (tail + TRUST_IN_MODEL)
  return clamp(start + slope * Math.log(tail / sorted.length / share))
}

const clamp = (threshold: number): number => Math.min(HIGHEST, Math.max(LOWEST, threshold))
