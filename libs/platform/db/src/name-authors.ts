import type { EntityManager } from 'typeorm'
import { withoutNul } from './clean-text'

/** An author by his page, as the platform calls him now; null for what is not told. */
export type NamedAuthor = { readonly author: string; readonly handle: string; readonly name: string | null; readonly followers: number | null }

/** Writes what authors are called beside their posts. Posts are locked before what hangs on them, as everywhere. */
export async function nameAuthors(manager: EntityManager, authors: readonly NamedAuthor[]): Promise<void> {
  if (authors.length === 0) return
  await manager.query(
    `with held as materialized (
       select p.id from post p where p.id in (select post_id from post_social where author_url = any($1)) order by p.id for no key update of p
     ), named as (
       update post_social x set author_handle = v.handle, author_name = coalesce(v.name, x.author_name), followers = coalesce(v.followers, x.followers)
       from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as v (author, handle, name, followers) where x.author_url = v.author and x.post_id in (select id from held)
       returning x.post_id, coalesce(x.author_name, x.author_handle) as shown
     ) update post p set author = named.shown from named where p.id = named.post_id and p.author is distinct from named.shown`,
    [authors.map(({ author }) => author), authors.map(({ handle }) => withoutNul(handle)), authors.map(({ name }) => withoutNul(name)), authors.map(({ followers }) => followers)])
}
