import type { DataSource, EntityManager } from 'typeorm'
import { claimQuery } from './claim-query'
import { countDay, type PollKind } from './count-day'
import { emitLive } from './live-event.repository'
import { sourceRow, type SourceRow } from './rows/source.row'
import { beginStoring, storePosts, type ArrivingPost } from './store-posts'

export type ClaimedSource = { readonly sourceId: number; readonly leaseToken: string }

/** What one poll changes on its source; everything else stays. */
export type PollOutcome = Partial<
  Pick<SourceRow,
    | 'health' | 'healthSince' | 'consecutiveFailures' | 'firstFailureAt' | 'lastError' | 'lastOkAt' | 'etag' | 'lastModified' | 'bodyHash'
    | 'keyRule' | 'keyRuleReason' | 'siteUrl' | 'cursor'>
> & { readonly nextPollAt: Date; readonly intervalSeconds: number; readonly lastPolledAt: Date }

/** `null` where the lease was lost to another worker: nothing was written. */
export type Stored = { readonly newPostIds: readonly number[]; readonly revisedPostIds: readonly number[]; readonly guidChanges: number } | null

/** Long enough for a fetch with all its waiting, short enough that a crash costs little. */
const leaseSeconds = 180
/** A source whose guids changed this often for known addresses is told apart by address from then on. */
const guidChangesForSwitch = 5

/** Polling's side of sources and posts. Each method is one transaction; "new" is decided here, by unique keys. */
export class IngestRepository {
  constructor(private readonly database: DataSource) {}

  /** Leases sources that are due, the longest overdue first. Workers that race share them out. */
  async claimDue(limit: number): Promise<readonly ClaimedSource[]> {
    const [rows] = await this.database.query(claimQuery, [limit, leaseSeconds])
    return rows
  }

  async findLeased(claim: ClaimedSource): Promise<SourceRow | null> {
    return this.database.getRepository(sourceRow).findOneBy({ id: claim.sourceId, leaseToken: claim.leaseToken })
  }

  /** Items published by the source in the seven days before `now`, and how many days it is known. */
  async weekOf(sourceId: number, now: Date): Promise<{ readonly items: number; readonly days: number }> {
    const [row] = await this.database.query(
      `select coalesce(sum(d.items) filter (where d.day > $2::date - 7), 0)::int as items,
              least(7, greatest(1, $2::date - coalesce(min(d.day) filter (where d.items > 0), $2::date) + 1))::int as days
       from source_day d where d.source_id = $1`,
      [sourceId, now],
    )
    return row
  }

  /** Ends a poll: stores what is new and what was edited, moves the source on, gives the lease back. */
  async store(claim: ClaimedSource, arriving: readonly ArrivingPost[], outcome: PollOutcome, kind: PollKind): Promise<Stored> {
    return this.database.transaction(async manager => {
      const source = await beginStoring(manager, claim)
      if (source === null) return null
      const { inserted, newPostIds, revisedPostIds, guidChanges, newest } = await storePosts(manager, source, arriving, outcome.lastPolledAt)
      await this.moveOn(manager, claim, { ...outcome, ...(newest && { newest }), guidChanges })
      await countDay(manager, source.id, outcome.lastPolledAt, kind, inserted.map(({ post }) => post))
      if (newPostIds.length > 0 || (outcome.health !== undefined && outcome.health !== source.health)) {
        await emitLive(manager, null, { type: 'source', sourceId: source.id })
      }
      return { newPostIds, revisedPostIds, guidChanges }
    })
  }

  private async moveOn(manager: EntityManager, claim: ClaimedSource, change: PollOutcome & { newest?: Date; guidChanges: number }): Promise<void> {
    const { newest, guidChanges, ...columns } = change
    await manager.getRepository(sourceRow).update({ id: claim.sourceId }, { ...columns, leaseUntil: null, leaseToken: null })
    if (newest === undefined && guidChanges === 0) return
    await manager.query(
      `update source set last_item_at = greatest(last_item_at, $2), guid_changes = guid_changes + $3,
         key_rule_reason = case when guid_changes + $3 >= $4 and key_rule = 'guid' then 'guid-changes' else key_rule_reason end,
         key_rule = case when guid_changes + $3 >= $4 and key_rule = 'guid' then 'url' else key_rule end
       where id = $1`,
      [claim.sourceId, newest ?? null, guidChanges, guidChangesForSwitch])
  }
}
