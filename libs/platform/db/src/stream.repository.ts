import { streamedKinds } from '@kentongan/contracts'
import type { Repost } from '@kentongan/posts'
import type { DataSource, EntityManager } from 'typeorm'
import { toJsonb } from './clean-text'
import { countDay, type PollKind } from './count-day'
import { forgetPosts } from './forget-posts'
import type { ClaimedSource, PollOutcome } from './ingest.repository'
import { emitLive } from './live-event.repository'
import { sourceRow, type SourceRow } from './rows/source.row'
import { beginStoring, storePosts, type ArrivingPost } from './store-posts'
import { nameAuthors, type NamedAuthor } from './name-authors'

/** What was heard since the last batch: posts that rules want, and what concerns posts that are stored. */
export type StreamBatch = {
  readonly posts: readonly ArrivingPost[]
  /** Bare reposts with the platform's address of the post. */
  readonly reposts: readonly { readonly of: string; readonly repost: Repost }[]
  /** Addresses of posts and reposts that were taken back. */
  readonly deleted: readonly string[]
  /** Pages of authors whose accounts are no more. */
  readonly gone: readonly string[]
  readonly renamed: readonly NamedAuthor[]
  /** Where listening stands behind all this. */
  readonly cursor: object | null
}

/** `null` where the lease was lost to another worker: nothing was written. `newAuthors`: pages of the authors of new posts. */
export type StoredBatch = {
  readonly newPostIds: readonly number[]
  readonly revisedPostIds: readonly number[]
  readonly newAuthors: readonly string[]
} | null

/** A source that is listened to; `matchText` is what rules see of it. */
export type StreamSource = SourceRow & { readonly matchText: string }
export type StreamHealth = Pick<PollOutcome, 'health' | 'healthSince' | 'consecutiveFailures' | 'firstFailureAt' | 'lastError' | 'lastOkAt'>

/** A holder is heard of every few seconds; one that is not for so long is dead, and another listens. */
const leaseSeconds = 20
const kinds = `('${streamedKinds.join("', '")}')`
const wanted = `kind in ${kinds} and not paused and removed_at is null`

/** Listening's side of sources and posts: each stream is held by one worker. Each method is one statement or one transaction. */
export class StreamRepository {
  constructor(private readonly database: DataSource) {}

  /** Takes streams that nobody holds. */
  async claim(limit: number): Promise<readonly ClaimedSource[]> {
    const [rows] = await this.database.query(
      `update source set lease_until = now() + make_interval(secs => $2), lease_token = gen_random_uuid()
       where id in (select id from source where ${wanted} and (lease_until is null or lease_until < now()) order by id limit $1 for no key update skip locked)
       returning id as "sourceId", lease_token as "leaseToken"`, [limit, leaseSeconds])
    return rows
  }

  /** Holds on to streams; gives those that are still held and still wanted. */
  async renew(claims: readonly ClaimedSource[]): Promise<readonly number[]> {
    if (claims.length === 0) return []
    const [rows]: [{ id: number }[]] = await this.database.query(
      `update source s set lease_until = now() + make_interval(secs => $3) from unnest($1::integer[], $2::uuid[]) as held (id, token)
       where s.id = held.id and s.lease_token = held.token and ${wanted} returning s.id`,
      [claims.map(claim => claim.sourceId), claims.map(claim => claim.leaseToken), leaseSeconds])
    return rows.map(({ id }) => id)
  }

  /** Lets another worker listen at once. */
  async release({ sourceId, leaseToken }: ClaimedSource): Promise<void> {
    await this.database.query('update source set lease_until = null, lease_token = null where id = $1 and lease_token = $2', [sourceId, leaseToken])
  }

  /** Null where the lease is another's. */
  async find({ sourceId, leaseToken }: ClaimedSource): Promise<StreamSource | null> {
    const source = await this.database.getRepository(sourceRow).findOneBy({ id: sourceId, leaseToken })
    if (source === null) return null
    const [{ matchText }] = await this.database.query('select match_text as "matchText" from source where id = $1', [sourceId])
    return { ...source, matchText }
  }

