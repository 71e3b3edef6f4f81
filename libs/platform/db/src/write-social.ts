import type { Repost, SocialFacts } from '@kentongan/posts'
import type { EntityManager } from 'typeorm'
import { withoutNul } from './clean-text'

/** A stored post with what its platform said of it now. */
export type SocialSighting = { readonly postId: number; readonly social: SocialFacts | undefined; readonly reposts: readonly Repost[] | undefined }

/**
 * Writes what a platform says of posts; the newest count wins (an old archive's are not), and a count once told is not forgotten; and files bare reposts,
 * each once.
 */
export async function writeSocial(manager: EntityManager, sightings: readonly SocialSighting[], now: Date): Promise<void> {
  const latest = new Map(sightings.flatMap(({ postId, social }) => (social ? [[postId, social] as const] : [])))
  if (latest.size > 0) await upsertFacts(manager, [...latest], now)
  const reposts = sightings.flatMap(({ postId, reposts: seen = [] }) => seen.map(repost => ({ postId, repost })))
  if (reposts.length === 0) return
  await manager.query(
    `insert into post_repost (ref, post_id, handle, followers, at)
     select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::timestamptz[]) on conflict do nothing`,
    [reposts.map(({ repost }) => withoutNul(repost.ref)), reposts.map(({ postId }) => postId), reposts.map(({ repost }) => withoutNul(repost.handle)),
      reposts.map(({ repost }) => repost.followers), reposts.map(({ repost }) => repost.at)])
}

/** Sorted by id, so that two polls that write the same posts wait for each other instead of locking crosswise. */
async function upsertFacts(manager: EntityManager, facts: (readonly [number, SocialFacts])[], now: Date): Promise<void> {
  const sorted = facts.sort(([a], [b]) => a - b)
  const column = <Value>(pick: (social: SocialFacts) => Value) => sorted.map(([, social]) => pick(social))
  await manager.query(
    `insert into post_social as s (post_id, ref, author_handle, author_name, author_url, followers, likes, replies, shares, views,
       reply_to, quote_of, measured_at)
     select *, $13::timestamptz from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[],
       $9::bigint[], $10::bigint[], $11::text[], $12::text[])
     on conflict (post_id) do update set followers = coalesce(excluded.followers, s.followers), likes = coalesce(excluded.likes, s.likes),
       replies = coalesce(excluded.replies, s.replies), shares = coalesce(excluded.shares, s.shares),
       views = coalesce(excluded.views, s.views), measured_at = excluded.measured_at
     where excluded.measured_at >= s.measured_at and (s.followers, s.likes, s.replies, s.shares, s.views) is distinct from (coalesce(excluded.followers, s.followers),
       coalesce(excluded.likes, s.likes), coalesce(excluded.replies, s.replies), coalesce(excluded.shares, s.shares), coalesce(excluded.views, s.views))`,
    [sorted.map(([id]) => id), column(social => withoutNul(social.ref)), column(social => withoutNul(social.author?.handle)),
      column(social => withoutNul(social.author?.name)), column(social => withoutNul(social.author?.url)), column(social => social.author?.followers ?? null),
      column(social => social.likes), column(social => social.replies), column(social => social.shares), column(social => social.views),
      column(social => withoutNul(social.replyTo)), column(social => withoutNul(social.quoteOf)), now])
}
