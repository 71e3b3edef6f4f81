import { dispersionOf, doubtOf, newLevel, observe, rateOf, noScatter, scatter, winsorise, type Level, type Prior, type Scatter } from './level'
import { quantileOf } from './negative-binomial'
import { lengthOf, type Scale } from './scale'
import { exposureBetween, type HourlyCount, type SeasonProfile } from './season-profile'

const HOUR = 3_600_000

/** What was counted of one key: whole hours in order of time. An hour after `since` that is absent had none. */
export type Past = { readonly since: number, readonly hours: readonly HourlyCount[] }

/** What a window would hold if nothing special happened; `low` and `high` bound 80 % of usual windows. */
export type Usual = { readonly mean: number, readonly dispersion: number, readonly low: number, readonly high: number }

/**
 * What is usual for a key in the window of this length that ends at `now`. Only hours that ended before the window began are used,
 * so a rise never hides itself. The mean is level × season; the dispersion adds up how windows of this length scattered around
 * their forecast and how unsure the level is.
 *
 * @param past voices an hour, at best of the last four weeks
 * @param now end of the window, ms since 1970
 */
export function usualOf(past: Past, profile: SeasonProfile, now: number, scale: Scale, prior: Prior): Usual {
  const from = now - lengthOf(scale)
  const { level, scattered } = learnLevel(past, profile, Math.floor(from / HOUR) * HOUR, Math.max(1, lengthOf(scale) / HOUR), prior)
  const mean = rateOf(level) * exposureBetween(profile, from, now)
  const dispersion = dispersionOf(scattered) + doubtOf(level)
  return { mean, dispersion, low: quantileOf(0.1, mean, dispersion), high: quantileOf(0.9, mean, dispersion) }
}

type Learning = { level: Level, hourly: Scatter, scattered: Scatter, block: { count: number, mean: number } }

/** Level at `until`, and the scatter of stretches of `blockHours` around what the level said when they began. */
function learnLevel({ since, hours }: Past, profile: SeasonProfile, until: number, blockHours: number, prior: Prior): Learning {
  const counts = new Map(hours.map(({ at, count }) => [at, count]))
  const learning: Learning = { level: newLevel(prior), hourly: noScatter, scattered: noScatter, block: { count: 0, mean: 0 } }
  for (let at = Math.ceil(since / HOUR) * HOUR; at < until; at += HOUR) {
    const left = Math.round((until - at) / HOUR)
    if (left % blockHours === 0) learning.block = { count: 0, mean: rateOf(learning.level) * exposureBetween(profile, at, at + blockHours * HOUR) }
    takeHour(learning, counts.get(at) ?? 0, exposureBetween(profile, at, at + HOUR))
    if (left % blockHours === 1 || blockHours === 1) closeBlock(learning, blockHours)
  }
  return learning
}

function takeHour(learning: Learning, count: number, exposure: number): void {
  const mean = rateOf(learning.level) * exposure
  const taken = winsorise(count, mean, dispersionOf(learning.hourly) + doubtOf(learning.level))
  learning.level = observe(learning.level, taken, exposure, 1)
  learning.hourly = scatter(learning.hourly, taken, mean, 1)
  learning.block.count += taken
}

function closeBlock(learning: Learning, blockHours: number): void {
  const { count, mean } = learning.block
  if (mean > 0) learning.scattered = scatter(learning.scattered, count, mean, blockHours)
}
