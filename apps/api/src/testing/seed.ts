import type { Tone } from '@kentongan/contracts'
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
    async mention(postId: number, agencyId: number, tone: Tone = 'netral'): Promise<number> {
      return insert(
        `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version,
           tone, tone_confidence, tone_because, tone_version)
         select id, $2, source_id, published_at, '[{"field":"title","start":0,"end":5}]', 1, $3, 0.8,
           '[{"field":"title","start":0,"end":5,"weight":0.4}]', 'v1'
         from post where id = $1`, [postId, agencyId, tone])
    },
  }
}

export type Seed = ReturnType<typeof createSeed>
