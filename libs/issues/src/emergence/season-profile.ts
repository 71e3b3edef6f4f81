const HOUR = 3_600_000
const HOURS_IN_WEEK = 168
/** 1 January 1970 was a Thursday; slot 0 is Monday 00.00. */
const THURSDAY = 72
/** As many expected counts as the profile must see in a slot before it trusts it as much as what it would guess without. */
const SHRINKAGE = 30
/** One hour of one agency counts for at most so many times its mean, so that one crisis does not shape everybody's week… */
const MOST_OF_MEAN = 4
/** …after so many rounds of lowering the mean to what is left. */
const ROUNDS = 6
/** No agency weighs more in the pool than one of so many counts an hour. */
const MOST_WEIGHT = 5

export type HourlyCount = { readonly at: number, readonly count: number }

/** How much of a usual hour's volume each hour of the local week carries, from Monday 00.00; the mean is 1. */
export type SeasonProfile = { readonly offsetMinutes: number, readonly factors: readonly number[] }

/** The profile of a place where nothing is known: each hour alike. */
export function flatProfile(offsetMinutes = 0): SeasonProfile {
  return { offsetMinutes, factors: Array.from({ length: HOURS_IN_WEEK }, () => 1) }
}

/**
 * The week's rhythm, pooled over agencies, since one alone has too few posts to show it.
 *
 * Counts are compared with their own agency's mean. A slot of the week is drawn toward its hour of the day (apart for working days
 * and weekend), and that toward 1, the more the fewer counts it has (a Gamma prior worth 30 expected counts at each step).
 *
 * @param series for each agency its hourly counts; `at` = start of the hour in ms since 1970; hours that are absent are not known,
 *   so a quiet hour must be given as 0
 * @param offsetMinutes of local time against UTC (WIB 420, WITA 480, WIT 540)
 */
export function learnProfile(series: readonly (readonly HourlyCount[])[], offsetMinutes: number): SeasonProfile {
  const seen = new Float64Array(HOURS_IN_WEEK)
  const expected = new Float64Array(HOURS_IN_WEEK)
  for (const hours of series) {
    const mean = settleMean(hours)
    const weight = Math.min(1, MOST_WEIGHT / mean)
    for (const { at, count } of hours) {
      const slot = slotOf(at, offsetMinutes)
      seen[slot] = (seen[slot] ?? 0) + weight * winsorise(count, mean)
      expected[slot] = (expected[slot] ?? 0) + weight * mean
    }
  }
  return { offsetMinutes, factors: withMeanOne(shrink(seen, expected)) }
}

const winsorise = (count: number, mean: number): number => Math.min(count, MOST_OF_MEAN * Math.max(1, mean))

function settleMean(hours: readonly HourlyCount[]): number {
  let mean = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const bound = mean
    mean = hours.reduce((sum, { count }) => sum + winsorise(count, bound), 0) / Math.max(1, hours.length)
  }
  return mean
}

function shrink(seen: Float64Array, expected: Float64Array): readonly number[] {
  const pool = (slots: readonly number[], guess: number): number => {
    const total = (of: Float64Array): number => slots.reduce((sum, slot) => sum + (of[slot] ?? 0), 0)
    return (total(seen) + SHRINKAGE * guess) / (total(expected) + SHRINKAGE)
  }
  const slots = Array.from({ length: HOURS_IN_WEEK }, (_, slot) => slot)
  const alike = (one: number, other: number): boolean => one % 24 === other % 24 && (one >= 120) === (other >= 120)
  return slots.map(slot => pool([slot], pool(slots.filter(other => alike(slot, other)), 1)))
}

function withMeanOne(factors: readonly number[]): readonly number[] {
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length
  return factors.map(factor => factor / mean)
}

/**
 * How many usual hours lie between two moments, weighed by the profile: an hour at noon may be 1.8, one at three in the night 0.2.
 *
 * @param from and `until` in ms since 1970; parts of hours count in proportion
 */
export function exposureBetween(profile: SeasonProfile, from: number, until: number): number {
  let exposure = 0
  for (let at = from; at < until;) {
    const offset = profile.offsetMinutes * 60_000
    const next = Math.min(until, (Math.floor((at + offset) / HOUR) + 1) * HOUR - offset)
    exposure += (profile.factors[slotOf(at, profile.offsetMinutes)] ?? 1) * (next - at) / HOUR
    at = next
  }
  return exposure
}

function slotOf(at: number, offsetMinutes: number): number {
  const hour = Math.floor((at + offsetMinutes * 60_000) / HOUR) + THURSDAY
  return ((hour % HOURS_IN_WEEK) + HOURS_IN_WEEK) % HOURS_IN_WEEK
}
