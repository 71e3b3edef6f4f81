import type { Tone } from '@kentongan/contracts'

/** What a list of mentions is narrowed to. `agencies` is what the caller may see and asked for. */
export type MentionFilter = {
  readonly agencies: readonly number[]
  readonly source?: number | undefined
  readonly tone?: Tone | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  /** Words as people type them into a search box. */
  readonly q?: string | undefined
  readonly relevance: 'relevant' | 'irrelevant' | 'all'
}

/** Where a page begins: the last mention of the one before. */
export type MentionCursor = { readonly publishedAt: Date; readonly id: number }

export type Query = { readonly sql: string; readonly parameters: readonly unknown[] }

/** Collects parameters while a statement is written. */
export function createParameters() {
  const values: unknown[] = []
  const add = (value: unknown): string => `$${values.push(value)}`
  return { values, add }
}
export type Parameters = ReturnType<typeof createParameters>

/**
 * Conditions on `m` (mention), agencies not included, and on `p` (post) for words. The text search names its configuration;
 * `simple` folds case only, since PostgreSQL's Indonesian stemmer knows no names.
 */
export function conditionsOf(filter: MentionFilter, { add }: Parameters): string[] {
  return [
    ...(filter.relevance === 'all' ? [] : [filter.relevance === 'relevant' ? 'm.relevant' : 'not m.relevant']),
    ...(filter.source === undefined ? [] : [`m.source_id = ${add(filter.source)}`]),
    ...(filter.tone === undefined ? [] : [`m.tone_now = ${add(filter.tone)}`]),
    ...(filter.from === undefined ? [] : [`m.published_at >= ${add(filter.from)}`]),
    ...(filter.to === undefined ? [] : [`m.published_at <= ${add(filter.to)}`]),
    ...(filter.q ? [`p.search @@ websearch_to_tsquery('simple', ${add(filter.q)})`] : []),
  ]
}

/** With more agencies, walking the newest mentions of all beats merging a list of each. */
const mostMerged = 100

/** Ids of a page, newest first: `id`, `published_at`. */
export function pageOf(filter: MentionFilter, before: MentionCursor | null, limit: number): Query {
  const parameters = createParameters()
  const agencies = parameters.add(filter.agencies)
  const conditions = conditionsOf(filter, parameters)
  if (before) conditions.push(`(m.published_at, m.id) < (${parameters.add(before.publishedAt)}, ${parameters.add(before.id)})`)
  const most = parameters.add(limit)
  const newest = 'order by m.published_at desc, m.id desc'
  const from = filter.q ? 'mention m join post p on p.id = m.post_id' : 'mention m'
  const where = (first: string) => [first, ...conditions].join(' and ')
  const sql = filter.agencies.length > mostMerged || filter.q
    ? `select m.id, m.published_at from ${from} where ${where(`m.agency_id = any(${agencies}::integer[])`)} ${newest} limit ${most}`
    : `select m.id, m.published_at from unnest(${agencies}::integer[]) a(id) cross join lateral (
         select m.id, m.published_at from ${from} where ${where('m.agency_id = a.id')} ${newest} limit ${most}
       ) m ${newest} limit ${most}`
  return { sql, parameters: parameters.values }
}

/** How many mentions have come since id `after`, counted up to `most`. */
export function newerThan(filter: MentionFilter, after: number, most: number): Query {
  const parameters = createParameters()
  const conditions = [
    `m.id > ${parameters.add(after)}`, `m.agency_id = any(${parameters.add(filter.agencies)}::integer[])`, ...conditionsOf(filter, parameters),
  ]
  const from = filter.q ? 'mention m join post p on p.id = m.post_id' : 'mention m'
  return {
    sql: `select count(*)::integer as count from (select from ${from} where ${conditions.join(' and ')} limit ${parameters.add(most)}) newer`,
    parameters: parameters.values,
  }
}

/** Mentions by tone for each bucket of the zone between `from` and `to`, empty buckets included. */
export function volumeOf(filter: MentionFilter & { readonly from: Date; readonly to: Date }, bucket: 'hour' | 'day', zone: string): Query {
  const parameters = createParameters()
  const unit = parameters.add(bucket)
  const inZone = parameters.add(zone)
  const from = parameters.add(filter.from)
  const to = parameters.add(filter.to)
  const conditions = [`m.agency_id = any(${parameters.add(filter.agencies)}::integer[])`, ...conditionsOf(filter, parameters)]
  const local = (column: string) => `date_trunc(${unit}::text, ${column} at time zone ${inZone}::text)`
  const sql = `
    select bucket at time zone ${inZone}::text as at, coalesce(negatif, 0) as negatif, coalesce(netral, 0) as netral, coalesce(positif, 0) as positif
    from generate_series(${local(`${from}::timestamptz`)}, ${to}::timestamptz at time zone ${inZone}::text, ('1 ' || ${unit}::text)::interval) bucket
    left join (
      select ${local('m.published_at')} as bucket, count(*) filter (where m.tone_now = 'negatif')::integer as negatif,
        count(*) filter (where m.tone_now = 'netral')::integer as netral, count(*) filter (where m.tone_now = 'positif')::integer as positif
      from mention m ${filter.q ? 'join post p on p.id = m.post_id' : ''} where ${conditions.join(' and ')} group by 1
    ) counted using (bucket)
    order by bucket`
  return { sql, parameters: parameters.values }
}
