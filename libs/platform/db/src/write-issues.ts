import type { IssueField } from '@kentongan/contracts'
import type { JoinReason } from '@kentongan/issues'
import type { EntityManager } from 'typeorm'

/** Why a post is where it is; `first`: the issue began with it. */
export type StoredReason = {
  readonly code: JoinReason['code'] | 'first'
  readonly words: readonly string[]
  readonly score: number | null
  readonly threshold: number | null
  readonly with: number | null
}

export const firstReason: StoredReason = { code: 'first', words: [], score: null, threshold: null, with: null }
export const personReason: StoredReason = { code: 'person', words: [], score: null, threshold: null, with: null }

export type NewMember = { readonly post: number; readonly issue: number; readonly reason: StoredReason; readonly copyOf: number }
export type IssueMerge = { readonly from: number; readonly into: number; readonly reason: StoredReason }
export type MemberMove = { readonly post: number; readonly to: number; readonly reason: StoredReason; readonly by: number | null }
export type IssueEventNote = { readonly issue: number; readonly kind: string; readonly by: number | null; readonly detail: Readonly<Record<string, unknown>> }

/** Columns that an issue takes over from one that ends in it, where it has nothing of its own to say. */
const carriedColumns = ['owner_id', 'title_said', 'level_said', 'level_reason', 'status', 'raised_at', 'last_alarm_at', 'last_alarm_surprise'] as const
type CarriedState = Readonly<Record<(typeof carriedColumns)[number], unknown>>
/** What an issue, then at `version`, was before it took over what others brought, and after. */
export type Carried = { readonly issue: number; readonly version: number; readonly before: CarriedState; readonly after: CarriedState }

const carriedOf = (row: string): string => `jsonb_build_object(${carriedColumns.map(column => `'${column}', ${row}.${column}`).join(', ')})`
const json = (values: readonly unknown[]): readonly string[] => values.map(value => JSON.stringify(value))

/** Makes issues of these names where there are none yet, with the headline of the post they are named by; gives those made. */
export async function openIssues(manager: EntityManager, ids: readonly number[]): Promise<readonly number[]> {
  const rows: { id: number }[] = await manager.query(
    `insert into issue (id, title, first_at, last_at) select id, title, published_at, published_at from post where id = any($1) order by id
     on conflict do nothing returning id`, [ids])
  return rows.map(row => row.id)
}

/** Puts posts into issues that they are not in yet. */
export async function addMembers(manager: EntityManager, members: readonly NewMember[]): Promise<void> {
  await manager.query(
    `insert into issue_post (post_id, issue_id, reason, copy_of)
     select * from unnest($1::bigint[], $2::bigint[], $3::jsonb[], $4::bigint[]) as made (post, issue, reason, copy_of) order by post on conflict do nothing`,
    [members.map(one => one.post), members.map(one => one.issue), json(members.map(one => one.reason)), members.map(one => one.copyOf)])
}

/** Puts posts into other issues. */
export async function moveMembers(manager: EntityManager, moves: readonly MemberMove[]): Promise<void> {
  if (moves.length === 0) return
  await manager.query(
    `update issue_post ip set issue_id = m.issue, reason = m.reason, by_id = m.by_id
     from unnest($1::bigint[], $2::bigint[], $3::jsonb[], $4::integer[]) as m (post, issue, reason, by_id) where ip.post_id = m.post`,
    [moves.map(one => one.post), moves.map(one => one.to), json(moves.map(one => one.reason)), moves.map(one => one.by)])
}

/**
 * Makes issues part of others, which must live: their posts go there, and what people said of the one that ends is kept where of the
 * other nobody has said anything. Gives what was carried over.
 */
export async function mergeIssues(manager: EntityManager, merges: readonly IssueMerge[], by: number | null): Promise<readonly Carried[]> {
  if (merges.length === 0) return []
  const [froms, intos] = [merges.map(one => one.from), merges.map(one => one.into)]
  await manager.query(
    `update issue_post ip set issue_id = m.into_id,
       reason = case when $4::integer is not null or ip.reason ->> 'code' = 'first' then m.reason else ip.reason end,
       by_id = coalesce($4, ip.by_id)
     from unnest($1::bigint[], $2::bigint[], $3::jsonb[]) as m (from_id, into_id, reason) where ip.issue_id = m.from_id`,
    [froms, intos, json(merges.map(one => one.reason)), by])
  return endIssues(manager, merges)
}

