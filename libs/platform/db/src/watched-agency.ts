import type { TimeZone } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'
import { keepSurprises } from './write-watched'
import type { HourVoices, SurpriseDay } from './watched-issue'

/** What was counted in the window of one scale up to now. */
export type WindowRow = { readonly scale: string; readonly groups: number; readonly sources: number; readonly posts: number; readonly accounts: number }
/** How many of the sources that it is usually heard from were read without error within so many hours. */
export type SourcesAlive = { readonly usual: number; readonly alive6: number; readonly alive24: number }

/** An agency, or one kind of source of it. */
export type WatchedAgency = {
  readonly agency: number
  /** Null: all kinds together. */
  readonly kind: string | null
  readonly windows: readonly WindowRow[]
  readonly days: readonly SurpriseDay[]
  readonly sources: SourcesAlive
  /** When a rise was last told of, and a silence within 24 hours. */
  readonly lastRise: { readonly at: number; readonly surprise: number } | null
  readonly toldSilent: boolean
}
export type NewSignal = {
  readonly agency: number
  readonly kind: string | null
  readonly code: 'rise' | 'silence'
  readonly minutes: number
  readonly observed: number
  readonly expected: number
  readonly surprise: number
}
export type AgencyVerdict = { readonly agency: number; readonly kind: string | null; readonly surprise: SurpriseDay; readonly signals: readonly NewSignal[] }

/** Hours of an agency by kind of source; `kind` null sums them up. */
export type AgencyPast = {
  readonly agency: number
  readonly kind: string | null
  readonly timeZone: TimeZone
  readonly openIssues: number
  readonly hours: readonly HourVoices[]
}

const counted = 'm.relevant and not m.in_doubt'
const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`

/** The last 28 days of every agency that was heard of, hour by hour, and of each kind of source where there are several. */
export async function readAgencyPasts(manager: EntityManager, now: Date): Promise<readonly AgencyPast[]> {
  return manager.query(
    `with hour as (
       select agency_id, kind, hour, sum(groups)::int as groups, sum(sources)::int as sources, grouping(kind) as whole from agency_hour
       where hour > $1::timestamptz - interval '28 days' and hour <= $1 group by grouping sets ((agency_id, hour), (agency_id, kind, hour))
     ), series as (
       select agency_id, kind, whole, jsonb_agg(jsonb_build_object('at', ${ms('hour')}, 'groups', groups, 'sources', sources) order by hour) as hours
       from hour group by agency_id, kind, whole
     ) select s.agency_id as agency, s.kind, a.time_zone as "timeZone", s.hours,
         (select count(*)::int from issue_agency i where i.agency_id = s.agency_id and i.last_at > $1::timestamptz - interval '72 hours') as "openIssues"
       from series s join agency a on a.id = s.agency_id and a.removed_at is null
       where s.whole = 1 or (select count(*) from series k where k.agency_id = s.agency_id and k.whole = 0) > 1 order by 1, 2 nulls first`, [now])
}

/** What is judged of agencies with a past. */
export async function readWatchedAgencies(manager: EntityManager, pasts: readonly AgencyPast[], now: Date): Promise<readonly WatchedAgency[]> {
  return manager.query(
    `with wanted as (select agency, kind from jsonb_to_recordset($1) as w (agency integer, kind text))
     select w.agency, w.kind, coalesce(win.list, '[]') as windows, coalesce(day.list, '[]') as days, to_jsonb(src) as sources,
       (select jsonb_build_object('at', ${ms('g.at')}, 'surprise', g.surprise) from agency_signal g
        where g.agency_id = w.agency and g.kind is not distinct from w.kind and g.code = 'rise' order by g.at desc limit 1) as "lastRise",
       exists (select from agency_signal g where g.agency_id = w.agency and g.kind is not distinct from w.kind and g.code = 'silence'
         and g.at > $2::timestamptz - interval '24 hours') as "toldSilent"
     from wanted w
     cross join lateral (select jsonb_agg(to_jsonb(c)) as list from (
       select scale.name as scale, count(distinct coalesce(ip.copy_of, m.post_id)) as groups, count(distinct s.domain) as sources,
         count(distinct m.post_id) as posts, count(distinct (s.id, p.author)) as accounts
       from (values ('15m', interval '15 minutes'), ('1h', '1 hour'), ('6h', '6 hours'), ('24h', '24 hours')) as scale (name, length)
       join mention m on m.agency_id = w.agency and m.published_at > $2::timestamptz - scale.length and m.published_at <= $2 and ${counted}
       join post p on p.id = m.post_id join source s on s.id = m.source_id left join issue_post ip on ip.post_id = m.post_id
       where w.kind is null or s.kind = w.kind group by 1
     ) c) win
     cross join lateral (select jsonb_agg(jsonb_build_object('surprise', surprise, 'bare', bare) order by day) as list from surprise_sample
       where key = concat_ws('-', 'agency', w.agency, w.kind) and day < ($2::timestamptz at time zone 'UTC')::date) day
     cross join lateral (
       select count(*)::int as usual, count(*) filter (where not s.paused and s.last_ok_at > $2::timestamptz - interval '6 hours')::int as alive6,
         count(*) filter (where not s.paused and s.last_ok_at > $2::timestamptz - interval '24 hours')::int as alive24
       from source s where s.removed_at is null and (w.kind is null or s.kind = w.kind) and exists (
         select from mention m where m.source_id = s.id and m.agency_id = w.agency and m.published_at > $2::timestamptz - interval '14 days')
     ) src order by 1, 2 nulls first`,
    [JSON.stringify(pasts.map(({ agency, kind }) => ({ agency, kind }))), now])
}

/** Keeps what rose or fell silent, and tells its agencies to look. */
export async function writeAgencyVerdicts(manager: EntityManager, verdicts: readonly AgencyVerdict[], now: Date): Promise<void> {
  const keyOf = (agency: number, kind: string | null) => (kind === null ? `agency-${agency}` : `agency-${agency}-${kind}`)
  await keepSurprises(manager, verdicts.map(({ agency, kind, surprise }) => ({ key: keyOf(agency, kind), ...surprise })), now)
  const signals = verdicts.flatMap(verdict => verdict.signals)
  if (signals.length === 0) return
  await manager.query(
    `insert into agency_signal (agency_id, kind, code, at, minutes, observed, expected, surprise)
     select agency, kind, code, $2, minutes, observed, expected, surprise
     from jsonb_to_recordset($1) as s (agency integer, kind text, code text, minutes integer, observed real, expected real, surprise real)`,
    [JSON.stringify(signals), now])
  await manager.query(
    `select emit_live(id, jsonb_build_object('type', 'issues', 'agencyId', id, 'ids', '[]'::jsonb)) from unnest($1::integer[]) as told (id)`,
    [[...new Set(signals.map(({ agency }) => agency))].toSorted((a, b) => a - b)])
}
