import type { RuleLane, Tone } from '@kentongan/contracts'
import type { DataSource } from 'typeorm'
import { seedIssue, type NewIssue } from './seed-issue'

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
    issue: (posts: readonly number[], options: NewIssue = {}) => seedIssue(owner, posts, options),
  }
}

export type Seed = ReturnType<typeof createSeed>