  /** Stores a batch and moves the cursor behind it, in one transaction, so that after a break nothing is missing. */
  async store(claim: ClaimedSource, batch: StreamBatch, at: Date): Promise<StoredBatch> {
    return this.database.transaction(async manager => {
      const source = await beginStoring(manager, claim)
      if (source === null) return null
      const { inserted, newPostIds, revisedPostIds, newest } = await storePosts(manager, source, batch.posts, at)
      await addReposts(manager, batch.reposts)
      await nameAuthors(manager, batch.renamed)
      await countDay(manager, source.id, at, null, inserted.map(({ post }) => post))
      await manager.query(
        `update source set cursor = $2, last_polled_at = $3, last_ok_at = $3, last_item_at = greatest(last_item_at, $4), lease_until = now() + make_interval(secs => $5) where id = $1`,
        [source.id, batch.cursor && toJsonb(batch.cursor), at, newest ?? null, leaseSeconds])
      if (batch.deleted.length > 0) await manager.query('delete from post_repost where ref = any($1)', [batch.deleted])
      await forgetPosts(manager, { refs: batch.deleted, authors: batch.gone }, at)
      if (newPostIds.length > 0) await emitLive(manager, null, { type: 'source', sourceId: source.id })
      return { newPostIds, revisedPostIds, newAuthors: inserted.flatMap(({ post }) => post.social?.author?.url ?? []) }
    })
  }

  /** Says how listening goes. False where the lease was lost. */
  async report({ sourceId, leaseToken }: ClaimedSource, health: StreamHealth, kind: PollKind, nextTryAt: Date, at: Date): Promise<boolean> {
    return this.database.transaction(async manager => {
      const { affected } = await manager.getRepository(sourceRow).update({ id: sourceId, leaseToken }, { ...health, lastPolledAt: at, nextPollAt: nextTryAt })
      if (affected === 0) return false
      await countDay(manager, sourceId, at, kind, [])
      await emitLive(manager, null, { type: 'source', sourceId })
      return true
    })
  }

  /** The platforms' addresses of posts first seen since then that reposts and edits may concern. */
  async findRefs(since: Date): Promise<readonly { readonly ref: string; readonly seenAt: Date }[]> {
    return this.database.query(
      `select x.ref, p.first_seen_at as "seenAt" from post p join post_social x on x.post_id = p.id join source s on s.id = p.source_id
       where p.first_seen_at >= $1 and p.deleted_at is null and s.kind in ('bluesky', 'bluesky-search', 'mastodon', 'mastodon-stream')`, [since])
  }

  /** Pages of authors that begin so, of posts first seen since then, whose handles are not known. */
  async findNameless(pages: string, since: Date): Promise<readonly string[]> {
    const rows: { author: string }[] = await this.database.query(
      `select distinct x.author_url as author from post p join post_social x on x.post_id = p.id
       where p.first_seen_at >= $2 and x.author_handle is null and starts_with(x.author_url, $1)`, [pages, since])
    return rows.map(({ author }) => author)
  }

  async nameAuthors(authors: readonly NamedAuthor[]): Promise<void> {
    await this.database.transaction(manager => nameAuthors(manager, authors))
  }
}

/** Files reposts of stored posts, each once. */
async function addReposts(manager: EntityManager, reposts: StreamBatch['reposts']): Promise<void> {
  if (reposts.length === 0) return
  await manager.query(
    `insert into post_repost (ref, post_id, handle, followers, at)
     select r.ref, x.post_id, r.handle, r.followers, r.at from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[]) as r (target, ref, handle, followers, at)
     cross join lateral (select s.post_id from post_social s where s.ref = r.target order by s.post_id limit 1) x
     on conflict do nothing`,
    [reposts.map(({ of }) => of), reposts.map(({ repost }) => repost.ref), reposts.map(({ repost }) => repost.handle),
      reposts.map(({ repost }) => repost.followers), reposts.map(({ repost }) => repost.at)])
}
