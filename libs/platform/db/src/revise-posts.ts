import type { EntityManager } from 'typeorm'
import { changedText, type PostDraft } from '@kentongan/posts'

/** A known post as its source shows it now. */
export type SeenAgain<Post = Pick<PostDraft, 'title' | 'text'>> = { readonly postId: number; readonly post: Post; readonly hash: Buffer }

type Stored = { readonly id: number; readonly title: string; readonly text: string }

/**
 * Makes an edited post's old state a revision and stores the new one; gives the ids of posts to be tagged again. Only the
 * source that first brought a post may edit it (another may carry a shorter copy), and a state seen before is a cache that
 * lags, not an edit.
 */
export async function reviseEdited(manager: EntityManager, sourceId: number, again: readonly SeenAgain[]): Promise<readonly number[]> {
  if (again.length === 0) return []
  const latest = new Map(again.map(seen => [seen.postId, seen]))
  const differing: Stored[] = await manager.query(
    `select p.id, p.title, p.text from post p join unnest($2::bigint[], $3::bytea[]) as seen (id, hash) using (id)
     where p.source_id = $1 and p.deleted_at is null and p.content_hash <> seen.hash
       and not exists (select from post_revision r where r.post_id = p.id and r.content_hash = seen.hash)
     order by p.id for no key update of p`,
    [sourceId, [...latest.keys()], [...latest.values()].map(seen => seen.hash)])
  const edited = differing.filter(stored => changedText(stored, latest.get(stored.id)!.post)).map(stored => latest.get(stored.id)!)
  if (edited.length === 0) return []
  await manager.query(
    `insert into post_revision (post_id, number, title, text, content_hash)
     select id, revisions + 1, title, text, content_hash from post where id = any($1)`,
    [edited.map(seen => seen.postId)])
  await manager.query(
    `update post p set title = seen.title, text = seen.text, content_hash = seen.hash, revisions = revisions + 1
     from unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[]) as seen (id, title, text, hash) where p.id = seen.id`,
    [edited.map(seen => seen.postId), edited.map(seen => seen.post.title), edited.map(seen => seen.post.text), edited.map(seen => seen.hash)])
  await manager.query(
    `insert into post_to_tag (post_id, revisions) select id, revisions from post where id = any($1)
     on conflict (post_id) do update set revisions = excluded.revisions, since = now()`,
    [edited.map(seen => seen.postId)])
  return edited.map(seen => seen.postId)
}