/** Ends issues that have no posts any more; gives what those that they lead to took over from them. */
export async function endIssues(manager: EntityManager, ends: readonly Pick<IssueMerge, 'from' | 'into'>[]): Promise<readonly Carried[]> {
  const parameters = [ends.map(one => one.from), ends.map(one => one.into)]
  const pairs = 'unnest($1::bigint[], $2::bigint[]) as m (from_id, into_id)'
  const [carried]: [Carried[]] = await manager.query(
    `with said as (
       select m.into_id, (array_agg(i.owner_id order by i.id) filter (where i.owner_id is not null))[1] as owner_id,
         (array_agg(i.title_said order by i.id) filter (where i.title_said is not null))[1] as title_said,
         (array_agg(i.level_said order by i.id) filter (where i.level_said is not null))[1] as level_said,
         (array_agg(i.level_reason order by i.id) filter (where i.level_said is not null))[1] as level_reason,
         bool_or(i.status <> 'new') as heeded, min(i.raised_at) as raised_at,
         (array_agg(i.last_alarm_at order by i.last_alarm_at desc) filter (where i.last_alarm_at is not null))[1] as alarm_at,
         (array_agg(i.last_alarm_surprise order by i.last_alarm_at desc) filter (where i.last_alarm_at is not null))[1] as alarm_surprise
       from ${pairs} join issue i on i.id = m.from_id group by 1
     ), former as (
       select i.* from said s join issue i on i.id = s.into_id
     ) update issue i set owner_id = coalesce(i.owner_id, s.owner_id), title_said = coalesce(i.title_said, s.title_said),
         level_reason = case when i.level_said is null then s.level_reason else i.level_reason end, level_said = coalesce(i.level_said, s.level_said),
         status = case when i.status = 'new' and s.heeded then 'acknowledged' else i.status end, raised_at = least(i.raised_at, s.raised_at),
         last_alarm_at = coalesce(i.last_alarm_at, s.alarm_at),
         last_alarm_surprise = case when i.last_alarm_at is null then s.alarm_surprise else i.last_alarm_surprise end, changed_at = now()
       from said s, former f where i.id = s.into_id and f.id = i.id
       returning i.id as issue, i.version, ${carriedOf('f')} as before, ${carriedOf('i')} as after`, parameters)
  await manager.query(
    `update issue i set merged_into = m.into_id, changed_at = now() from ${pairs} where m.from_id in (i.id, i.merged_into)`, parameters)
  return carried
}

/** Takes back what issues took over from others that ended in them, but for what has been said anew since. */
export async function takeBackCarried(manager: EntityManager, carried: readonly Carried[]): Promise<void> {
  if (carried.length === 0) return
  await manager.query(
    `update issue i set owner_id = ${formerUnlessSaid('owner_id', 'ownerId')}, title_said = ${formerUnlessSaid('title_said', 'title')},
       level_said = ${formerUnlessSaid('level_said', 'level')}, level_reason = ${formerUnlessSaid('level_reason', 'level')},
       status = ${formerUnlessSaid('status', 'status')}, raised_at = ${formerIfStill('raised_at')}, last_alarm_at = ${formerIfStill('last_alarm_at')},
       last_alarm_surprise = case when i.last_alarm_at is not distinct from a.last_alarm_at then b.last_alarm_surprise else i.last_alarm_surprise end,
       changed_at = now()
     from jsonb_to_recordset($1) as c (issue bigint, version integer, before jsonb, after jsonb),
       jsonb_populate_record(null::issue, c.before) b, jsonb_populate_record(null::issue, c.after) a where i.id = c.issue`, [JSON.stringify(carried)])
}

/** SQL: what stood before the merge, where the column still says what the merge carried there. */
const formerIfStill = (column: string, also = 'true'): string =>
  `case when i.${column} is not distinct from a.${column} and ${also} then b.${column} else i.${column} end`
const formerUnlessSaid = (column: string, field: IssueField): string =>
  formerIfStill(column, `coalesce((i.field_versions ->> '${field}')::integer, 0) <= c.version`)

/** Lets issues live that had become part of others; what had ended in them follows its first post. */
export async function reviveIssues(manager: EntityManager, ids: readonly number[]): Promise<void> {
  await manager.query('update issue set merged_into = null, forced_into = null, changed_at = now() where id = any($1) and merged_into is not null', [ids])
}

/** What ended in one of these issues leads to where its first post is now. */
export async function redirectIssues(manager: EntityManager, ids: readonly number[]): Promise<void> {
  await manager.query(
    `update issue i set merged_into = ip.issue_id from issue_post ip
     where ip.post_id = i.id and i.merged_into = any($1) and ip.issue_id not in (i.merged_into, i.id)`, [ids])
}

/** Gives an issue another name: what people said of it goes with it, and its old name is as if nobody had spoken. */
export async function renameIssue(manager: EntityManager, from: number, to: number): Promise<void> {
  await manager.query(
    `update issue i set title_said = f.title_said, status = f.status, muted_until = f.muted_until, level = f.level, level_said = f.level_said,
       level_reason = f.level_reason, owner_id = f.owner_id, version = greatest(i.version, f.version) + 1, field_versions = f.field_versions,
       raised_at = f.raised_at, last_alarm_at = f.last_alarm_at, last_alarm_surprise = f.last_alarm_surprise, rise = f.rise, changed_at = now()
     from issue f where i.id = $2 and f.id = $1`, [from, to])
  await manager.query(
    `update issue set title_said = null, status = 'new', muted_until = null, level_said = null, level_reason = null, owner_id = null,
       version = version + 1, field_versions = '{}', raised_at = null, last_alarm_at = null, last_alarm_surprise = null, rise = null, changed_at = now()
     where id = $1`, [from])
}

/** Adds entries to the timelines of issues. */
export async function recordIssueEvents(manager: EntityManager, notes: readonly IssueEventNote[]): Promise<void> {
  if (notes.length === 0) return
  await manager.query(
    `insert into issue_event (issue_id, account_id, kind, detail)
     select issue, by_id, kind, detail
     from unnest($1::bigint[], $2::integer[], $3::text[], $4::jsonb[]) with ordinality as note (issue, by_id, kind, detail, at) order by at`,
    [notes.map(note => note.issue), notes.map(note => note.by), notes.map(note => note.kind), json(notes.map(note => note.detail))])
}
