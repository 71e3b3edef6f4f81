import { chooseThreshold, countVoices, flatProfile, learnProfile, priorOfAgency, type Past, type Prior, type SeasonProfile } from '@kentongan/issues'
import type { AgencyPast, HourVoices, WatchBackground } from '@kentongan/platform/db'

const hour = 3_600_000
/** Minutes that a zone is ahead of UTC; Indonesia knows no summer time. */
const offsets: Readonly<Record<AgencyPast['timeZone'], number>> = { 'Asia/Jakarta': 420, 'Asia/Makassar': 480, 'Asia/Jayapura': 540 }

export type AgencyContext = {
  readonly past: Past
  readonly profile: SeasonProfile
  readonly prior: Prior
  readonly perHour: number
  readonly openIssues: number
}
/** What every judgement of a while stands on. */
export type WatchContext = {
  readonly settings: WatchBackground['settings']
  readonly threshold: number
  /** By {@link keyOf}. */
  readonly agencies: ReadonlyMap<string, AgencyContext>
}

export const keyOf = (agency: number, kind: string | null): string => `${agency} ${kind ?? ''}`

/** Hours of voices as the domain reads them. */
export const toPast = (since: number, hours: readonly HourVoices[]): Past => (
  { since, hours: hours.map(({ at, groups, sources }) => ({ at, count: countVoices({ groups, sources }) })) })

/** Learns the rhythm of the week for each time zone, what is usual for each agency, and where the alarm budget puts the threshold. */
export function makeWatchContext({ settings, agencies, surprises, keysPerDay }: WatchBackground, now: number): WatchContext {
  const pasts = agencies.map(agency => ({ ...agency, past: toPast(agency.hours[0]?.at ?? now, agency.hours) }))
  const profiles = new Map(Object.entries(offsets).map(([zone, offset]) => {
    const series = pasts.filter(({ kind, timeZone }) => kind === null && timeZone === zone).map(({ past }) => fillHours(past, now))
    return [zone, series.length === 0 ? flatProfile(offset) : learnProfile(series, offset)]
  }))
  const rates = pasts.map(({ past }) => rateOf(past, now))
  const whole = rates.filter((_, at) => pasts[at]!.kind === null)
  const prior = priorOfAgency(whole.reduce((sum, rate) => sum + rate, 0) / Math.max(1, whole.length))
  return {
    settings,
    threshold: chooseThreshold({ budgetPerDay: settings.budget, analysts: settings.analysts, recentSurprises: surprises, keysPerDay }),
    agencies: new Map(pasts.map(({ agency, kind, timeZone, past, openIssues }, at) => (
      [keyOf(agency, kind), { past, profile: profiles.get(timeZone)!, prior, perHour: rates[at]!, openIssues }]))),
  }
}

/** Voices an hour; a past of less than a day is taken for a day. */
function rateOf({ since, hours }: Past, now: number): number {
  return hours.reduce((sum, { count }) => sum + count, 0) / Math.max(24, (now - since) / hour)
}

/** Every whole hour of a past, the quiet ones as well. */
function fillHours({ since, hours }: Past, now: number): Past['hours'] {
  const counts = new Map(hours.map(({ at, count }) => [at, count]))
  const length = Math.max(0, Math.floor((now - since) / hour))
  return Array.from({ length }, (_, at) => ({ at: since + at * hour, count: counts.get(since + at * hour) ?? 0 }))
}
