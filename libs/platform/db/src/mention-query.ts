import type { Tone } from '@kentongan/contracts'

/** What a list of mentions is narrowed to. `agencies` is what the caller may see and asked for. */
export type MentionFilter = {
  readonly agencies: readonly number[]
  readonly source?: number | undefined
  readonly tone?: Tone | undefined
  /** Only those with a misleading headline, or whose tone a person should look at. */
  readonly mark?: 'misleading' | 'review' | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  /** Words as people type them into a search box. */
  readonly q?: string | undefined
  readonly relevance: 'relevant' | 'irrelevant' | 'doubtful' | 'all'
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

/** Partial indexes have these words: what was taken out, and the review lane. */
const relevances = {
  relevant: ['m.relevant', 'not m.in_doubt'], irrelevant: ['not m.relevant'], doubtful: ['m.in_doubt', 'm.relevant'], all: [],
} as const satisfies Record<MentionFilter['relevance'], readonly string[]>

/** These words stand in partial indexes as well. */
const marks = { misleading: ['m.misleading'], review: ['m.tone_review', 'm.corrected_tone is null', 'm.relevant'] } as const

/** Conditions on `m` (mention); agencies and words are not among them. */
export function conditionsOf(filter: MentionFilter, { add }: Parameters): string[] {
  return [
    ...relevances[filter.relevance],
    ...(filter.mark === undefined ? [] : marks[filter.mark]),
    ...(filter.source === undefined ? [] : [`m.source_id = ${add(filter.source)}`]),
    ...(filter.tone === undefined ? [] : [`m.tone_now = ${add(filter.tone)}`]),
    ...(filter.from === undefined ? [] : [`m.published_at >= ${add(filter.from)}`]),
    ...(filter.to === undefined ? [] : [`m.published_at <= ${add(filter.to)}`]),
  ]
}

/** Rows after the last one of the page before. */
export const afterCursor = (before: MentionCursor | null, { add }: Parameters): string[] =>
  (before ? [`(m.published_at, m.id) < (${add(before.publishedAt)}, ${add(before.id)})`] : [])

/** With more agencies, walking the newest mentions of all beats merging a list of each. */
const mostMerged = 100

/** Ids of a page, newest first, of a filter without words. */
export function pageOf(filter: MentionFilter, before: MentionCursor | null, limit: number): Query {
  const parameters = createParameters()
  const agencies = parameters.add(filter.agencies)
  const conditions = [...conditionsOf(filter, parameters), ...afterCursor(before, parameters)]
  const newest = `order by m.published_at desc, m.id desc limit ${parameters.add(limit)}`
  const where = (first: string) => [first, ...conditions].join(' and ')
  const sql = filter.agencies.length > mostMerged
    ? `select m.id, m.published_at from mention m where ${where(`m.agency_id = any(${agencies}::integer[])`)} ${newest}`
    : `select m.id, m.published_at from unnest(${agencies}::integer[]) a(id) cross join lateral (
         select m.id, m.published_at from mention m where ${where('m.agency_id = a.id')} ${newest}
       ) m ${newest}`
  return { sql, parameters: parameters.values }
}

/** How many mentions have come since id `after`, counted up to `most`, of a filter without words. */
export function newerThan(filter: MentionFilter, after: number, most: number): Query {
  const parameters = createParameters()
  const id = parameters.add(after)
  const agencies = parameters.add(filter.agencies)
  const conditions = [`m.id > ${id}`, `m.agency_id = any(${agencies}::integer[])`, ...conditionsOf(filter, parameters)]
  const newer = `select from mention m where ${conditions.join(' and ')} limit ${parameters.add(most)}`
  return { sql: `select count(*)::integer as count from (${newer}) newer`, parameters: parameters.values }
}
