import {
  afterCursor, conditionsOf, createParameters, type MentionCursor, type MentionFilter, type Parameters, type Query,
} from './mention-query'

/*
 * A search for words has no index that is also in the order of the list. Frequent words are found among the newest mentions;
 * rare ones by the text index. PostgreSQL cannot tell which is which (it knows the frequency of the most common words only), and
 * the wrong way takes seconds at a million mentions. So the newest few thousand are tried first, and the text index is asked
 * where they do not fill the page.
 */

export type WordFilter = MentionFilter & { readonly q: string }

/** A walk over so many takes some 40 ms; it fills a page of 50 with any word that stands in one post of a hundred. */
export const walked = 5_000

/** `simple` folds case only: PostgreSQL's Indonesian stemmer would cut names as well. */
const matches = (filter: WordFilter, { add }: Parameters): string =>
  `p.search @@ websearch_to_tsquery('simple', ${add(filter.q)})`

const inAgencies = (filter: WordFilter, { add }: Parameters): string => `m.agency_id = any(${add(filter.agencies)}::integer[])`

/** Ids of the mentions with the words among the newest `walked` after the cursor, newest first. */
export function walkOf(filter: WordFilter, before: MentionCursor | null, limit: number): Query {
  const parameters = createParameters()
  const conditions = [inAgencies(filter, parameters), ...conditionsOf(filter, parameters), ...afterCursor(before, parameters)]
  const newest = 'order by m.published_at desc, m.id desc'
  const sql = `
    select m.id, m.published_at from (
      select m.id, m.published_at, m.post_id from mention m where ${conditions.join(' and ')} ${newest} limit ${walked}
    ) m join post p on p.id = m.post_id
    where ${matches(filter, parameters)} ${newest} limit ${parameters.add(limit)}`
  return { sql, parameters: parameters.values }
}

/** Posts with the words, for a `with`; a mention is published when its post is, so the period already narrows them. */
function hits(filter: WordFilter, before: MentionCursor | null, parameters: Parameters): string {
  const bound = (sign: '<=' | '>=', date: Date | undefined) => (date ? [`p.published_at ${sign} ${parameters.add(date)}`] : [])
  const conditions = [
    matches(filter, parameters), ...bound('>=', filter.from), ...bound('<=', filter.to), ...bound('<=', before?.publishedAt),
  ]
  return `with hit as materialized (select p.id, p.published_at from post p where ${conditions.join(' and ')})`
}

/** Ids of all mentions with the words after the cursor, newest first. */
export function hitsOf(filter: WordFilter, before: MentionCursor | null, limit: number): Query {
  const parameters = createParameters()
  const found = hits(filter, before, parameters)
  const narrowed = [inAgencies(filter, parameters), ...conditionsOf(filter, parameters), ...afterCursor(before, parameters)]
  const sql = `${found}
    select m.id, m.published_at from (select * from hit order by published_at desc) h cross join lateral (
      select m.id, m.published_at from mention m where m.post_id = h.id and ${narrowed.join(' and ')}
    ) m order by h.published_at desc, m.id desc limit ${parameters.add(limit)}`
  return { sql, parameters: parameters.values }
}

/** How many mentions since id `after` have the words, counted up to `most`; `few`: there are no more than `walked` since. */
export function newerWith(filter: WordFilter, after: number, most: number, few: boolean): Query {
  const parameters = createParameters()
  const found = few ? '' : hits(filter, null, parameters)
  const post = few ? 'join post p on p.id = m.post_id' : 'join hit on hit.id = m.post_id'
  const conditions = [`m.id > ${parameters.add(after)}`, inAgencies(filter, parameters), ...conditionsOf(filter, parameters)]
  if (few) conditions.push(matches(filter, parameters))
  const sql = `${found}
    select count(*)::integer as count from (
      select from mention m ${post} where ${conditions.join(' and ')} limit ${parameters.add(most)}
    ) newer`
  return { sql, parameters: parameters.values }
}

/** A join for charts: posts with the words, or nothing for a filter without. */
export function joinHits(filter: MentionFilter, parameters: Parameters): { readonly prelude: string; readonly join: string } {
  const { q } = filter
  if (!q) return { prelude: '', join: '' }
  return { prelude: hits({ ...filter, q }, null, parameters), join: 'join hit on hit.id = m.post_id' }
}
