import type { DataSource } from 'typeorm'

type Tone = 'negatif' | 'netral' | 'positif'
export type SeedPost = {
  readonly title: string
  /** Minutes before now. */
  readonly ago: number
  readonly source: number
  readonly tone: Tone
  /** The place in the issue's posts of which it is a copy. */
  readonly copyOf?: number
}
export type SeedIssue = { readonly level?: string; readonly score?: number; readonly upper?: number; readonly peak?: number; readonly posts: readonly SeedPost[] }

/** Sources that are never polled, each of its own domain. */
export async function seedSources(owner: DataSource, names: readonly (readonly [title: string, region: string | null])[]): Promise<readonly number[]> {
  const ids: number[] = []
  for (const [title, region] of names) {
    const host = `${title.toLowerCase().replace(/\W+/g, '-')}.example`
    const [{ id }] = await owner.query(
      `insert into source (url, site_url, title, region, paused, tier, last_ok_at) values ($1, $2, $3, $4, true, 'pers', now()) returning id`,
      [`https://${host}/feed`, `https://${host}/`, title, region])
    ids.push(id)
  }
  return ids
}

/**
 * An issue as the worker would have written it: members first, so that no trigger hands them to the grouper, then mentions for each
 * of the agencies, then its counts. Gives the id, which is that of the first post, and those of all posts.
 */
export async function seedIssue(owner: DataSource, agencies: readonly number[], issue: SeedIssue): Promise<{ readonly id: number; readonly posts: readonly number[] }> {
  const posts: number[] = []
  for (const post of issue.posts) posts.push(await seedPost(owner, post))
  const [id] = posts
  const { level = 'hijau', score = 0, upper = score, peak = score } = issue
  await owner.query(
    `insert into issue (id, title, level, score, rank, upper, unsure, peak_score, peak_at, parts, usual, first_at, last_at)
     select $1, (select title from post where id = $1), $3, $4::real, $4::real, $5::real, $4::real < 60 and $5::real >= 60, $6::real, now() - interval '70 minutes', $7, '{"mean":1.2,"low":0,"high":3}',
       min(published_at), max(published_at) from post where id = any($2::bigint[])`,
    [id, posts, level, score, upper, peak, JSON.stringify(partsOf(score))])
  for (const [at, post] of posts.entries()) {
    const copyOf = issue.posts[at]?.copyOf
    const reason = at === 0 ? { code: 'first', words: [], score: null, threshold: null }
      : { code: copyOf === undefined ? 'same-words' : 'copy', words: ['bantuan', 'banjir', 'Rasanae'], score: 0.62, threshold: 0.41 }
    await owner.query('insert into issue_post (post_id, issue_id, reason, copy_of, central) values ($1, $2, $3, $4, $5)',
      [post, id, JSON.stringify(reason), copyOf === undefined ? post : posts[copyOf], 1 / (at + 1)])
  }
  for (const agency of agencies) for (const [at, post] of posts.entries()) await seedMention(owner, post, agency, issue.posts[at]!.tone)
  await countIssue(owner, id!)
  return { id: id!, posts }
}

async function seedPost(owner: DataSource, { title, ago, source }: SeedPost): Promise<number> {
  const [{ id }] = await owner.query(
    `insert into post (source_id, url, title, text, published_at, content_hash)
     values ($1, 'https://berita.example/' || md5(random()::text), $2, $3, now() - make_interval(secs => $4), sha256(random()::text::bytea)) returning id`,
    [source, title, `${title}. Warga menunggu penjelasan resmi.`, ago * 60])
  return id
}

const seedMention = (owner: DataSource, post: number, agency: number, tone: Tone) => owner.query(
  `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, rule_ids)
   select id, $2, source_id, published_at, '[{"field":"title","start":0,"end":7}]', 1, $3, 0.86, '[]', 'v1', '{}' from post where id = $1`, [post, agency, tone])

const partsOf = (score: number) => [
  { code: 'speed', points: score * 0.4, max: 35, facts: { ratio: 8.2, ratioLow: 4.1, ratioHigh: 14, observed: 17 } },
  { code: 'negative', points: score * 0.24, max: 25, facts: { judged: 58, negative: 24, low: 0.33, high: 0.5 } },
  { code: 'reach', points: score * 0.22, max: 25, facts: { pers: 9, resmi: 1, lain: 4, weighted: 11.8 } },
  { code: 'unanswered', points: score * 0.14, max: 15, facts: { hours: 2.7, owed: 1 } },
]

/** Counts an issue's mentions by agency and by hour, as the rollups hold them. */
async function countIssue(owner: DataSource, id: number): Promise<void> {
  const tones = ['negatif', 'netral', 'positif'].map(tone => `count(*) filter (where m.tone_now = '${tone}')`).join(', ')
  const members = 'from issue_post x join mention m on m.post_id = x.post_id join source s on s.id = m.source_id where x.issue_id = $1'
  await owner.query(
    `insert into issue_agency (issue_id, agency_id, mentions, groups, sources, negatif, netral, positif, kinds, last_at)
     select x.issue_id, m.agency_id, count(*), count(distinct x.copy_of), count(distinct s.domain), ${tones}, array_agg(distinct s.kind), max(m.published_at)
     ${members} group by 1, 2`, [id])
  await owner.query(
    `insert into issue_hour (issue_id, agency_id, hour, negatif, netral, positif)
     select x.issue_id, m.agency_id, date_trunc('hour', m.published_at, 'UTC'), ${tones} ${members} group by 1, 2, 3`, [id])
}
