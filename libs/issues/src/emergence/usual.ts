import { dispersionOf, doubtOf, newLevel, noScatter, observe, rateOf, scatter, winsorise, type Level, type Prior, type Scatter } from './level'
import { quantileOf } from './negative-binomial'
import { SCALES, lengthOf, type Scale } from './scale'
import { exposureBetween, type HourlyCount, type SeasonProfile } from './season-profile'

const HOUR = 3_600_000

/**
 * What was counted of one key: whole hours in order of time. `since` is when it began to be watched: for an issue its first post. An
 * hour after it that is absent had none.
 */
export type Past = { readonly since: number, readonly hours: readonly HourlyCount[] }

/** What a window would hold if nothing special happened: mean and dispersion of a negative binomial. */
export type Forecast = { readonly mean: number, readonly dispersion: number }

/** A forecast with the band that holds 80 % of usual windows. */
export type Usual = Forecast & { readonly low: number, readonly high: number }

/**
 * What is usual for a key in the window of this length that ends at `now`. Only hours that ended before the window began are used,
 * so a rise never hides itself. A key is not expected to be heard of before it was watched: for one that is younger than the window
 * only its age counts, but an hour at least, since the post that made a new issue is no surprise. The mean is level × season; the dispersion adds up how windows of this length scattered around
 * their forecast and how unsure the level is.
 *
 * @param past voices an hour, at best of the last four weeks
 * @param now end of the window, ms since 1970
 */
export function usualOf(past: Past, profile: SeasonProfile, now: number, scale: Scale, prior: Prior): Usual {
  const [forecast] = forecastEach(past, profile, now, [scale], prior)
  return withBand(forecast as Forecast)
}

/** The forecasts of `usualOf` for all scales at once, in a single pass over the past; without bands, which take longer. */
export function forecastAll(past: Past, profile: SeasonProfile, now: number, prior: Prior): Readonly<Record<Scale, Forecast>> {
  const forecasts = forecastEach(past, profile, now, SCALES, prior)
  return Object.fromEntries(SCALES.map((scale, at) => [scale, forecasts[at]])) as Record<Scale, Forecast>
}

/** The band from the 10 % to the 90 % quantile. */
export function withBand({ mean, dispersion }: Forecast): Usual {
  return { mean, dispersion, low: quantileOf(0.1, mean, dispersion), high: quantileOf(0.9, mean, dispersion) }
}

/** One scale while the past is read: stretches as long as its window are forecast, filled and compared, the last ends at `until`. */
type Track = {
  readonly from: number
  readonly until: number
  readonly hours: number
  level: Level
  scattered: Scatter
  block: { count: number, mean: number } | null
}

function forecastEach(past: Past, profile: SeasonProfile, now: number, scales: readonly Scale[], prior: Prior): readonly Forecast[] {
  const tracks = scales.map((scale): Track => {
    const from = now - lengthOf(scale)
    const hours = Math.max(1, lengthOf(scale) / HOUR)
    return { from: Math.max(from, Math.min(past.since, now - HOUR)), until: Math.floor(from / HOUR) * HOUR, hours, level: newLevel(prior), scattered: noScatter, block: null }
  })
  readPast(past, profile, tracks, prior)
  return tracks.map(({ from, level, scattered }) => ({
    mean: rateOf(level) * exposureBetween(profile, from, now),
    dispersion: dispersionOf(scattered) + doubtOf(level),
  }))
}

function readPast({ since, hours }: Past, profile: SeasonProfile, tracks: readonly Track[], prior: Prior): void {
  const end = Math.max(...tracks.map(({ until }) => until))
  let level = newLevel(prior)
  let hourly = noScatter
  const countAt = walkCounts(hours)
  for (let at = Math.ceil(since / HOUR) * HOUR; at < end; at += HOUR) {
    for (const track of tracks) openBlock(track, level, profile, at)
    const exposure = exposureBetween(profile, at, at + HOUR)
    const mean = rateOf(level) * exposure
    const taken = winsorise(countAt(at), mean, dispersionOf(hourly) + doubtOf(level))
    level = observe(level, taken, exposure, 1)
    hourly = scatter(hourly, taken, mean, 1)
    for (const track of tracks) fillBlock(track, level, taken, at + HOUR)
  }
}

/** Gives the counts of hours that are asked for in order; 0 for one that is absent. */
function walkCounts(hours: readonly HourlyCount[]): (at: number) => number {
  let next = 0
  return at => {
    while ((hours[next]?.at ?? Infinity) < at) next++
    const hour = hours[next]
    return hour?.at === at ? hour.count : 0
  }
}

function openBlock(track: Track, level: Level, profile: SeasonProfile, at: number): void {
  if (at >= track.until || (track.until - at) / HOUR % track.hours !== 0) return
  track.block = { count: 0, mean: rateOf(level) * exposureBetween(profile, at, at + track.hours * HOUR) }
}

function fillBlock(track: Track, level: Level, count: number, end: number): void {
  if (end > track.until) return
  track.level = level
  if (!track.block) return
  track.block.count += count
  if ((track.until - end) / HOUR % track.hours !== 0) return
  track.scattered = scatter(track.scattered, track.block.count, track.block.mean, track.hours)
  track.block = null
}
