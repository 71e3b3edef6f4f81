import { conditionsOf, createParameters, type MentionFilter, type Query } from './mention-query'
import { joinHits } from './mention-search-query'

export type PeriodFilter = MentionFilter & { readonly from: Date; readonly to: Date }

/** Mentions by tone for each bucket of the zone between `from` and `to`, empty buckets included. */
export function volumeOf(filter: PeriodFilter, bucket: 'hour' | 'day', zone: string): Query {
  const parameters = createParameters()
  const { prelude, join } = joinHits(filter, parameters)
  const [unit, inZone, from, to] = [bucket, zone, filter.from, filter.to].map(parameters.add)
  const conditions = [`m.agency_id = any(${parameters.add(filter.agencies)}::integer[])`, ...conditionsOf(filter, parameters)]
  const local = (column: string) => `date_trunc(${unit}::text, ${column} at time zone ${inZone}::text)`
  const sql = `${prelude}
    select bucket at time zone ${inZone}::text as at,
      coalesce(negatif, 0) as negatif, coalesce(netral, 0) as netral, coalesce(positif, 0) as positif
    from generate_series(
      ${local(`${from}::timestamptz`)}, ${to}::timestamptz at time zone ${inZone}::text, ('1 ' || ${unit}::text)::interval) bucket
    left join (
      select ${local('m.published_at')} as bucket,
        count(*) filter (where m.tone_now = 'negatif')::integer as negatif,
        count(*) filter (where m.tone_now = 'netral')::integer as netral,
        count(*) filter (where m.tone_now = 'positif')::integer as positif
      from mention m ${join} where ${conditions.join(' and ')} group by 1
    ) counted using (bucket)
    order by bucket`
  return { sql, parameters: parameters.values }
}
