import type { Rise } from '@kentongan/contracts'
import {
  countVoices, flatProfile, forecastAll, isLargeButUnsure, judgeSurge, lengthOf, levelOf, priorOfIssue, SCALES, scorePriority, usualOf,
  type SurgeVerdict, type WindowCounts,
} from '@kentongan/issues'
import type { IssueVerdict, WatchedIssue, WatchedPost } from '@kentongan/platform/db'
import { findHabit } from './find-habit'
import { rankHeadlines } from './rank-headlines'
import { keyOf, toPast, type WatchContext } from './watch-context'

const hour = 3_600_000
const day = 24 * hour
/** Scores that differ by no more are not told apart: an issue keeps its place. */
const noise = 3
/** A level falls only when the score is so far below its beginning. */
const slack = 5
/** Points from which an issue is looked at often. */
const great = 20
/** What is known of an issue from before is of no more than so many days. */
const pastDays = 14

/**
 * Judges an issue as it stands: how surprising its last hours are, its priority with all parts, level and place in the list, its
 * headline, and when to look again. `now` in ms since 1970.
 */
export function judgeIssue(found: WatchedIssue, context: WatchContext, now: number): IssueVerdict {
  const { surge, usual } = judgeSpeed(found, context, now)
  const reopened = comesBack(found, surge)
  const issue: WatchedIssue = reopened ? { ...found, status: 'new', raisedAt: null } : found
  const thresholds = { ...context.settings.thresholds, slack }
  const priority = scorePriority({
    surge, tone: countTones(issue, now), reach: countReach(issue, now),
    firstSeen: issue.raisedAt ?? now, answeredAt: issue.status === 'new' ? null : now,
  }, context.settings.weights, now)
  const [score, upper] = [tenth(priority.score), tenth(priority.upper)]
  const level = levelOf(score, thresholds, issue.level)
  const rise = describeRise(issue, surge, now)
  const { title, changed: centrals } = rankHeadlines(issue.title, issue.headlines)
  const shown = { title, score, upper, unsure: isLargeButUnsure({ score, upper }, thresholds), level, rise }
  const unmuted = surge.fired && issue.muted
  return {
    ...shown, id: issue.id, centrals, unmuted, reopened,
    rank: Math.abs(score - issue.rank) > noise ? score : issue.rank,
    parts: priority.parts.map(({ code, points, max, facts }) => ({ code, points, max, facts })),
    usual: { mean: usual.mean, low: usual.low, high: usual.high },
    alarm: surge.fired ? { at: now, surprise: surge.surprise } : null,
    raisedAt: raisedSince(issue, level, now),
    watchAt: nextLook(issue, score, now),
    notes: noteChanges(issue, { level, score, rise, unmuted, reopened, surge }),
    surprise: { surprise: surge.surprise, bare: SCALES.map(scale => surge.bare[scale] ?? 0) },
    changed: unmuted || reopened || looksOtherwise(issue, shown),
  }
}

/** What is done is taken up again where new posts make it rise, not where time or other settings do. */
const comesBack = ({ status, headlines }: WatchedIssue, { fired }: SurgeVerdict): boolean => fired && status === 'done' && headlines.length > 0

type Shown = Pick<IssueVerdict, 'title' | 'score' | 'upper' | 'unsure' | 'level'> & { readonly rise: Rise }

/** Whether a page has something new to show; scores stand there as whole numbers. */
function looksOtherwise(issue: WatchedIssue, shown: Shown): boolean {
  if ((['code', 'at', 'observed'] as const).some(fact => shown.rise[fact] !== issue.rise?.[fact])) return true
  return (['title', 'unsure', 'level'] as const).some(field => shown[field] !== issue[field])
    || (['score', 'upper'] as const).some(field => Math.round(shown[field]) !== Math.round(issue[field]))
}

const raisedSince = ({ levelSaid, raisedAt }: WatchedIssue, level: IssueVerdict['level'], now: number): number | null =>
  ((levelSaid ?? level) === 'hijau' ? null : raisedAt ?? now)

const tenth = (value: number): number => Math.round(value * 10) / 10

function judgeSpeed(issue: WatchedIssue, { agencies, threshold }: WatchContext, now: number) {
  const agency = issue.agency === null ? undefined : agencies.get(keyOf(issue.agency, null))
  const profile = agency?.profile ?? flatProfile()
  const prior = priorOfIssue(agency?.perHour ?? 0, agency?.openIssues ?? 1)
  const past = toPast(Math.max(issue.firstAt, now - pastDays * day), issue.hours)
  const forecasts = forecastAll(past, profile, now, prior)
  const windows = Object.fromEntries(SCALES.map((scale, at) => (
    [scale, { counts: countWindow(issue.recent, now - lengthOf(scale)), usual: forecasts[scale], habit: findHabit(issue.days, at) }])))
  return {
    surge: judgeSurge({ windows, now, lastAlarm: lastAlarmOf(issue, now), threshold }),
    usual: usualOf(past, profile, now, '1h', prior),
  }
}

