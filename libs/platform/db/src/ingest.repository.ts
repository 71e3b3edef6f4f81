import { createHash } from 'node:crypto'
import type { DataSource, EntityManager } from 'typeorm'
import type { IdentifiedPost, Published } from '@kentongan/posts'
import { emitLive } from './live-event.repository'
import { claimQuery } from './claim-query'
import { discoveringKinds, fileHeadlines, findHeadlines, splitTwins, takeOver, takeTurn, type PlacedPost } from './join-headlines'
import { reviseEdited, type SeenAgain } from './revise-posts'
import { sourceRow, type SourceRow } from './rows/source.row'
import { writeSocial } from './write-social'

export type ClaimedSource = { readonly sourceId: number; readonly leaseToken: string }

/** A post as identified, with the moment it counts as published. */
export type ArrivingPost = IdentifiedPost & { readonly published: Published }

/** What one poll changes on its source; everything else stays. */
export type PollOutcome = Partial<
  Pick<SourceRow,
    | 'health' | 'healthSince' | 'consecutiveFailures' | 'firstFailureAt' | 'lastError' | 'lastOkAt' | 'etag' | 'lastModified' | 'bodyHash'
    | 'keyRule' | 'keyRuleReason' | 'siteUrl' | 'cursor'>
> & { readonly nextPollAt: Date; readonly intervalSeconds: number; readonly lastPolledAt: Date }

export type PollKind = 'read' | 'not-modified' | 'failed'

/** `null` where the lease was lost to another worker: nothing was written. */
export type Stored = { readonly newPostIds: readonly number[]; readonly revisedPostIds: readonly number[]; readonly guidChanges: number } | null

