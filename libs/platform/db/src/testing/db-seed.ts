import type { DataSource } from 'typeorm'
import type { Actor } from '../audit.repository'
import type { Scope } from '../with-scope'

/** Rows for specs of repositories, written by the owner. */
export function createDbSeed(owner: DataSource) {
  let made = 0
  const insert = async (sql: string, parameters: readonly unknown[]): Promise<number> => (await owner.query(`${sql} returning id`, [...parameters]))[0].id
  return {
    agency: (name: string, parentId: number | null = null) => insert('insert into agency (name, parent_id) values ($1, $2)', [name, parentId]),
    account: (name: string) => insert('insert into account (email, name) values ($1, $2)', [`orang${made += 1}@contoh.go.id`, name]),
    source: (title: string, url = `https://s${made += 1}.example/feed`, siteUrl: string | null = null) =>
      insert('insert into source (url, title, site_url) values ($1, $2, $3)', [url, title, siteUrl]),
    post: (sourceId: number, title: string, { daysAgo = 0, text = 'Isi', author = null as string | null, language = null as string | null } = {}) => insert(
      `insert into post (source_id, title, text, author, language, published_at, first_seen_at, content_hash)
       values ($1, $2, $3, $4, $5, now() - make_interval(days => $6), now() - make_interval(days => $6), '\\x00')`,
      [sourceId, title, text, author, language, daysAgo]),
    rule: (agencyId: number, query: string, lane: 'sure' | 'review' = 'sure') => insert(
      `insert into keyword_rule (agency_id, name, lane, origin, query) values ($1, 'Aturan', $2, 'custom', $3)`, [agencyId, lane, query]),
  }
}

export type DbSeed = ReturnType<typeof createDbSeed>

/** Empties the database and leaves two agencies, a person and a source in it. */
export async function seedTwoAgencies(owner: DataSource, person: string) {
  const seed = createDbSeed(owner)
  await owner.query('truncate source, agency, account, live_event restart identity cascade')
  return {
    seed, ours: await seed.agency('Dinas Kita'), theirs: await seed.agency('Dinas Mereka'), person: await seed.account(person), source: await seed.source('Koran'),
  }
}

export const wideScope = async (owner: DataSource): Promise<Scope> => {
  const rows: { id: number }[] = await owner.query('select id from agency where removed_at is null')
  return { accountId: null, wide: true, agencies: rows.map(row => row.id) }
}
export const scopeOf = (...agencies: readonly number[]): Scope => ({ accountId: null, wide: false, agencies })
export const actorOf = (accountId: number | null): Actor => ({ accountId, address: null })
