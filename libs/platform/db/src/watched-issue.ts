import type { IssueSettings, Level, Rise, SourceTier } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'

/** A post of an issue with a mention that counts. Times in ms since 1970. */
export type WatchedPost = {
  readonly post: number
  readonly copyOf: number
  readonly domain: string
  readonly tier: SourceTier
  readonly account: string
  readonly at: number
  readonly mentions: number
  readonly negative: number
}
/** Groups of copies and distinct domains of an hour. */
export type HourVoices = { readonly at: number; readonly groups: number; readonly sources: number }
/** How surprising a day got; `bare` on the scales 15 min, 1 h, 6 h, 24 h. */
export type SurpriseDay = { readonly surprise: number; readonly bare: readonly number[] }
export type WatchedHeadline = { readonly post: number; readonly title: string; readonly central: number }

/** All that an issue is judged by. */
export type WatchedIssue = {
  readonly id: number
  readonly title: string
  readonly status: 'new' | 'acknowledged' | 'done'
  readonly level: Level
  readonly levelSaid: Level | null
  readonly muted: boolean
  readonly score: number
  readonly upper: number
  readonly unsure: boolean
  readonly rank: number
  readonly peak: number
  readonly rise: Rise | null
  readonly lastAlarm: { readonly at: number; readonly surprise: number } | null
  readonly raisedAt: number | null
  readonly firstAt: number
  readonly lastAt: number
  /** The one with most mentions; null where none counts. */
  readonly agency: number | null
  /** Of the last 24 hours, and those that a rise was made of which is still told of. */
  readonly recent: readonly WatchedPost[]
  /** Of the last 14 days, in order; quiet hours are left out. */
  readonly hours: readonly HourVoices[]
  /** Whole days before today, in order. */
  readonly days: readonly SurpriseDay[]
  /** Headlines of its newest posts, where posts came or went; else empty. */
  readonly headlines: readonly WatchedHeadline[]
}
export type WatchSettings = Pick<IssueSettings, 'version' | 'weights' | 'thresholds' | 'budget' | 'analysts'>

const counted = 'm.relevant and not m.in_doubt'
const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`
const headlinesOfOne = 200

/** Reads what living issues are judged by, in a handful of statements; `fresh` are those whose posts have changed. */
export async function readWatchedIssues(manager: EntityManager, ids: readonly number[], fresh: readonly number[], now: Date): Promise<readonly WatchedIssue[]> {
  const issues: Omit<WatchedIssue, 'recent' | 'hours' | 'days' | 'headlines'>[] = await manager.query(
    `select i.id, i.title, i.status, i.level, i.level_said as "levelSaid", coalesce(i.muted_until > $2, false) as muted, i.score, i.upper, i.unsure, i.rank,
       i.peak_score as peak, i.rise, ${ms('i.raised_at')} as "raisedAt", ${ms('i.first_at')} as "firstAt", ${ms('i.last_at')} as "lastAt",
       case when i.last_alarm_at is not null then jsonb_build_object('at', ${ms('i.last_alarm_at')}, 'surprise', i.last_alarm_surprise) end as "lastAlarm",
       (select a.agency_id from issue_agency a where a.issue_id = i.id order by a.mentions desc, a.agency_id limit 1) as agency
     from issue i where i.id = any($1) and i.merged_into is null order by i.id`, [ids, now])
  const living = issues.map(issue => issue.id)
  const recent = await group(manager, recentPosts, [living, now])
  const hours = await group(manager, pastHours, [living, now])
  const days = await group(manager, pastDays, [living, now])
  const headlines = await group(manager, newestHeadlines, [fresh, headlinesOfOne])
  return issues.map(issue => ({
    ...issue,
    recent: (recent.get(issue.id) ?? []) as WatchedPost[],
    hours: (hours.get(issue.id) ?? []) as HourVoices[],
    days: (days.get(issue.id) ?? []) as SurpriseDay[],
    headlines: (headlines.get(issue.id) ?? []) as WatchedHeadline[],
  }))
}

/** Rows of a statement that gives an issue with a list. */
async function group(manager: EntityManager, sql: string, parameters: readonly unknown[]): Promise<ReadonlyMap<number, unknown>> {
  const rows: { issue: number; list: unknown }[] = await manager.query(sql, [...parameters])
  return new Map(rows.map(row => [row.issue, row.list]))
}

const recentPosts = `
  select ip.issue_id as issue, jsonb_agg(jsonb_build_object('post', p.id, 'copyOf', ip.copy_of, 'domain', s.domain, 'tier', s.tier,
    'account', s.id || '/' || coalesce(x.author_url, p.author, ''), 'at', ${ms('p.published_at')}, 'mentions', m.mentions, 'negative', m.negative) order by p.id) as list
  from issue_post ip join issue i on i.id = ip.issue_id join post p on p.id = ip.post_id join source s on s.id = p.source_id left join post_social x on x.post_id = p.id
  cross join lateral (select count(*) as mentions, count(*) filter (where m.tone_now = 'negatif') as negative
    from mention m where m.post_id = ip.post_id and ${counted}) m
  where ip.issue_id = any($1) and m.mentions > 0
    and p.published_at > $2::timestamptz - case when i.rise ->> 'code' = 'rise' then interval '48 hours' else '24 hours' end group by 1`

const pastHours = `
  select issue, jsonb_agg(jsonb_build_object('at', ${ms('hour')}, 'groups', groups, 'sources', sources) order by hour) as list from (
    select ip.issue_id as issue, date_trunc('hour', p.published_at, 'UTC') as hour, count(distinct ip.copy_of) as groups, count(distinct s.domain) as sources
    from issue_post ip join post p on p.id = ip.post_id join source s on s.id = p.source_id
    where ip.issue_id = any($1) and p.published_at > $2::timestamptz - interval '14 days'
      and exists (select from mention m where m.post_id = ip.post_id and ${counted}) group by 1, 2
  ) counted group by 1`

const pastDays = `
  select substr(key, 7)::bigint as issue, jsonb_agg(jsonb_build_object('surprise', surprise, 'bare', bare) order by day) as list from surprise_sample
  where key = any (select 'issue-' || id from unnest($1::bigint[]) as id) and day < ($2::timestamptz at time zone 'UTC')::date group by 1`

const newestHeadlines = `
  select wanted.id as issue, jsonb_agg(jsonb_build_object('post', h.post_id, 'title', h.title, 'central', h.central) order by h.post_id) as list
  from unnest($1::bigint[]) as wanted (id) cross join lateral (
    select ip.post_id, p.title, ip.central from issue_post ip join post p on p.id = ip.post_id
    where ip.issue_id = wanted.id and p.deleted_at is null order by ip.post_id desc limit $2
  ) h group by 1`