/** Long enough for a fetch with all its waiting, short enough that a crash costs little. */
const leaseSeconds = 180
/** Rows in one statement. */
const batchSize = 500
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
    const posts = arriving.map(withoutNul)
    return this.database.transaction(async manager => {
      const source = await beginStoring(manager, claim)
      if (source === null) return null
      const { fresh, again, guidChanges } = await recogniseAll(manager, source, posts)
      const inserted = await this.insertFresh(manager, source, fresh, again)
      const newPostIds = inserted.map(({ postId }) => postId)
      if (source.kind === 'feed') await takeOver(manager, source.id, again)
      const revisedPostIds = await reviseEdited(manager, source.id, again)
      await writeSocial(manager, [...inserted, ...again].map(({ postId, post }) => ({ postId, social: post.social, reposts: post.reposts })), outcome.lastPolledAt)
      const newest = newestOf(fresh)
      await this.moveOn(manager, claim, { ...outcome, ...(newest && { newest }), guidChanges })
      await countDay(manager, source.id, outcome.lastPolledAt, kind, inserted.map(({ post }) => post))
      if (newPostIds.length > 0 || (outcome.health !== undefined && outcome.health !== source.health)) {
        await emitLive(manager, null, { type: 'source', sourceId: source.id })
      }
      return { newPostIds, revisedPostIds, guidChanges }
    })
  }

  private async insertFresh(manager: EntityManager, source: StoringSource, fresh: readonly ArrivingPost[], again: Again[]): Promise<PlacedPost[]> {
    const placed: PlacedPost[] = []
    for (let from = 0; from < fresh.length; from += batchSize) {
      const batch = fresh.slice(from, from + batchSize)
      // One search names an article twice under two addresses of its own; the second is recognised by the first.
      const { first, twins } = source.discovers ? splitTwins(batch) : { first: batch, twins: [] }
      const inserted = await insertPosts(manager, source.id, first)
      const filed = [...inserted].map(([at, postId]) => ({ post: first[at]!, postId }))
      placed.push(...filed)
      if (source.kind === 'feed' || source.discovers) await fileHeadlines(manager, filed, source.discovers)
      const beaten = [...first.filter((_, at) => !inserted.has(at)), ...twins]
      // Another source brought the same address between our look and our insert: recognise() now finds it.
      if (beaten.length > 0) again.push(...(await recognise(manager, source, beaten)).again)
      await fileKeys(manager, source.id, filed.map(({ post, postId }) => ({ key: post.key, postId })))
    }
    return placed
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

type StoringSource = { readonly id: number; readonly kind: string; readonly health: string; readonly discovers: boolean }
type Again = SeenAgain<ArrivingPost>
type Recognised = { readonly fresh: readonly ArrivingPost[]; readonly again: Again[]; readonly guidChanges: number }

/** The source, locked, where the claim still holds its lease. */
async function beginStoring(manager: EntityManager, { sourceId, leaseToken }: ClaimedSource): Promise<StoringSource | null> {
  const [known] = await manager.query('select kind from source where id = $1', [sourceId])
  const discovers = discoveringKinds.includes(known?.kind)
  if (discovers || known?.kind === 'feed') await takeTurn(manager, discovers)
  const [held] = await manager.query('select id, kind, health from source where id = $1 and lease_token = $2 for update', [sourceId, leaseToken])
  return held ? { ...held, discovers } : null
}

async function recogniseAll(manager: EntityManager, source: StoringSource, posts: readonly ArrivingPost[]): Promise<Recognised> {
  const fresh: ArrivingPost[] = []
  const again: Again[] = []
  let guidChanges = 0
  for (let from = 0; from < posts.length; from += batchSize) {
    const seen = await recognise(manager, source, posts.slice(from, from + batchSize))
    fresh.push(...seen.fresh)
    again.push(...seen.again)
    guidChanges += seen.guidChanges
  }
  return { fresh, again, guidChanges }
}

type Hit = { readonly id: number; readonly sourceId: number }

/** Known posts by their address, or where that is unknown by outlet and headline. */
async function findElsewhere(manager: EntityManager, source: StoringSource, unknown: readonly ArrivingPost[]): Promise<(post: ArrivingPost) => Hit | undefined> {
  const known: (Hit & { url: string })[] = await manager.query(
    `select id, canonical_url as url, source_id as "sourceId" from post where canonical_url = any($1)`, [unknown.map(post => post.canonicalUrl).filter(url => url !== null)])
  const byUrl = new Map<string | null, Hit>(known.map(post => [post.url, post]))
  const rest = source.kind === 'feed' || source.discovers ? unknown.filter(post => !byUrl.has(post.canonicalUrl)) : []
  const byHeadline = await findHeadlines(manager, rest, source.discovers)
  return post => byUrl.get(post.canonicalUrl) ?? byHeadline.get(post)
}

/** Sorts arriving posts into known ones and new ones, and files the new keys of known addresses. */
async function recognise(manager: EntityManager, source: StoringSource, posts: readonly ArrivingPost[]): Promise<Recognised> {
  const hashes = posts.map(post => hashOf(post.key))
  const keys: { hash: string; postId: number | null }[] = await manager.query(
    `select encode(key_hash, 'hex') as hash, post_id as "postId" from post_key where source_id = $1 and key_hash = any($2)`, [source.id, hashes])
  const byKey = new Map(keys.map(key => [key.hash, key.postId]))
  const unknown = posts.filter((_, at) => !byKey.has(hashes[at]!.toString('hex')))
  const hitOf = await findElsewhere(manager, source, unknown)
  const moved = unknown.flatMap(post => {
    const hit = hitOf(post)
    return hit ? [{ post, hit }] : []
  })
  await fileKeys(manager, source.id, moved.map(({ post, hit }) => ({ key: post.key, postId: hit.id })))
  const seenByKey = posts.flatMap((post, at): Again[] => {
    const postId = byKey.get(hashes[at]!.toString('hex'))
    return postId ? [{ postId, post, hash: contentHash(post) }] : []
  })
  return {
    fresh: unknown.filter(post => hitOf(post) === undefined),
    again: [...seenByKey, ...moved.map(({ post, hit }) => ({ postId: hit.id, post, hash: contentHash(post) }))],
    guidChanges: source.kind === 'feed' ? moved.filter(({ hit }) => hit.sourceId === source.id).length : 0,
  }
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Tells whether a post's words changed. */
const contentHash = (post: { readonly title: string; readonly text: string }): Buffer => hashOf(`${post.title}\0${post.text}`)

const newestOf = (posts: readonly ArrivingPost[]): Date | undefined =>
  posts.length === 0 ? undefined : new Date(Math.max(...posts.map(post => post.published.at.getTime())))

/** Inserts what no other source has brought meanwhile; gives the new ids by position in `posts`. */
async function insertPosts(manager: EntityManager, sourceId: number, posts: readonly ArrivingPost[]): Promise<Map<number, number>> {
  const rows: { at: number; id: number }[] = await manager.query(
    `with input as materialized (
       select nextval(pg_get_serial_sequence('post', 'id')) as id, t.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::timestamptz[], $10::text[], $11::text[], $12::bytea[])
         with ordinality as t (kind, url, canonical_url, title, text, author, language, published_at, published_raw, date_confidence, content_hash, at)
     ), inserted as (
       insert into post (id, source_id, kind, url, canonical_url, title, text, author, language, published_at, published_raw, date_confidence, content_hash)
       overriding system value
       select id, $1, kind, url, canonical_url, title, text, author, language, published_at, published_raw, date_confidence, content_hash from input
       on conflict (canonical_url) do nothing returning id
     ), waiting as (
       insert into post_to_tag (post_id) select id from inserted
     ) select (input.at - 1)::int as at, input.id from input join inserted using (id)`,
    [sourceId, posts.map(post => post.kind), posts.map(post => post.url), posts.map(post => post.canonicalUrl), posts.map(post => post.title),
      posts.map(post => post.text), posts.map(post => post.author), posts.map(post => post.language), posts.map(post => post.published.at),
      posts.map(post => post.publishedRaw), posts.map(post => post.published.confidence), posts.map(contentHash)])
  return new Map(rows.map(row => [row.at, row.id]))
}

const cleaned = <Text extends string | null>(text: Text) => (text === null ? null : text.replaceAll('\0', '')) as Text

/** PostgreSQL's text holds everything but NUL; one in any field would fail the whole poll. Links carry none, they are parsed. */
const withoutNul = (post: ArrivingPost): ArrivingPost => ({
  ...post,
  title: cleaned(post.title),
  text: cleaned(post.text),
  author: cleaned(post.author),
  language: cleaned(post.language),
  publishedRaw: cleaned(post.publishedRaw),
})

async function fileKeys(manager: EntityManager, sourceId: number, keys: readonly { key: string; postId: number }[]): Promise<void> {
  if (keys.length === 0) return
  await manager.query(
    `insert into post_key (source_id, key_hash, post_id) select $1, * from unnest($2::bytea[], $3::bigint[]) on conflict do nothing`,
    [sourceId, keys.map(({ key }) => hashOf(key)), keys.map(({ postId }) => postId)])
}

/** Polls count on their day, items on the day they were published: so a backlog does not look like a busy day. */
async function countDay(manager: EntityManager, sourceId: number, now: Date, kind: PollKind, fresh: readonly ArrivingPost[]): Promise<void> {
  await manager.query(
    `insert into source_day as d (source_id, day, polls, not_modified, failures, items)
     select $1, day, sum(polls), sum(not_modified), sum(failures), sum(items) from (
       select $2::timestamptz::date as day, 1 as polls, $3::int as not_modified, $4::int as failures, 0 as items
       union all select published::date, 0, 0, 0, 1 from unnest($5::timestamptz[]) as published where published > $2::timestamptz - interval '60 days'
     ) counted group by day
     on conflict (source_id, day) do update set polls = d.polls + excluded.polls, not_modified = d.not_modified + excluded.not_modified,
       failures = d.failures + excluded.failures, items = d.items + excluded.items`,
    [sourceId, now, kind === 'not-modified' ? 1 : 0, kind === 'failed' ? 1 : 0, fresh.map(post => post.published.at)])
}
