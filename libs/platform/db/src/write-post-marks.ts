import type { Tone } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'

/** What the machine says of a post as such, toward nobody. */
export type PostMarks = {
  /** Null where there is none, or it says nothing that the model understands. */
  readonly headline: Tone | null
  readonly body: Tone | null
  /** Share of its words that the model does not know, from 0 to 1. */
  readonly unknown: number
  readonly toneVersion: string
  /** The same for posts with the same words; null for one without words. */
  readonly copyKey: Buffer | null
}

/** Keeps the marks of posts, in place of those from before. */
export async function writePostMarks(manager: EntityManager, posts: readonly (PostMarks & { readonly postId: number })[]): Promise<void> {
  if (posts.length === 0) return
  await manager.query(
    `insert into post_tone as kept (post_id, headline, body, unknown_words, tone_version)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::real[], $5::text[]) as made (post_id, headline, body, unknown, version) order by post_id
     on conflict (post_id) do update set headline = excluded.headline, body = excluded.body, unknown_words = excluded.unknown_words,
       tone_version = excluded.tone_version
     where (kept.headline, kept.body, kept.unknown_words, kept.tone_version)
       is distinct from (excluded.headline, excluded.body, excluded.unknown_words, excluded.tone_version)`,
    [posts.map(post => post.postId), posts.map(post => post.headline), posts.map(post => post.body), posts.map(post => post.unknown),
      posts.map(post => post.toneVersion)])
  const worded = posts.filter(post => post.copyKey !== null)
  await manager.query(
    `insert into post_copy as kept (post_id, key) select * from unnest($1::bigint[], $2::bytea[]) as made (post_id, key) order by post_id
     on conflict (post_id) do update set key = excluded.key where kept.key <> excluded.key`,
    [worded.map(post => post.postId), worded.map(post => post.copyKey)])
}