/** While an issue is muted its last alarm does not grow old: only what is twice as surprising brings it back. */
const lastAlarmOf = ({ muted, lastAlarm }: WatchedIssue, now: number): WatchedIssue['lastAlarm'] =>
  (muted && lastAlarm !== null ? { ...lastAlarm, at: now } : lastAlarm)

function countWindow(recent: readonly WatchedPost[], since: number, until = Infinity): WindowCounts {
  const posts = recent.filter(({ at }) => at > since && at <= until)
  const distinct = (of: (post: WatchedPost) => unknown) => new Set(posts.map(of)).size
  return { groups: distinct(post => post.copyOf), sources: distinct(post => post.domain), posts: posts.length, accounts: distinct(post => post.account) }
}

const ofLastDay = ({ recent }: WatchedIssue, now: number): readonly WatchedPost[] => recent.filter(({ at }) => at > now - day)

function countTones(issue: WatchedIssue, now: number) {
  const sum = (of: 'mentions' | 'negative') => ofLastDay(issue, now).reduce((total, post) => total + post[of], 0)
  return { judged: sum('mentions'), negative: sum('negative') }
}

function countReach(issue: WatchedIssue, now: number) {
  const tiers = new Map(ofLastDay(issue, now).map(({ domain, tier }) => [domain, tier]))
  const count = (wanted: WatchedPost['tier']) => [...tiers.values()].filter(tier => tier === wanted).length
  return { resmi: count('resmi'), pers: count('pers'), lain: count('lain') }
}

const isTold = (rise: Rise | null, now: number): rise is Rise => rise?.code === 'rise' && now - Date.parse(rise.at) < day

/** Whether the posts that made a rise are still there, as far as they were counted; a person may have taken them elsewhere. */
function stands({ at, minutes, observed }: Rise, recent: readonly WatchedPost[]): boolean {
  const end = Date.parse(at)
  return countVoices(countWindow(recent, end - minutes * 60_000, end)) >= observed
}

function codeOf(reason: SurgeVerdict['reason'], told: boolean): Rise['code'] {
  if (reason === 'rise' || (reason === 'refractory' && told)) return 'rise'
  return reason === 'copying' ? 'copying' : 'usual'
}

/**
 * A rise is told of for a day; copying and the usual as long as they hold. Where posts that made a rise have left, it is told of as the
 * others are now, without another alarm.
 */
function describeRise({ rise, recent }: WatchedIssue, { fired, reason, scale, observed, usual, ratio, ratioLow }: SurgeVerdict, now: number): Rise {
  const told = isTold(rise, now)
  if (!fired && told && stands(rise, recent)) return rise
  const { sources } = countWindow(recent, now - lengthOf(scale))
  const code = codeOf(reason, told)
  const at = !fired && rise?.code === code ? rise.at : new Date(now).toISOString()
  return { code, at, minutes: lengthOf(scale) / 60_000, observed, expected: usual.mean, ratio, ratioLow, sources }
}

type Changes = { readonly level: IssueVerdict['level']; readonly score: number; readonly rise: Rise; readonly unmuted: boolean; readonly reopened: boolean; readonly surge: SurgeVerdict }

function noteChanges(issue: WatchedIssue, { level, score, rise, unmuted, reopened, surge }: Changes): IssueVerdict['notes'] {
  const { minutes, observed, expected, ratio, ratioLow, sources } = rise
  const { posts } = countWindow(issue.recent, Date.parse(rise.at) - minutes * 60_000)
  return [
    ...(surge.fired ? [{ kind: 'rise', detail: { minutes, observed, expected, ratio, ratioLow, surprise: surge.surprise, sources } }] : []),
    ...(rise.code === 'copying' && issue.rise?.code !== 'copying' ? [{ kind: 'copying', detail: { posts, sources, minutes } }] : []),
    ...(unmuted ? [{ kind: 'unmute', detail: { why: 'rise' } }] : []),
    ...(reopened ? [{ kind: 'reopened', detail: {} }] : []),
    ...(level !== issue.level ? [{ kind: 'machine-level', detail: { from: issue.level, to: level, score } }] : []),
  ]
}

/** What comes in makes it due at once; time alone changes the great ones soon, others seldom, and nothing once nothing is left. */
function nextLook({ lastAt }: WatchedIssue, score: number, now: number): number | null {
  const quiet = now - lastAt
  if (quiet < day) return now + (quiet < hour || score >= great ? hour / 12 : hour / 2)
  return score > 0 || quiet < 2 * day ? now + hour : null
}
