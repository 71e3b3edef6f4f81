import type { DataSource } from 'typeorm'

/** `copies` says of which post another is a copy. */
export type NewIssue = { readonly level?: string; readonly rank?: number; readonly copies?: Readonly<Record<number, number>> }

/** An issue of these posts, the first of which names it, with the counts of their mentions as the worker would write them. */
export async function seedIssue(
  owner: DataSource, posts: readonly number[], { level = 'hijau', rank = 0, copies = {} }: NewIssue,
): Promise<number> {
  const [id] = posts
  await owner.query(
    `insert into issue (id, title, level, rank, score, first_at, last_at)
     select $1, (select title from post where id = $1), $3, $4, $4, min(published_at), max(published_at)
     from post where id = any($2::bigint[])`,
    [id, posts, level, rank])
  for (const [at, post] of posts.entries()) {
    const reason = { code: at === 0 ? 'first' : 'same-words', ...(at > 0 && { words: ['banjir'], score: 0.5, threshold: 0.3 }) }
    await owner.query(
      'insert into issue_post (post_id, issue_id, reason, copy_of, central) values ($1, $2, $3, $4, $5)',
      [post, id, reason, copies[post] ?? post, 1 / (at + 1)])
  }
  await countIssue(owner, id!)
  return id!
}

/** Writes the counts of an issue anew. */
export async function countIssue(owner: DataSource, id: number): Promise<void> {
  await owner.query('delete from issue_agency where issue_id = $1', [id])
  await owner.query('delete from issue_hour where issue_id = $1', [id])
  const tones = ['negatif', 'netral', 'positif'].map(tone => `count(*) filter (where m.tone_now = '${tone}')`).join(', ')
  const members = `from issue_post x join mention m on m.post_id = x.post_id join source s on s.id = m.source_id
    where x.issue_id = $1 and m.relevant and not m.in_doubt`
  await owner.query(
    `insert into issue_agency (issue_id, agency_id, mentions, groups, sources, negatif, netral, positif, kinds, last_at)
     select x.issue_id, m.agency_id, count(*), count(distinct x.copy_of), count(distinct s.domain), ${tones},
       array_agg(distinct s.kind), max(m.published_at)
     ${members} group by 1, 2`, [id])
  await owner.query(
    `update issue set groups = n.groups, sources = n.sources, agencies = n.agencies from (
       select count(distinct x.copy_of) as groups, count(distinct s.domain) as sources,
         count(distinct m.agency_id) as agencies ${members}
     ) n where id = $1`, [id])
  await owner.query(
    `insert into issue_hour (issue_id, agency_id, hour, negatif, netral, positif)
     select x.issue_id, m.agency_id, date_trunc('hour', m.published_at, 'UTC'), ${tones} ${members} group by 1, 2, 3`, [id])
}
