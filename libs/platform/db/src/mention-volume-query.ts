import { conditionsOf, createParameters, type MentionFilter, type Parameters, type Query } from './mention-query'
import { joinHits } from './mention-search-query'

export type PeriodFilter = MentionFilter & { readonly from: Date; readonly to: Date }

const tones = ['negatif', 'netral', 'positif'] as const
const hour = 3_600_000

/** Mentions by tone for each bucket of the zone between `from` and `to`, empty buckets included. */
export function volumeOf(filter: PeriodFilter, bucket: 'hour' | 'day', zone: string): Query {
  const parameters = createParameters()
  const isRolledUp = filter.relevance === 'relevant' && filter.mark === undefined && filter.source === undefined && !filter.q
  const [unit, inZone, from, to] = [bucket, zone, filter.from, filter.to].map(parameters.add)
  const local = (column: string) => `date_trunc(${unit}::text, ${column} at time zone ${inZone}::text)`
  const { prelude, counted } = isRolledUp ? fromHours(filter, local, parameters) : fromMentions(filter, local, parameters)
  const sql = `${prelude}
    select bucket at time zone ${inZone}::text as at,
      coalesce(negatif, 0) as negatif, coalesce(netral, 0) as netral, coalesce(positif, 0) as positif
    from generate_series(
      ${local(`${from}::timestamptz`)}, ${to}::timestamptz at time zone ${inZone}::text, ('1 ' || ${unit}::text)::interval) bucket
    left join (${counted}) counted using (bucket)
    order by bucket`
  return { sql, parameters: parameters.values }
}

type Counted = { readonly prelude: string; readonly counted: string }
type Local = (column: string) => string

const byTone = tones.map(tone => `(count(*) filter (where m.tone_now = '${tone}'))::integer as ${tone}`).join(', ')

function fromMentions(filter: PeriodFilter, local: Local, parameters: Parameters): Counted {
  const { prelude, join } = joinHits(filter, parameters)
  const conditions = [`m.agency_id = any(${parameters.add(filter.agencies)}::integer[])`, ...conditionsOf(filter, parameters)]
  const counted = `select ${local('m.published_at')} as bucket, ${byTone} from mention m ${join}
    where ${conditions.join(' and ')} group by 1`
  return { prelude, counted }
}

/**
 * The same from the rollup, and still exact: the hours that `from` and `to` cut, and those that wait to be counted anew, are
 * counted in the mentions. The zones differ from UTC by whole hours, so an hour lies in one bucket.
 */
function fromHours(filter: PeriodFilter, local: Local, parameters: Parameters): Counted {
  const { from: _from, to: _to, ...rest } = filter
  const { add } = parameters
  const agencies = `any(${add(filter.agencies)}::integer[])`
  const [from, to] = [filter.from, filter.to].map(date => `${add(date)}::timestamptz`)
  const first = Math.ceil(filter.from.getTime() / hour) * hour
  const last = Math.max(first, Math.floor(filter.to.getTime() / hour) * hour)
  const [whole, end] = [first, last].map(at => `${add(new Date(at))}::timestamptz`)
  const conditions = ['', ...conditionsOf(rest, parameters)].join(' and ')
  const cut = (period: string) => `
      select m.published_at as at, ${byTone} from mention m where m.agency_id = ${agencies} and ${period}${conditions} group by 1`
  const shown = tones.map(tone => (filter.tone === undefined || filter.tone === tone ? `sum(h.${tone})` : '0')).join(', ')
  const counted = `
    select ${local('at')} as bucket, ${tones.map(tone => `sum(${tone})::integer as ${tone}`).join(', ')} from (
      select h.hour as at, ${shown} from agency_hour h
      where h.agency_id = ${agencies} and h.hour >= ${whole} and h.hour < ${end}
        and not exists (select from due where due.agency_id = h.agency_id and due.hour = h.hour) group by 1
      union all (
        select due.hour, ${byTone} from due join mention m on m.agency_id = due.agency_id
          and m.published_at >= due.hour and m.published_at < due.hour + interval '1 hour'${conditions} group by 1
      )
      union all (${cut(`m.published_at >= ${from} and m.published_at < ${whole} and m.published_at <= ${to}`)})
      union all (${cut(`m.published_at >= ${end} and m.published_at <= ${to}`)})
    ) part (at, negatif, netral, positif) group by 1`
  const prelude = `with due as materialized (
    select distinct agency_id, hour from agency_hour_due where agency_id = ${agencies} and hour >= ${whole} and hour < ${end})`
  return { prelude, counted }
}
