import type { DataSource } from 'typeorm'

/** Rows for specs of issues, written by the owner: three sources of different sites, two agencies, a person. */
export async function createIssueSeed(owner: DataSource) {
  await owner.query('truncate source, agency, account, live_event, issue, agency_signal, surprise_sample, grouping_log, agency_hour_due, issue_due restart identity cascade')
  await owner.query(`update grouping_state set token = 0, holder = null, held_until = now(), seq = 0, snapshot = null, snapshot_seq = 0`)
  const idsOf = async (sql: string): Promise<number[]> => (await owner.query(sql) as { id: number }[]).map(row => row.id)
  const sources = await idsOf(`insert into source (url, title, site_url, tier) select 'https://s' || n || '.example/rss', 'Koran ' || n, 'https://s' || n || '.example',
    case when n = 1 then 'resmi' when n = 6 then 'lain' else 'pers' end from generate_series(1, 6) n returning id`)
  const agencies = await idsOf(`insert into agency (name) values ('Dinas A'), ('Dinas B') returning id`)
  const [person] = await idsOf(`insert into account (email, name) values ('rina@contoh.go.id', 'Rina') returning id`)

  type Made = { readonly source?: number; readonly at?: Date; readonly agencies?: readonly number[]; readonly tone?: string; readonly author?: string }
  /** A post with mentions of agencies, which then waits to be grouped. */
  const post = async (title: string, { source = 0, at = new Date(), agencies: named = [agencies[0]!], tone = 'netral', author }: Made = {}): Promise<number> => {
    const [{ id }] = await owner.query(
      `insert into post (source_id, title, text, author, published_at, content_hash) values ($1, $2, '', $3, $4, '\\x00') returning id`,
      [sources[source], title, author ?? null, at])
    for (const agency of named) await mention(id, agency, tone)
    return id
  }
  const mention = (postId: number, agency: number, tone = 'netral') => owner.query(
    `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
     select id, $2, source_id, published_at, '[]', 1, $3, 1, '[]', 'v1' from post where id = $1`, [postId, agency, tone])
  const decide = async (kind: string, data: object): Promise<number> => (await owner.query(
    'insert into grouping_decision (kind, data, account_id) values ($1, $2, $3) returning id', [kind, JSON.stringify({ kind, ...data }), person]))[0].id
  /** Which issue each post is in, by post. */
  const membership = async (): Promise<Record<number, number>> => Object.fromEntries(
    ((await owner.query('select post_id as post, issue_id as issue from issue_post order by 1')) as { post: number; issue: number }[]).map(({ post: id, issue }) => [id, issue]))
  return { sources, agencies, person: person!, post, mention, decide, membership }
}
