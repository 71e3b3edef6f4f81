import { createHash } from 'node:crypto'
import { headlineKey, outletOf } from '@kentongan/posts'
import type { EntityManager } from 'typeorm'
import type { ArrivingPost } from './store-posts'

type StoredPost = { readonly id: number; readonly sourceId: number }
export type PlacedPost = { readonly postId: number; readonly post: ArrivingPost }

/** Headlines of one outlet repeat after this ("Jadwal salat hari ini"); a search engine is never so late. */
const joinDays = 3

/** Sources that find articles of others: their words and addresses are second-hand. */
export const discoveringKinds: readonly string[] = ['google-news', 'google-alerts', 'gdelt', 'fact-check']

/**
 * Lets polls that discover articles and polls of outlets take turns, or each could miss what the other is about to store. Any
 * number of outlets go at once. To be called before any other lock is taken.
 */
export async function takeTurn(manager: EntityManager, discovers: boolean): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock${discovers ? '' : '_shared'}(71504003)`)
}

const keyOf = ({ kind, outlet, url, title }: ArrivingPost): Buffer | null => {
  const key = kind === 'article' ? headlineKey(outlet ?? (url === null ? null : outletOf(url)), title) : null
  return key === null ? null : createHash('sha256').update(key).digest().subarray(0, 16)
}

/** Of each headline the first: the others are to be recognised once it is stored. */
export function splitTwins(posts: readonly ArrivingPost[]): { readonly first: readonly ArrivingPost[]; readonly twins: readonly ArrivingPost[] } {
  const seen = new Set<string>()
  const first = posts.filter(post => {
    const key = keyOf(post)?.toString('hex')
    return key === undefined || (!seen.has(key) && seen.add(key))
  })
  return { first, twins: posts.filter(post => !first.includes(post)) }
}

/**
 * Stored posts that are the same article as an arriving one, by outlet and headline, where one of both was discovered. An
 * outlet's two articles with one headline are two: only one of them is joined.
 */
export async function findHeadlines(manager: EntityManager, posts: readonly ArrivingPost[], discovers: boolean): Promise<ReadonlyMap<ArrivingPost, StoredPost>> {
  const keyed = posts.flatMap(post => {
    const key = keyOf(post)
    return key === null ? [] : [{ post, key }]
  })
  if (keyed.length === 0) return new Map()
  const rows: (StoredPost & { at: number })[] = await manager.query(
    `select distinct on (${discovers ? 'k.at' : 'p.id'}) (k.at - 1)::integer as at, p.id, p.source_id as "sourceId"
     from unnest($1::bytea[], $2::timestamptz[]) with ordinality as k (key, published, at)
     join post_headline h on h.key = k.key join post p on p.id = h.post_id
     where ($3 or h.discovered) and abs(extract(epoch from p.published_at - k.published)) < $4 * 86400
     order by ${discovers ? 'k.at, p.id' : 'p.id, k.at'}`,
    [keyed.map(({ key }) => key), keyed.map(({ post }) => post.published.at), discovers, joinDays])
  return new Map(rows.map(({ at, id, sourceId }) => [keyed[at]!.post, { id, sourceId }]))
}

/** Files outlet and headline of new posts. */
export async function fileHeadlines(manager: EntityManager, posts: readonly PlacedPost[], discovers: boolean): Promise<void> {
  const keyed = posts.flatMap(({ postId, post }) => {
    const key = keyOf(post)
    return key === null && !discovers ? [] : [{ postId, key }]
  })
  if (keyed.length === 0) return
  await manager.query(
    'insert into post_headline (post_id, key, discovered) select *, $3 from unnest($1::bigint[], $2::bytea[]) on conflict do nothing',
    [keyed.map(({ postId }) => postId), keyed.map(({ key }) => key), discovers])
}

/**
 * Hands discovered posts over to the outlet's own source that has now brought them: it owns the words from here on, and the
 * address is the real one. The mentions follow, and are counted anew, since counts are by source.
 */
export async function takeOver(manager: EntityManager, sourceId: number, seen: readonly PlacedPost[]): Promise<void> {
  if (seen.length === 0) return
  const [taken]: [{ id: number }[]] = await manager.query(
    `update post p set source_id = $1, url = coalesce(seen.url, p.url), author = coalesce(seen.author, p.author),
       canonical_url = case when exists (select from post o where o.canonical_url = seen.canonical_url and o.id <> p.id) then p.canonical_url
         else coalesce(seen.canonical_url, p.canonical_url) end
     from unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) as seen (id, url, canonical_url, author), post_headline h
     where p.id = seen.id and h.post_id = p.id and h.discovered and p.source_id <> $1 returning p.id`,
    [sourceId, seen.map(({ postId }) => postId), seen.map(({ post }) => post.url), seen.map(({ post }) => post.canonicalUrl), seen.map(({ post }) => post.author)])
  if (taken.length === 0) return
  const ids = taken.map(({ id }) => id)
  await manager.query('update post_headline set discovered = false where post_id = any($1)', [ids])
  await manager.query(
    `with moved as (update mention set source_id = $1 where post_id = any($2) returning post_id, agency_id, published_at)
     select private.note_due(array_agg(post_id), array_agg(agency_id), array_agg(published_at)) from moved having count(*) > 0`, [sourceId, ids])
}
