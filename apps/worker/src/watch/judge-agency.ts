import { countVoices, forecastAll, judgeSilence, judgeSurge, lengthOf, SCALES, type Forecast, type Scale } from '@kentongan/issues'
import type { AgencyVerdict, NewSignal, WatchedAgency } from '@kentongan/platform/db'
import { findHabit } from './find-habit'
import { keyOf, type WatchContext } from './watch-context'

const none = { groups: 0, sources: 0, posts: 0, accounts: 0 }

/** Judges whether an agency, or one kind of source of it, rises or is far quieter than usual. `now` in ms since 1970. */
export function judgeAgency(watched: WatchedAgency, context: WatchContext, now: number): AgencyVerdict {
  const { agency, kind, lastRise, days } = watched
  const { past, profile, prior } = context.agencies.get(keyOf(agency, kind))!
  const forecasts = forecastAll(past, profile, now, prior)
  const countsOf = (scale: Scale) => watched.windows.find(row => row.scale === scale) ?? none
  const windows = Object.fromEntries(SCALES.map((scale, at) => (
    [scale, { counts: countsOf(scale), usual: forecasts[scale], habit: findHabit(days, at) }])))
  const surge = judgeSurge({ windows, now, lastAlarm: lastRise, threshold: context.threshold })
  const { fired, scale, observed, usual, surprise, bare } = surge
  const rise: NewSignal = { agency, kind, code: 'rise', minutes: lengthOf(scale) / 60_000, observed, expected: usual.mean, surprise }
  const silence = findSilence(watched, long => countVoices(countsOf(long)), forecasts)
  return {
    agency, kind, surprise: { surprise, bare: SCALES.map(each => bare[each] ?? 0) },
    signals: [...(fired ? [rise] : []), ...(silence === null || watched.toldSilent ? [] : [silence])],
  }
}

type Voices = (scale: '6h' | '24h') => number

function findSilence({ agency, kind, sources }: WatchedAgency, voices: Voices, usual: Readonly<Record<Scale, Forecast>>): NewSignal | null {
  for (const scale of ['6h', '24h'] as const) {
    const sourcesAlive = scale === '6h' ? sources.alive6 : sources.alive24
    const { silent, observed, expected, surprise } = judgeSilence(
      { scale, observed: voices(scale), usual: usual[scale], sourcesAlive, sourcesUsual: sources.usual })
    if (silent) return { agency, kind, code: 'silence', minutes: lengthOf(scale) / 60_000, observed, expected, surprise }
  }
  return null
}
