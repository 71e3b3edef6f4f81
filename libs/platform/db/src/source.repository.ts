import type { JsonMapping, SourceKind, SourceTier, TimeZone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor, type AuditNote } from './audit.repository'
import { emitLive, emitSources } from './live-event.repository'
import type { SourceRow } from './rows/source.row'
import { withScope, type Scope } from './with-scope'

/** A source with what its list shows beside it. */
export type SourceFigures = Pick<SourceRow,
  | 'id' | 'kind' | 'url' | 'siteUrl' | 'title' | 'tier' | 'region' | 'timeZone' | 'paused' | 'health' | 'healthSince'
  | 'lastError' | 'consecutiveFailures' | 'lastPolledAt' | 'lastOkAt' | 'nextPollAt' | 'intervalSeconds' | 'lastItemAt'
  | 'keyRule' | 'keyRuleReason'> & {
    /** Posts of the last 24 hours. */
    readonly itemsToday: number
    /** Mean of the seven days before today. */
    readonly itemsPerDay: number | null
    readonly notModifiedShare: number | null
    /** Posts on each of the 28 days before the day of the last one, oldest first. */
    readonly history: readonly number[]
  }

export type NewSource = {
  readonly kind: SourceKind
  readonly url: string
  readonly siteUrl: string | null
  readonly title: string
  readonly tier: SourceTier
  readonly region: string | null
  readonly timeZone: TimeZone
  /** For JSON documents only. */
  readonly mapping?: JsonMapping | null
}
export type SourceChanges = {
  readonly title?: string | undefined
  readonly tier?: SourceTier | undefined
  readonly region?: string | null | undefined
  readonly timeZone?: TimeZone | undefined
  readonly paused?: boolean | undefined
}
export type KnownSource = { readonly id: number; readonly url: string; readonly removed: boolean }
type Caller = { readonly scope: Scope; readonly actor: Actor }

const figures = `
  select s.id, s.kind, s.url, s.site_url as "siteUrl", s.title, s.tier, s.region, s.time_zone as "timeZone", s.paused, s.health,
    s.health_since as "healthSince", s.last_error as "lastError", s.consecutive_failures as "consecutiveFailures",
    s.last_polled_at as "lastPolledAt", s.last_ok_at as "lastOkAt", s.next_poll_at as "nextPollAt",
    s.interval_seconds as "intervalSeconds", s.last_item_at as "lastItemAt", s.key_rule as "keyRule",
    s.key_rule_reason as "keyRuleReason",
    (select count(*)::integer from post p
      where p.source_id = s.id and p.published_at > now() - interval '24 hours') as "itemsToday",
    week.items as "itemsPerDay", week.share as "notModifiedShare", past.history
  from source s
  cross join lateral (
    select coalesce(sum(d.items) filter (where d.day < current_date), 0)::float
        / nullif(greatest(0, least(7, current_date - s.created_at::date)), 0) as items,
      (sum(d.not_modified)::float / nullif(sum(d.polls), 0)) as share
    from source_day d where d.source_id = s.id and d.day >= current_date - 7
  ) week
  cross join lateral (
    select coalesce(array_agg(coalesce(d.items, 0) order by on_day.day), '{}') as history
    from generate_series(1, 28) back
    cross join lateral (select s.last_item_at::date - back as day) on_day
    left join source_day d on d.source_id = s.id and d.day = on_day.day
    where s.last_item_at is not null
  ) past
  where s.removed_at is null`

export class SourceRepository {
  constructor(private readonly database: DataSource) {}

  /** All sources that were not removed, by title, with their figures. */
  async list(scope: Scope): Promise<readonly SourceFigures[]> {
    return withScope(this.database, scope, manager => manager.query(`${figures} order by lower(s.title), s.id`))
  }

  async find(scope: Scope, id: number): Promise<SourceFigures | null> {
    return withScope(this.database, scope, manager => findSource(manager, id))
  }

  /** Addresses of all sources, the removed ones included. */
  async known(scope: Scope): Promise<readonly KnownSource[]> {
    return withScope(this.database, scope, manager => manager.query(
      'select id, url, removed_at is not null as removed from source order by id'))
  }

  /** When the last post came in. */
  async lastPostAt(scope: Scope): Promise<Date | null> {
    const [{ at }] = await withScope(this.database, scope, manager => manager.query('select max(first_seen_at) as at from post'))
    return at
  }

