import type { DataSource, EntityManager } from 'typeorm'
import type { LiveEvent } from '@kentongan/contracts'
import { withScope, type Scope } from './with-scope'

/**
 * Tells everyone who may see `agencyId` (null: everyone). The last statement of a transaction: emitters take turns until they
 * commit.
 */
export async function emitLive(manager: EntityManager, agencyId: number | null, event: LiveEvent): Promise<void> {
  await manager.query('select emit_live($1, $2)', [agencyId, JSON.stringify(event)])
}

/** Tells everyone of several sources in one statement. */
export async function emitSources(manager: EntityManager, ids: readonly number[]): Promise<void> {
  await manager.query(
    `select emit_live(null, jsonb_build_object('type', 'source', 'sourceId', id)) from unnest($1::integer[]) id`, [ids])
}

export type LiveEventRow = { readonly id: number; readonly event: LiveEvent }

/** First and last id in the table; both 0 where it is empty. Ids become visible in their order. */
export type LiveRange = { readonly oldest: number; readonly head: number }

export class LiveEventRepository {
  constructor(private readonly database: DataSource) {}

  /** Numbers only, so it may look at all agencies. */
  async range(): Promise<LiveRange> {
    return withScope(this.database, { accountId: null, wide: true, agencies: [] }, async manager => {
      const [row] = await manager.query('select coalesce(min(id), 0) as oldest, coalesce(max(id), 0) as head from live_event')
      return row
    })
  }

  /** What the scope may see after one id up to and with another, oldest first. */
  async between(scope: Scope, after: number, upTo: number, limit: number): Promise<readonly LiveEventRow[]> {
    return withScope(this.database, scope, manager => manager.query(
      `select id, event from live_event
       where id > $1 and id <= $2 and (agency_id is null or $3 or agency_id = any($4::integer[])) order by id limit $5`,
      [after, upTo, scope.wide, scope.agencies, limit],
    ))
  }
}
