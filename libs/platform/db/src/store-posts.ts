import { createHash } from 'node:crypto'
import type { IdentifiedPost, Published } from '@kentongan/posts'
import { recogniseLanguage } from '@kentongan/text'
import type { EntityManager } from 'typeorm'
import { withoutNul } from './clean-text'
import { discoveringKinds, fileHeadlines, findHeadlines, splitTwins, takeOver, takeTurn, type PlacedPost } from './join-headlines'
import { reviseEdited, type SeenAgain } from './revise-posts'
import { writeSocial } from './write-social'

/** A post as identified, with the moment it counts as published. */
export type ArrivingPost = IdentifiedPost & { readonly published: Published }

/** The source whose posts are stored, as it was when it was locked. `discovers`: it finds articles of others. */
export type StoringSource = { readonly id: number; readonly kind: string; readonly health: string; readonly discovers: boolean }

/** `inserted`: posts that nobody had brought before. `newest`: of those that this source did not know, the latest moment. */
export type StoredPosts = {
  readonly inserted: readonly PlacedPost[]
  readonly newPostIds: readonly number[]
  readonly revisedPostIds: readonly number[]
  readonly guidChanges: number
  readonly newest: Date | undefined
}

/** Rows in one statement. */
const batchSize = 500

/** The source, locked, where the claim still holds its lease. The lock is one beside which others may store what refers to the row. */
export async function beginStoring(manager: EntityManager, { sourceId, leaseToken }: { readonly sourceId: number; readonly leaseToken: string }): Promise<StoringSource | null> {
  const [known] = await manager.query('select kind from source where id = $1', [sourceId])
  const discovers = discoveringKinds.includes(known?.kind)
  if (discovers || known?.kind === 'feed') await takeTurn(manager, discovers)
  const [held] = await manager.query('select id, kind, health from source where id = $1 and lease_token = $2 for no key update', [sourceId, leaseToken])
  return held ? { ...held, discovers } : null
}

/**
 * Stores what arrives from a source: new posts, which then wait to be tagged, edits of known ones, and what platforms say of them.
 * "New" is decided by unique keys, so whatever arrives twice is stored once.
 */
export async function storePosts(manager: EntityManager, source: StoringSource, arriving: readonly ArrivingPost[], at: Date): Promise<StoredPosts> {
  const { fresh, again, guidChanges } = await recogniseAll(manager, source, arriving.map(cleanPost))
  const inserted = await insertFresh(manager, source, fresh, again)
  if (source.kind === 'feed') await takeOver(manager, source.id, again)
  const revisedPostIds = await reviseEdited(manager, source.id, again)
  await writeSocial(manager, [...inserted, ...again].map(({ postId, post }) => ({ postId, social: post.social, reposts: post.reposts })), at)
  return { inserted, newPostIds: inserted.map(({ postId }) => postId), revisedPostIds, guidChanges, newest: newestOf(fresh) }
}

type Again = SeenAgain<ArrivingPost>
type Recognised = { readonly fresh: readonly ArrivingPost[]; readonly again: Again[]; readonly guidChanges: number }

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

type Hit = { readonly id: number; readonly sourceId: number; readonly gone?: boolean }

/** Known posts by their address, or where that is unknown by outlet and headline. */
async function findElsewhere(manager: EntityManager, source: StoringSource, unknown: readonly ArrivingPost[]): Promise<(post: ArrivingPost) => Hit | undefined> {
  const known: (Hit & { url: string })[] = await manager.query(
    `select id, canonical_url as url, source_id as "sourceId", deleted_at is not null as gone from post where canonical_url = any($1)`, [unknown.map(post => post.canonicalUrl).filter(url => url !== null)])
  const byUrl = new Map<string | null, Hit>(known.map(post => [post.url, post]))
  const rest = source.kind === 'feed' || source.discovers ? unknown.filter(post => !byUrl.has(post.canonicalUrl)) : []
  const byHeadline = await findHeadlines(manager, rest, source.discovers)
  return post => byUrl.get(post.canonicalUrl) ?? byHeadline.get(post)
}

