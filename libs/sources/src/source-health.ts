import type { SourceHealth } from '@kentongan/contracts'

/**
 * A page that is missing this long will not come back by itself; shorter gaps are moves, and YouTube's feeds have them for
 * hours.
 */
const goneAfterMs = 14 * 24 * 3_600_000
/** Bad weather longer than a day is no weather any more. */
const longestWeatherMs = 24 * 3_600_000
/** One to three failures are a bad night; from the fourth on somebody should look. */
const failingFrom = 4

/** The last failure; `reason` keys a sentence in the catalogues. */
export type SourceFailure = {
  readonly reason: string
  readonly status: number | null
  readonly detail: string
  readonly at: string
}

/** How a source is, since when, and what led there. Named as the columns of a source. */
export type HealthRecord = {
  readonly health: SourceHealth
  readonly healthSince: Date | null
  /** Failed polls since the last good one, and the time of the first of them. */
  readonly consecutiveFailures: number
  readonly firstFailureAt: Date | null
  readonly lastOkAt: Date | null
  readonly lastError: SourceFailure | null
}

export type PollEvent =
  | { readonly kind: 'read' | 'unchanged' }
  | {
    readonly kind: 'failed'
    readonly reason: string
    readonly status: number | null
    readonly detail: string
    /** A passing trouble that the platform is known for. */
    readonly weather?: boolean
  }

/** What is known of a source before its first poll. */
export const unknownHealth: HealthRecord = {
  health: 'unknown', healthSince: null, consecutiveFailures: 0, firstFailureAt: null, lastOkAt: null, lastError: null,
}

type Failed = Extract<PollEvent, { kind: 'failed' }>

/** 410 says so itself. 404 must last: the run of failures is 14 days old, and it is not one stray 404 after other trouble. */
const isGone = (previous: HealthRecord, event: Failed, now: Date): boolean => {
  if (event.status === 410 || previous.health === 'gone') return true
  if (event.status !== 404 || previous.lastError?.status !== 404) return false
  return previous.firstFailureAt !== null && now.getTime() - previous.firstFailureAt.getTime() >= goneAfterMs
}

const isLongWeather = ({ firstFailureAt }: HealthRecord, now: Date): boolean =>
  firstFailureAt !== null && now.getTime() - firstFailureAt.getTime() >= longestWeatherMs

const afterFailure = (previous: HealthRecord, event: Failed, now: Date): SourceHealth => {
  if (event.weather) return isLongWeather(previous, now) ? 'failing' : 'degraded'
  if (isGone(previous, event, now)) return 'gone'
  return previous.consecutiveFailures + 1 >= failingFrom ? 'failing' : 'degraded'
}

const inState = (previous: HealthRecord, health: SourceHealth, now: Date): Pick<HealthRecord, 'health' | 'healthSince'> =>
  ({ health, healthSince: previous.health === health ? previous.healthSince ?? now : now })

/**
 * The health of a source after one poll: ok, degraded (1–3 failures in a row), failing (from the fourth), gone (410, or 404 for
 * 14 days). Weather makes a source degraded, failing after a day, and never gone. One good poll makes it ok from any state. No state ends the polling: `nextPoll` asks a gone source daily as well.
 */
export const sourceHealth = (previous: HealthRecord, event: PollEvent, now: Date): HealthRecord => {
  if (event.kind !== 'failed') {
    return { ...inState(previous, 'ok', now), consecutiveFailures: 0, firstFailureAt: null, lastOkAt: now, lastError: null }
  }
  return {
    ...inState(previous, afterFailure(previous, event, now), now),
    consecutiveFailures: previous.consecutiveFailures + 1,
    firstFailureAt: previous.firstFailureAt ?? now,
    lastOkAt: previous.lastOkAt,
    lastError: { reason: event.reason, status: event.status, detail: event.detail, at: now.toISOString() },
  }
}