  /**
   * Adds sources, or takes removed ones (named by id) into use again, all or none. Addresses that were added by
   * someone else meanwhile are left out of the answer.
   */
  async addAll(
    { scope, actor }: Caller, added: readonly NewSource[], revived: ReadonlyMap<number, NewSource>, note: AuditNote,
  ): Promise<readonly number[]> {
    return withScope(this.database, scope, async manager => {
      const ids: number[] = []
      for (const [id, source] of revived) if (await reviveSource(manager, id, source)) ids.push(id)
      ids.push(...(await insertSources(manager, added)))
      if (ids.length === 0) return ids
      await recordAudit(manager, actor, { ...note, detail: { ...note.detail, sources: ids } })
      await emitSources(manager, ids)
      return ids
    })
  }

  async update({ scope, actor }: Caller, id: number, changes: SourceChanges): Promise<SourceFigures | null> {
    return withScope(this.database, scope, async manager => {
      const before = await findSource(manager, id)
      if (before === null) return null
      const { title = null, tier = null, region, timeZone = null, paused = null } = changes
      await manager.query(
        `update source set title = coalesce($2, title), tier = coalesce($3, tier), region = case when $4 then $5 else region end,
           time_zone = coalesce($6, time_zone), paused = coalesce($7, paused),
           next_poll_at = case when paused and $7 = false then now() else next_poll_at end
         where id = $1`,
        [id, title, tier, region !== undefined, region ?? null, timeZone, paused])
      await recordAudit(manager, actor, { action: 'source.update', subject: before.url, detail: { ...changes } })
      await emitLive(manager, null, { type: 'source', sourceId: id })
      return findSource(manager, id)
    })
  }

  /** Takes a source out of use; its posts stay. */
  async remove({ scope, actor }: Caller, id: number): Promise<boolean> {
    return withScope(this.database, scope, async manager => {
      const [rows] = await manager.query(
        'update source set removed_at = now() where id = $1 and removed_at is null returning url', [id])
      if (rows.length === 0) return false
      await recordAudit(manager, actor, { action: 'source.remove', subject: rows[0].url })
      await emitLive(manager, null, { type: 'source', sourceId: id })
      return true
    })
  }

  /** Takes a removed source into use again, as it was; null where there is none. */
  async restore({ scope, actor }: Caller, id: number): Promise<SourceFigures | null> {
    return withScope(this.database, scope, async manager => {
      const [rows] = await manager.query(
        'update source set removed_at = null, next_poll_at = now() where id = $1 and removed_at is not null returning url', [id])
      if (rows.length === 0) return null
      await recordAudit(manager, actor, { action: 'source.restore', subject: rows[0].url })
      await emitLive(manager, null, { type: 'source', sourceId: id })
      return findSource(manager, id)
    })
  }

  /** Makes a source due at once; null where there is none. */
  async makeDue({ scope, actor }: Caller, id: number): Promise<SourceFigures | null> {
    return withScope(this.database, scope, async manager => {
      const [rows] = await manager.query(
        'update source set next_poll_at = now() where id = $1 and removed_at is null returning url', [id])
      if (rows.length === 0) return null
      await recordAudit(manager, actor, { action: 'source.poll', subject: rows[0].url })
      return findSource(manager, id)
    })
  }
}

async function findSource(manager: EntityManager, id: number): Promise<SourceFigures | null> {
  const [row] = await manager.query(`${figures} and s.id = $1`, [id])
  return row ?? null
}

const mappingOf = ({ mapping }: NewSource): string | null => (mapping ? JSON.stringify(mapping) : null)

const insertSources = async (manager: EntityManager, sources: readonly NewSource[]): Promise<readonly number[]> => {
  if (sources.length === 0) return []
  const column = (key: keyof NewSource) => sources.map(source => source[key])
  const rows: { id: number }[] = await manager.query(
    `insert into source (kind, url, site_url, title, tier, region, time_zone, mapping)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[])
     on conflict (url) do nothing returning id`,
    [column('kind'), column('url'), column('siteUrl'), column('title'), column('tier'), column('region'), column('timeZone'), sources.map(mappingOf)])
  return rows.map(row => row.id)
}

/** Its health and its place start anew; its keys stay, so that what it told before is not taken for new. */
const reviveSource = async (manager: EntityManager, id: number, source: NewSource): Promise<boolean> => {
  const [, count] = await manager.query(
    `update source set removed_at = null, paused = false, next_poll_at = now(), health = 'unknown', health_since = null,
       last_error = null, consecutive_failures = 0, first_failure_at = null, etag = null, last_modified = null, body_hash = null,
       cursor = null, site_url = $2, title = $3, tier = $4, region = $5, time_zone = $6, kind = $7, mapping = $8
     where id = $1 and removed_at is not null`,
    [id, source.siteUrl, source.title, source.tier, source.region, source.timeZone, source.kind, mappingOf(source)])
  return count > 0
}
