import type { EntityManager } from 'typeorm'
import type { ArrivingPost } from './store-posts'

export type PollKind = 'read' | 'not-modified' | 'failed'

/**
 * Polls count on their day, items on the day they were published: so a backlog does not look like a busy day. `kind` is null for
 * items that no poll of their own brought.
 */
export async function countDay(manager: EntityManager, sourceId: number, now: Date, kind: PollKind | null, fresh: readonly ArrivingPost[]): Promise<void> {
  await manager.query(
    `insert into source_day as d (source_id, day, polls, not_modified, failures, items)
     select $1, day, sum(polls), sum(not_modified), sum(failures), sum(items) from (
       select $2::timestamptz::date as day, $6::int as polls, $3::int as not_modified, $4::int as failures, 0 as items
       union all select published::date, 0, 0, 0, 1 from unnest($5::timestamptz[]) as published where published > $2::timestamptz - interval '60 days'
     ) counted group by day
     on conflict (source_id, day) do update set polls = d.polls + excluded.polls, not_modified = d.not_modified + excluded.not_modified,
       failures = d.failures + excluded.failures, items = d.items + excluded.items`,
    [sourceId, now, kind === 'not-modified' ? 1 : 0, kind === 'failed' ? 1 : 0, fresh.map(post => post.published.at),
      kind === null ? 0 : 1])
}
