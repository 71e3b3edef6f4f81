import type { EntityManager } from 'typeorm'

/** What counts: what a person has not called irrelevant, and no mere doubt. */
const counted = 'm.relevant and not m.in_doubt'
const tones = ['negatif', 'netral', 'positif'].map(tone => `count(*) filter (where m.tone_now = '${tone}') as ${tone}`).join(', ')

/**
 * Holds issues until commit, in the order of their ids. Whoever counts or moves members does this first, so that two of them take
 * turns and the second sees what the first has done.
 */
export async function lockIssues(manager: EntityManager, ids: readonly number[]): Promise<void> {
  await manager.query('select from issue where id = any($1) order by id for no key update', [ids])
}

/** Counts issues anew from their mentions: by agency, by hour, and from when to when their posts were published. */
export async function countIssues(manager: EntityManager, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await countByAgency(manager, ids)
  await countByHour(manager, ids)
  await manager.query(
    `update issue i set groups = seen.groups, sources = seen.sources, agencies = seen.agencies from (
       select ip.issue_id, count(distinct ip.copy_of) as groups, count(distinct s.domain) as sources, count(distinct m.agency_id) as agencies
       ${members} group by 1
     ) seen where i.id = seen.issue_id and (i.groups, i.sources, i.agencies) is distinct from (seen.groups, seen.sources, seen.agencies)`, [ids])
  await manager.query(
    `update issue i set first_at = seen.first_at, last_at = seen.last_at from (
       select ip.issue_id, min(p.published_at) as first_at, max(p.published_at) as last_at
       from issue_post ip join post p on p.id = ip.post_id where ip.issue_id = any($1) group by 1
     ) seen where i.id = seen.issue_id and (i.first_at, i.last_at) is distinct from (seen.first_at, seen.last_at)`, [ids])
}

const members = `from issue_post ip join mention m on m.post_id = ip.post_id and ${counted} join source s on s.id = m.source_id where ip.issue_id = any($1)`

async function countByAgency(manager: EntityManager, ids: readonly number[]): Promise<void> {
  await manager.query(
    `with fresh as materialized (
       select ip.issue_id, m.agency_id, count(*) as mentions, count(distinct ip.copy_of) as groups, count(distinct s.domain) as sources, ${tones},
         array_agg(distinct s.kind order by s.kind) as kinds, max(m.published_at) as last_at
       ${members} group by 1, 2
     ), gone as (
       delete from issue_agency a where a.issue_id = any($1)
         and not exists (select from fresh f where f.issue_id = a.issue_id and f.agency_id = a.agency_id)
     ) insert into issue_agency as kept (issue_id, agency_id, mentions, groups, sources, negatif, netral, positif, kinds, last_at)
       select issue_id, agency_id, mentions, groups, sources, negatif, netral, positif, kinds, last_at from fresh order by issue_id, agency_id
       on conflict (issue_id, agency_id) do update set mentions = excluded.mentions, groups = excluded.groups, sources = excluded.sources,
         negatif = excluded.negatif, netral = excluded.netral, positif = excluded.positif, kinds = excluded.kinds, last_at = excluded.last_at
       where (kept.mentions, kept.groups, kept.sources, kept.negatif, kept.netral, kept.positif, kept.kinds, kept.last_at) is distinct from
         (excluded.mentions, excluded.groups, excluded.sources, excluded.negatif, excluded.netral, excluded.positif, excluded.kinds, excluded.last_at)`,
    [ids])
}

async function countByHour(manager: EntityManager, ids: readonly number[]): Promise<void> {
  await manager.query(
    `with fresh as materialized (
       select ip.issue_id, m.agency_id, date_trunc('hour', m.published_at, 'UTC') as hour, ${tones} ${members} group by 1, 2, 3
     ), gone as (
       delete from issue_hour h where h.issue_id = any($1)
         and not exists (select from fresh f where f.issue_id = h.issue_id and f.agency_id = h.agency_id and f.hour = h.hour)
     ) insert into issue_hour as kept (issue_id, agency_id, hour, negatif, netral, positif)
       select issue_id, agency_id, hour, negatif, netral, positif from fresh order by issue_id, agency_id, hour
       on conflict (issue_id, agency_id, hour) do update set negatif = excluded.negatif, netral = excluded.netral, positif = excluded.positif
       where (kept.negatif, kept.netral, kept.positif) is distinct from (excluded.negatif, excluded.netral, excluded.positif)`, [ids])
}

/**
 * Counts the hours of agencies anew in which mentions have changed, the oldest entries first, and gives how many hours. Entries
 * are taken before anything is counted, in a statement of its own: whoever commits in between has left another.
 */
export async function countAgencyHours(manager: EntityManager, limit: number): Promise<number> {
  const [taken]: [{ agency: number; hour: Date }[]] = await manager.query(
    `delete from agency_hour_due where id in (select id from agency_hour_due order by id limit $1) returning agency_id as agency, hour`, [limit])
  if (taken.length === 0) return 0
  const cells = new Map(taken.map(({ agency, hour }) => [`${agency} ${hour.getTime()}`, { agency, hour }]))
  await manager.query(
    `with cell as materialized (
       select agency_id, hour from unnest($1::integer[], $2::timestamptz[]) as due (agency_id, hour)
     ), fresh as materialized (
       select c.agency_id, c.hour, s.kind, ${tones}, count(distinct coalesce(ip.copy_of, m.post_id)) as groups, count(distinct s.domain) as sources
       from cell c join mention m on m.agency_id = c.agency_id and m.published_at >= c.hour and m.published_at < c.hour + interval '1 hour' and ${counted}
       join source s on s.id = m.source_id left join issue_post ip on ip.post_id = m.post_id group by 1, 2, 3
     ), gone as (
       delete from agency_hour h using cell c where h.agency_id = c.agency_id and h.hour = c.hour
         and not exists (select from fresh f where f.agency_id = h.agency_id and f.hour = h.hour and f.kind = h.kind)
     ) insert into agency_hour (agency_id, hour, kind, negatif, netral, positif, groups, sources)
       select agency_id, hour, kind, negatif, netral, positif, groups, sources from fresh where exists (select from agency a where a.id = agency_id)
       on conflict (agency_id, hour, kind) do update set negatif = excluded.negatif, netral = excluded.netral, positif = excluded.positif,
         groups = excluded.groups, sources = excluded.sources`,
    [[...cells.values()].map(cell => cell.agency), [...cells.values()].map(cell => cell.hour)])
  return cells.size
}
