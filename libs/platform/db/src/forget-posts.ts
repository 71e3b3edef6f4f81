import type { EntityManager } from 'typeorm'
import { lockIssues } from './count-issues'
import { emitLive } from './live-event.repository'

/** Named by what their platform calls them, or by the page of their author, all of whose posts are meant. */
export type TakenBack = { readonly refs: readonly string[]; readonly authors: readonly string[] }

/**
 * Posts that their authors have taken back: the words go, of posts and of their earlier states, and who wrote them. That they were
 * there stays in mentions, counts and issues. What platforms call them stays too, or they would come back as new. Rows are taken in the
 * order in which everybody else does (post, mention, what hangs on them, issue, its members). The last statements of a transaction, as
 * `emitLive`. Gives how many there were.
 */
export async function forgetPosts(manager: EntityManager, { refs, authors }: TakenBack, at: Date): Promise<number> {
  if (refs.length === 0 && authors.length === 0) return 0
  const posts: { id: number; title: string }[] = await manager.query(
    `select p.id, p.title from post p where p.deleted_at is null
       and p.id in (select post_id from post_social where ref = any($1) union all select post_id from post_social where author_url = any($2))
     order by p.id for no key update of p`, [refs, authors])
  if (posts.length === 0) return 0
  const ids = posts.map(({ id }) => id)
  await forgetExamples(manager, ids)
  await manager.query(
    `update post set title = '', text = '', author = null, url = null, published_raw = null, content_hash = '', deleted_at = $2 where id = any($1)`, [ids, at])
  for (const statement of traces) await manager.query(statement, [ids])
  await leaveIssues(manager, ids, [...new Set(posts.map(({ title }) => title))])
  await tell(manager, ids)
  return ids.length
}

/** Texts on which tone models differed were corrected by people; they stand by themselves, cut at a length, and a cut emoji as U+FFFD. */
async function forgetExamples(manager: EntityManager, ids: readonly number[]): Promise<void> {
  const corrected: { id: number }[] = await manager.query('select distinct post_id as id from mention_correction where post_id = any($1)', [ids])
  if (corrected.length === 0) return
  await manager.query(
    `with said as materialized (
       select concat_ws('\n', nullif(title, ''), nullif(text, '')) as words from (
         select title, text from post where id = any($1) union all select title, text from post_revision where post_id = any($1)) state
     ) update tone_model m set examples = coalesce(kept.list, '[]') from (
       select t.id, jsonb_agg(e order by at) filter (where not gone) as list from tone_model t
       cross join lateral jsonb_array_elements(t.examples) with ordinality as shown (e, at)
       cross join lateral (select exists (select from said where starts_with(words, rtrim(e ->> 'text', '\ufffd'))) as gone) found
       group by t.id having bool_or(gone)
     ) kept where m.id = kept.id`, [corrected.map(({ id }) => id)])
}

const traces = [
  `update mention set spans = '[]', tone_because = '[]', tone_review = false where post_id = any($1)`,
  `update post_revision set title = '', text = '', content_hash = '' where post_id = any($1)`,
  'update post_social set author_handle = null, author_name = null, author_url = null, followers = null where post_id = any($1)',
  'delete from post_copy where post_id = any($1)',
  'delete from post_headline where post_id = any($1)',
  'delete from post_to_tag where post_id = any($1)',
  // Nobody can judge any more what is not there.
  'delete from tone_sample where post_id = any($1) and verdict is null',
]

/** Takes the words out of reasons and headlines; the watcher counts and names the issues anew, and tells who looks at them. */
async function leaveIssues(manager: EntityManager, ids: readonly number[], titles: readonly string[]): Promise<void> {
  const rows: { id: number }[] = await manager.query('select distinct issue_id as id from issue_post where post_id = any($1)', [ids])
  const issues = rows.map(({ id }) => id)
  await lockIssues(manager, issues)
  await manager.query(`update issue_post set reason = reason || '{"words": []}' where post_id = any($1)`, [ids])
  await manager.query('insert into issue_due (issue_id) select unnest($1::bigint[])', [issues])
  await renameIssues(manager, issues, titles)
  await manager.query('delete from post_to_group where post_id = any($1)', [ids])
}

/** An issue that bore the headline of a forgotten post gets that of another, or the names of its agencies where none is left. */
async function renameIssues(manager: EntityManager, issues: readonly number[], titles: readonly string[]): Promise<void> {
  await manager.query(
    `update issue i set changed_at = now(), title = coalesce(
       (select p.title from issue_post x join post p on p.id = x.post_id
        where x.issue_id = coalesce(i.merged_into, i.id) and p.title <> '' order by x.central desc, p.id limit 1),
       (select string_agg(a.name, ', ' order by x.mentions desc, a.id) from issue_agency x join agency a on a.id = x.agency_id
        where x.issue_id = coalesce(i.merged_into, i.id)), '–')
     where i.title = any($2) and (i.id = any($1) or i.merged_into = any($1))`, [issues, titles])
}

async function tell(manager: EntityManager, ids: readonly number[]): Promise<void> {
  const rows: { agencyId: number; mentions: number[] }[] = await manager.query(
    `select agency_id as "agencyId", array_agg(id order by id) as mentions from mention where post_id = any($1) group by agency_id order by agency_id`, [ids])
  for (const { agencyId, mentions: [mentionId, ...others] } of rows) {
    await emitLive(manager, agencyId, { type: 'mention-changed', agencyId, mentionId: mentionId!, others })
  }
}
