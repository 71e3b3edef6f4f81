import type { Issue, Level, Rise, ScorePart, ToneCounts, Usual, SourceKind } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'

type Person = { readonly id: number; readonly name: string }

/** An issue as its readers see it: counts are of the agencies that were asked for. */
export type IssueRow = Omit<Issue, 'mutedUntil' | 'firstAt' | 'lastAt' | 'kinds' | 'hours' | 'agencies' | 'viewers' | 'owner'> & {
  readonly mutedUntil: Date | null
  readonly firstAt: Date
  readonly lastAt: Date
  readonly kinds: readonly SourceKind[]
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

type Kept = Omit<IssueRow, 'mentions' | 'groups' | 'sources' | 'kinds' | 'tones' | 'hours' | 'agencies' | 'viewers'> & {
  /** Over all agencies, also those that the caller does not see. */
  readonly allGroups: number
  readonly allSources: number
  readonly allAgencies: number
}
type OfAgency = ToneCounts & {
  readonly issueId: number; readonly id: number; readonly name: string
  readonly mentions: number; readonly groups: number; readonly sources: number; readonly kinds: readonly SourceKind[]
}
type Distinct = { readonly groups: number; readonly sources: number }

/*
 * Several simple statements instead of one: under row policies a statement over many tables takes longer to plan than to run.
 */
const kept = `
  select i.id, i.version, coalesce(i.title_said, i.title) as title, i.title_said is not null as titled, i.title as "machineTitle",
    i.level_now as level, i.level as "machineLevel", i.level_reason as "levelReason", i.score, i.upper, i.unsure, i.status,
    i.muted_until as "mutedUntil", case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as owner,
    i.rise, i.usual, i.parts, i.peak_score as "peakScore", i.peak_at as "peakAt", i.first_at as "firstAt", i.last_at as "lastAt",
    i.groups as "allGroups", i.sources as "allSources", i.agencies as "allAgencies"
  from issue i left join account p on p.id = i.owner_id where i.id = any($1::bigint[])`

const ofAgencies = `
  select a.issue_id as "issueId", a.agency_id as id, g.name, a.mentions, a.groups, a.sources,
    a.negatif, a.netral, a.positif, a.kinds
  from issue_agency a join agency g on g.id = a.agency_id
  where a.issue_id = any($1::bigint[]) and a.agency_id = any($2::integer[])
  order by a.issue_id, a.mentions desc, a.agency_id`

const ofHours = `
  select issue_id as "issueId", hour, sum(negatif + netral + positif)::integer as mentions from issue_hour
  where issue_id = any($1::bigint[]) and agency_id = any($2::integer[]) and hour > $3 group by 1, 2`

const ofViewers = `
  select v.issue_id as "issueId", a.id, a.name from issue_viewer v join account a on a.id = v.account_id
  where v.issue_id = any($1::bigint[]) and v.seen_at > $2::timestamptz - interval '${viewerSeconds} seconds'
    and v.account_id is distinct from $3::integer
  order by a.name, a.id`

const distinctly = `
  select x.issue_id as "issueId", count(distinct x.copy_of)::integer as groups, count(distinct s.domain)::integer as sources
  from issue_post x join mention m on m.post_id = x.post_id join source s on s.id = m.source_id
  where x.issue_id = any($1::bigint[]) and m.agency_id = any($2::integer[]) and m.relevant and not m.in_doubt group by 1`

/**
 * Gives the issues of these ids that have mentions of the agencies, in the order of the ids and once each; one that was merged
 * stands as what it has become. `account` is left out of who looks at them.
 */
export async function readIssues(
  manager: EntityManager, agencies: readonly number[], account: number | null, asked: readonly number[], now: Date,
): Promise<readonly IssueRow[]> {
  if (asked.length === 0) return []
  const ids = await findStandings(manager, asked)
  const rows: Kept[] = await manager.query(kept, [ids])
  const byAgency = gather<OfAgency>(await manager.query(ofAgencies, [ids, agencies]))
  const seen = rows.filter(row => byAgency.has(row.id))
  const byHour = gather<{ issueId: number; hour: Date; mentions: number }>(
    await manager.query(ofHours, [ids, agencies, new Date(now.getTime() - shownHours * 3_600_000)]))
  const viewers = gather<Person & { issueId: number }>(await manager.query(ofViewers, [ids, now, account]))
  const counts = await countDistinctly(manager, agencies, seen, byAgency)
  const issues = new Map(seen.map(row => [row.id, {
    ...toIssueRow(row, byAgency.get(row.id)!, counts.get(row.id)!),
    hours: toHours(byHour.get(row.id) ?? [], now),
    viewers: (viewers.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
  }]))
  return ids.flatMap(id => issues.get(id) ?? [])
}

async function findStandings(manager: EntityManager, ids: readonly number[]): Promise<readonly number[]> {
  const rows: { id: number; into: number }[] = await manager.query(
    'select id, merged_into as into from issue where id = any($1::bigint[]) and merged_into is not null', [ids])
  const moved = new Map(rows.map(row => [row.id, row.into]))
  return [...new Set(ids.map(id => moved.get(id) ?? id))]
}

const gather = <Row extends { readonly issueId: number }>(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> => {
  const groups = new Map<number, Row[]>()
  for (const row of rows) groups.set(row.issueId, [...(groups.get(row.issueId) ?? []), row])
  return groups
}

/**
 * A post with mentions of several agencies stands in the counts of each of them: where the caller sees some of an issue's
 * agencies, but neither one nor all, groups and sources are counted anew.
 */
async function countDistinctly(
  manager: EntityManager, agencies: readonly number[], rows: readonly Kept[], byAgency: ReadonlyMap<number, readonly OfAgency[]>,
): Promise<ReadonlyMap<number, Distinct>> {
  const known = new Map<number, Distinct>()
  for (const { id, allAgencies, allGroups, allSources } of rows) {
    const own = byAgency.get(id)!
    if (own.length === 1) known.set(id, own[0]!)
    else if (own.length === allAgencies) known.set(id, { groups: allGroups, sources: allSources })
  }
  const unknown = rows.filter(({ id }) => !known.has(id)).map(({ id }) => id)
  if (unknown.length === 0) return known
  const counted: (Distinct & { issueId: number })[] = await manager.query(distinctly, [unknown, agencies])
  for (const { issueId, groups, sources } of counted) known.set(issueId, { groups, sources })
  for (const id of unknown) if (!known.has(id)) known.set(id, { groups: 0, sources: 0 })
  return known
}

const sum = (rows: readonly OfAgency[], key: 'mentions' | 'negatif' | 'netral' | 'positif'): number =>
  rows.reduce((all, row) => all + row[key], 0)

function toIssueRow(
  { allGroups: _groups, allSources: _sources, allAgencies: _agencies, ...row }: Kept,
  own: readonly OfAgency[], { groups, sources }: Distinct,
): Omit<IssueRow, 'hours' | 'viewers'> {
  return {
    ...row,
    mentions: sum(own, 'mentions'), groups, sources,
    kinds: [...new Set(own.flatMap(({ kinds }) => kinds))].sort(),
    tones: { negatif: sum(own, 'negatif'), netral: sum(own, 'netral'), positif: sum(own, 'positif') },
    agencies: own.map(({ id, name, mentions }) => ({ id, name, mentions })),
  }
}

function toHours(rows: readonly { readonly hour: Date; readonly mentions: number }[], now: Date): readonly number[] {
  const hours = Array.from({ length: shownHours }, () => 0)
  const last = Math.floor(now.getTime() / 3_600_000)
  for (const { hour, mentions } of rows) {
    const at = shownHours - 1 - (last - hour.getTime() / 3_600_000)
    if (at >= 0 && at < shownHours) hours[at] = mentions
  }
  return hours
}

/** Where the posts of an issue are now: itself, or what it was merged into; null where the agencies have none of its mentions. */
export async function findStanding(manager: EntityManager, agencies: readonly number[], id: number): Promise<number | null> {
  const [row] = await manager.query(
    `select coalesce(i.merged_into, i.id) as id from issue i where i.id = $1
       and exists (select from issue_agency a where a.issue_id = coalesce(i.merged_into, i.id)
         and a.agency_id = any($2::integer[]))`, [id, agencies])
  return row?.id ?? null
}