/** Sorts arriving posts into known ones and new ones, and files the new keys of known addresses. What its author took back stays gone. */
async function recognise(manager: EntityManager, source: StoringSource, posts: readonly ArrivingPost[]): Promise<Recognised> {
  const hashes = posts.map(post => hashOf(post.key))
  const keys: { hash: string; postId: number | null }[] = await manager.query(
    `select encode(k.key_hash, 'hex') as hash, p.id as "postId" from post_key k left join post p on p.id = k.post_id and p.deleted_at is null
     where k.source_id = $1 and k.key_hash = any($2)`, [source.id, hashes])
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
    again: [...seenByKey, ...moved.filter(({ hit }) => hit.gone !== true).map(({ post, hit }) => ({ postId: hit.id, post, hash: contentHash(post) }))],
    guidChanges: source.kind === 'feed' ? moved.filter(({ hit }) => hit.sourceId === source.id).length : 0,
  }
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Tells whether a post's words changed. */
const contentHash = (post: { readonly title: string; readonly text: string }): Buffer => hashOf(`${post.title}\0${post.text}`)

const newestOf = (posts: readonly ArrivingPost[]): Date | undefined =>
  posts.length === 0 ? undefined : new Date(Math.max(...posts.map(post => post.published.at.getTime())))

/**
 * Inserts what no other source has brought meanwhile; gives the new ids by position in `posts`. In the order of their addresses, so that two
 * sources that bring the same ones wait for each other instead of crosswise. A language that nobody declared is recognised.
 */
async function insertPosts(manager: EntityManager, sourceId: number, posts: readonly ArrivingPost[]): Promise<Map<number, number>> {
  const rows: { at: number; id: number }[] = await manager.query(
    `with input as materialized (
       select nextval(pg_get_serial_sequence('post', 'id')) as id, t.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::timestamptz[], $10::text[], $11::text[], $12::bytea[])
         with ordinality as t (kind, url, canonical_url, title, text, author, language, published_at, published_raw, date_confidence, content_hash, at)
     ), inserted as (
       insert into post (id, source_id, kind, url, canonical_url, title, text, author, language, published_at, published_raw, date_confidence, content_hash)
       overriding system value
       select id, $1, kind, url, canonical_url, title, text, author, language, published_at, published_raw, date_confidence, content_hash from input order by canonical_url
       on conflict (canonical_url) do nothing returning id
     ), waiting as (
       insert into post_to_tag (post_id) select id from inserted
     ) select (input.at - 1)::int as at, input.id from input join inserted using (id)`,
    [sourceId, posts.map(post => post.kind), posts.map(post => post.url), posts.map(post => post.canonicalUrl), posts.map(post => post.title),
      posts.map(post => post.text), posts.map(post => post.author), posts.map(languageOf), posts.map(post => post.published.at),
      posts.map(post => post.publishedRaw), posts.map(post => post.published.confidence), posts.map(contentHash)])
  return new Map(rows.map(row => [row.at, row.id]))
}

const languageOf = ({ language, text, title }: ArrivingPost): string | null => language ?? recogniseLanguage(text || title)

/** One NUL in any field would fail the whole poll. Links carry none, they are parsed. */
const cleanPost = (post: ArrivingPost): ArrivingPost => ({
  ...post,
  title: withoutNul(post.title),
  text: withoutNul(post.text),
  author: withoutNul(post.author),
  language: withoutNul(post.language),
  publishedRaw: withoutNul(post.publishedRaw),
})

async function fileKeys(manager: EntityManager, sourceId: number, keys: readonly { key: string; postId: number }[]): Promise<void> {
  if (keys.length === 0) return
  await manager.query(
    `insert into post_key (source_id, key_hash, post_id) select $1, * from unnest($2::bytea[], $3::bigint[]) on conflict do nothing`,
    [sourceId, keys.map(({ key }) => hashOf(key)), keys.map(({ postId }) => postId)])
}

async function insertFresh(manager: EntityManager, source: StoringSource, fresh: readonly ArrivingPost[], again: Again[]): Promise<PlacedPost[]> {
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
