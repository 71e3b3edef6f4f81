import type { RuleLane, Tone } from '@kentongan/contracts'
import type { DataSource } from 'typeorm'

/** Rows as the worker would have written them, for specs that only read. */
export function createSeed(owner: DataSource) {
  let made = 0
  const insert = async (sql: string, parameters: readonly unknown[]): Promise<number> => {
    const [{ id }] = await owner.query(`${sql} returning id`, [...parameters])
    return id
  }
  return {
    agency: (name: string, parentId: number | null = null) =>
      insert('insert into agency (name, parent_id) values ($1, $2)', [name, parentId]),
    source: (title: string) =>
      insert('insert into source (url, title) values ($1, $2)', [`https://s${made += 1}.example/feed`, title]),
    async post(sourceId: number, { title = 'Judul', text = 'Isi berita', publishedAt = new Date() } = {}): Promise<number> {
      const url = `https://berita.example/${made += 1}`
      return insert(
        `insert into post (source_id, url, canonical_url, title, text, published_at, content_hash)
         values ($1, $2, $2, $3, $4, $5, '\\x00')`,
        [sourceId, url, title, text, publishedAt])
    },
    /** A rule written by hand, with its first version. */
    async rule(agencyId: number, { name = 'Aturan', lane = 'sure' as RuleLane, query = 'banjir', enabled = true } = {}): Promise<number> {
      const id = await insert(
        `insert into keyword_rule (agency_id, name, lane, origin, query, enabled) values ($1, $2, $3, 'custom', $4, $5)`,
        [agencyId, name, lane, query, enabled])
      await owner.query(
        `insert into keyword_rule_version (rule_id, number, name, lane, enabled, query)
         select id, version, name, lane, enabled, query from keyword_rule where id = $1`, [id])
      return id
    },
    async mention(postId: number, agencyId: number, tone: Tone = 'netral', { ruleIds = [] as readonly number[], doubtful = false } = {}): Promise<number> {
      return insert(
        `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version,
           tone, tone_confidence, tone_because, tone_version, rule_ids, doubtful)
         select id, $2, source_id, published_at, '[{"field":"title","start":0,"end":5}]', 1, $3, 0.8,
           '[{"field":"title","start":0,"end":5,"weight":0.4}]', 'v1', $4, $5
         from post where id = $1`, [postId, agencyId, tone, ruleIds, doubtful])
    },
    /** An issue of these posts, the first of which names it, with the counts of their mentions as the worker would write them. */
    async issue(posts: readonly number[], { level = 'hijau', rank = 0, copies = {} as Readonly<Record<number, number>> } = {}): Promise<number> {
      const [id] = posts
      await owner.query(
        `insert into issue (id, title, level, rank, score, first_at, last_at)
         select $1, (select title from post where id = $1), $3, $4, $4, min(published_at), max(published_at) from post where id = any($2::bigint[])`,
        [id, posts, level, rank])
      for (const [at, post] of posts.entries()) {
        const reason = at === 0 ? { code: 'first' } : { code: 'same-words', words: ['banjir'], score: 0.5, threshold: 0.3 }
        await owner.query(
          'insert into issue_post (post_id, issue_id, reason, copy_of, central) values ($1, $2, $3, $4, $5)', [post, id, reason, copies[post] ?? post, 1 / (at + 1)])
      }
      await countIssue(owner, id!)
      return id!
    },
  }
}

/** Writes the counts of an issue anew. */
export async function countIssue(owner: DataSource, id: number): Promise<void> {
  await owner.query('delete from issue_agency where issue_id = $1', [id])
  await owner.query('delete from issue_hour where issue_id = $1', [id])
  const tones = ['negatif', 'netral', 'positif'].map(tone => `count(*) filter (where m.tone_now = '${tone}')`).join(', ')
  const members = 'from issue_post x join mention m on m.post_id = x.post_id join source s on s.id = m.source_id where x.issue_id = $1 and m.relevant and not m.in_doubt'
  await owner.query(
    `insert into issue_agency (issue_id, agency_id, mentions, groups, sources, negatif, netral, positif, kinds, last_at)
     select x.issue_id, m.agency_id, count(*), count(distinct x.copy_of), count(distinct s.domain), ${tones}, array_agg(distinct s.kind), max(m.published_at)
     ${members} group by 1, 2`, [id])
  await owner.query(
    `insert into issue_hour (issue_id, agency_id, hour, negatif, netral, positif)
     select x.issue_id, m.agency_id, date_trunc('hour', m.published_at, 'UTC'), ${tones} ${members} group by 1, 2, 3`, [id])
}

export type Seed = ReturnType<typeof createSeed>
