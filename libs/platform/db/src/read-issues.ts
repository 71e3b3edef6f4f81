import type { Issue, Level, Rise, ScorePart, ToneCounts, Usual } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'

type Person = { readonly id: number; readonly name: string }

/** An issue as its readers see it: counts are of the agencies that were asked for. */
export type IssueRow = Omit<Issue, 'mutedUntil' | 'firstAt' | 'lastAt' | 'kinds' | 'hours' | 'agencies' | 'viewers' | 'owner'> & {
  readonly mutedUntil: Date | null
  readonly firstAt: Date
  readonly lastAt: Date
  readonly kinds: readonly string[]
  readonly hours: readonly number[]
  readonly agencies: readonly { readonly id: number; readonly name: string; readonly mentions: number }[]
  readonly viewers: readonly Person[]
  readonly owner: Person | null
  readonly level: Level
  readonly tones: ToneCounts
  readonly usual: Usual
  readonly rise: Rise | null
  readonly parts: readonly ScorePart[]
  readonly peakScore: number
  readonly peakAt: Date | null
}

/** Who gave no sign for so long looks no more. */
export const viewerSeconds = 45

/** Hours that a row's small line shows. */
const shownHours = 24

const columns = `
  i.id, i.version, coalesce(i.title_said, i.title) as title, i.title_said is not null as titled, i.title as "machineTitle",
  i.level_now as level, i.level as "machineLevel", i.level_reason as "levelReason", i.score, i.upper, i.unsure, i.status,
  i.muted_until as "mutedUntil", case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as owner,
  i.rise, i.usual, i.parts, i.peak_score as "peakScore", i.peak_at as "peakAt", i.first_at as "firstAt", i.last_at as "lastAt",
  own.mentions, own.agencies, own.kinds,
  case when own.known = 1 then own.groups else anew.groups end as groups, case when own.known = 1 then own.sources else anew.sources end as sources,
  jsonb_build_object('negatif', own.negatif, 'netral', own.netral, 'positif', own.positif) as tones, hours.counts as hours,
  coalesce((select jsonb_agg(jsonb_build_object('id', y.id, 'name', y.name) order by y.name, y.id)
    from issue_viewer v join account y on y.id = v.account_id
    where v.issue_id = i.id and v.seen_at > $3::timestamptz - interval '${viewerSeconds} seconds' and v.account_id is distinct from $4::integer), '[]') as viewers`

const statement = `
  with wanted as (
    select coalesce(i.merged_into, i.id) as id, min(w.place) as place
    from unnest($1::bigint[]) with ordinality w (id, place) join issue i on i.id = w.id group by 1
  ), slot as (
    select at, place from generate_series(date_trunc('hour', $3::timestamptz, 'UTC') - interval '${shownHours - 1} hours', $3::timestamptz, interval '1 hour')
      with ordinality s (at, place)
  )
  select ${columns}
  from wanted w join issue i on i.id = w.id left join account p on p.id = i.owner_id
  cross join lateral (
    select count(*) as known, sum(a.mentions)::integer as mentions, max(a.groups) as groups, max(a.sources) as sources,
      sum(a.negatif)::integer as negatif, sum(a.netral)::integer as netral, sum(a.positif)::integer as positif,
      jsonb_agg(jsonb_build_object('id', a.agency_id, 'name', g.name, 'mentions', a.mentions) order by a.mentions desc, a.agency_id) as agencies,
      (select coalesce(array_agg(distinct kind order by kind), '{}') from issue_agency k cross join unnest(k.kinds) kind
        where k.issue_id = i.id and k.agency_id = any($2::integer[])) as kinds
    from issue_agency a join agency g on g.id = a.agency_id where a.issue_id = i.id and a.agency_id = any($2::integer[])
  ) own
  cross join lateral ( -- a post with mentions of several agencies would count for each of them
    select count(distinct x.copy_of)::integer as groups, count(distinct s.domain)::integer as sources
    from issue_post x join mention m on m.post_id = x.post_id and m.agency_id = any($2::integer[]) and m.relevant and not m.in_doubt
    join source s on s.id = m.source_id where own.known > 1 and x.issue_id = i.id
  ) anew
  cross join lateral (
    select array_agg(coalesce(h.mentions, 0) order by s.place) as counts from slot s left join (
      select hour, sum(negatif + netral + positif)::integer as mentions from issue_hour
      where issue_id = i.id and agency_id = any($2::integer[]) and hour >= $3::timestamptz - interval '${shownHours} hours' group by hour
    ) h on h.hour = s.at
  ) hours
  where own.known > 0
  order by w.place`

/**
 * Gives the issues of these ids that have mentions of the agencies, in the order of the ids and once each; one that was merged
 * stands as what it has become. `account` is left out of who looks at them.
 */
export async function readIssues(
  manager: EntityManager, agencies: readonly number[], account: number | null, ids: readonly number[], now: Date,
): Promise<readonly IssueRow[]> {
  return manager.query(statement, [ids, agencies, now, account])
}

/** Where the posts of an issue are now: itself, or what it was merged into; null where the agencies have none of its mentions. */
export async function findStanding(manager: EntityManager, agencies: readonly number[], id: number): Promise<number | null> {
  const [row] = await manager.query(
    `select coalesce(i.merged_into, i.id) as id from issue i where i.id = $1
       and exists (select from issue_agency a where a.issue_id = coalesce(i.merged_into, i.id) and a.agency_id = any($2::integer[]))`, [id, agencies])
  return row?.id ?? null
}
