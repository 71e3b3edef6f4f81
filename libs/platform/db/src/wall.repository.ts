import type { TimeZone, Tone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { issuePageOf, type IssueFilter, type IssueKey } from './issue-filter'
import { readIssues, type IssueRow } from './read-issues'
import { withScope, type Scope } from './with-scope'

export type WallCounts = { readonly negatif: number; readonly netral: number; readonly positif: number }
export type WallRows = {
  readonly issues: readonly IssueRow[]
  readonly unowned: { readonly count: number; readonly longest: number }
  readonly today: WallCounts
  readonly yesterdayByNow: number
  readonly volume: readonly (WallCounts & { readonly at: Date })[]
  readonly regions: readonly { readonly name: string; readonly mentions: number; readonly negatif: number }[]
  readonly agencies: readonly { readonly name: string; readonly mentions: number; readonly negatif: number }[]
  readonly newest: readonly {
    readonly id: number
    readonly at: Date
    readonly title: string
    readonly source: string
    readonly tone: Tone
  }[]
}

/** What fits on a screen that is read from across a room. */
const shown = { issues: 12, regions: 12, agencies: 12, newest: 8 } as const
export const wallVolume = { minutes: 15, hours: 12 } as const

const counted = 'm.relevant and not m.in_doubt'
const tones = ['negatif', 'netral', 'positif'] as const
const byTone = tones.map(tone => `(count(*) filter (where m.tone_now = '${tone}'))::integer as ${tone}`).join(', ')

/** All that the wall shows, read in one transaction, so that its figures agree. */
export class WallRepository {
  constructor(private readonly database: DataSource) {}

  /** The uppermost agency of a scope, for the wall's heading; null where it has none, or several stand side by side. */
  async nameOf({ agencies, ...scope }: Scope): Promise<{ readonly name: string; readonly timeZone: TimeZone } | null> {
    const tops: { name: string; timeZone: TimeZone }[] = await withScope(this.database, { ...scope, agencies }, manager =>
      manager.query(`select name, time_zone as "timeZone" from agency where id = any($1::integer[])
       and (parent_id is null or parent_id <> all($1::integer[])) order by id limit 2`, [agencies]))
    return tops.length === 1 ? tops[0]! : null
  }

  async read(scope: Scope, zone: TimeZone, now: Date): Promise<WallRows> {
    return withScope(this.database, scope, async manager => {
      const { agencies } = scope
      const filter: IssueFilter = { agencies, account: null, tab: 'active' }
      const { sql, parameters } = issuePageOf(filter, 'score', null, shown.issues)
      const keys: IssueKey[] = await manager.query(sql, [...parameters])
      const midnight = await findMidnight(manager, zone, now)
      const yesterday = { from: new Date(midnight.getTime() - day), to: new Date(now.getTime() - day) }
      return {
        issues: await readIssues(manager, agencies, null, keys.map(key => key.id), now),
        unowned: await countUnowned(manager, agencies, now),
        today: await countBetween(manager, agencies, midnight, now),
        yesterdayByNow: total(await countBetween(manager, agencies, yesterday.from, yesterday.to)),
        volume: await readVolume(manager, agencies, now),
        regions: await countRegions(manager, agencies, midnight),
        agencies: await countAgencies(manager, agencies, midnight),
        newest: await findNewest(manager, agencies),
      }
    })
  }
}

const day = 86_400_000
const total = ({ negatif, netral, positif }: WallCounts): number => negatif + netral + positif

const findMidnight = async (manager: EntityManager, zone: TimeZone, now: Date): Promise<Date> =>
  (await manager.query(`select date_trunc('day', $1::timestamptz at time zone $2) at time zone $2 as at`, [now, zone]))[0].at

type Count<Result> = (manager: EntityManager, agencies: readonly number[], at: Date) => Promise<Result>

/** Issues at kuning or above that nobody owns, and for how many minutes the longest of them has been there. */
const countUnowned: Count<WallRows['unowned']> = async (manager, agencies, now) => (await manager.query(
  `select count(*)::integer as count,
     coalesce(floor(extract(epoch from max($2::timestamptz - coalesce(i.raised_at, i.created_at))) / 60), 0)::integer as longest
   from issue i
   where i.merged_into is null and i.owner_id is null and i.urgency > 0
     and i.status <> 'done' and not coalesce(i.muted_until > $2, false)
     and exists (select from issue_agency a where a.issue_id = i.id and a.agency_id = any($1::integer[]))`, [agencies, now]))[0]

const sums = tones.map(tone => `coalesce(sum(${tone}), 0)::integer as ${tone}`).join(', ')

/** Whole hours from the rollup, the last and unfinished one from the mentions. */
const countBetween = async (
  manager: EntityManager, agencies: readonly number[], from: Date, to: Date,
): Promise<WallCounts> => (await manager.query(
  `select ${sums} from (
     select negatif, netral, positif from agency_hour
     where agency_id = any($1::integer[]) and hour >= $2 and hour < date_trunc('hour', $3::timestamptz, 'UTC')
     union all select ${byTone} from mention m
     where m.agency_id = any($1::integer[]) and ${counted}
       and m.published_at >= greatest($2, date_trunc('hour', $3::timestamptz, 'UTC')) and m.published_at <= $3
   ) counted`, [agencies, from, to]))[0]

const readVolume = (manager: EntityManager, agencies: readonly number[], now: Date): Promise<WallRows['volume']> => {
  const bucket = wallVolume.minutes * 60_000
  const last = Math.floor(now.getTime() / bucket) * bucket
  return manager.query(
    `select slot as at, coalesce(negatif, 0) as negatif, coalesce(netral, 0) as netral, coalesce(positif, 0) as positif
     from generate_series($2::timestamptz, $3::timestamptz, interval '${wallVolume.minutes} minutes') slot left join (
       select date_bin('${wallVolume.minutes} minutes', m.published_at, $2) as slot, ${byTone} from mention m
       where m.agency_id = any($1::integer[]) and ${counted} and m.published_at >= $2 group by 1
     ) counted using (slot) order by slot`,
    [agencies, new Date(last - wallVolume.hours * 3_600_000 + bucket), new Date(last)])
}

const countRegions: Count<WallRows['regions']> = (manager, agencies, from) => manager.query(
  `select s.region as name, sum(c.mentions)::integer as mentions, sum(c.negatif)::integer as negatif from (
     select m.source_id, count(*) as mentions, count(*) filter (where m.tone_now = 'negatif') as negatif from mention m
     where m.agency_id = any($1::integer[]) and ${counted} and m.published_at >= $2 group by 1
   ) c join source s on s.id = c.source_id where s.region is not null
   group by s.region order by 2 desc, 1 limit ${shown.regions}`, [agencies, from])

const countAgencies: Count<WallRows['agencies']> = (manager, agencies, from) => manager.query(
  `select a.name, sum(h.negatif + h.netral + h.positif)::integer as mentions, sum(h.negatif)::integer as negatif
   from agency_hour h join agency a on a.id = h.agency_id where h.agency_id = any($1::integer[]) and h.hour >= $2
   group by a.id order by 2 desc, 1 limit ${shown.agencies}`, [agencies, from])

const findNewest = (manager: EntityManager, agencies: readonly number[]): Promise<WallRows['newest']> => manager.query(
  `select m.id, m.published_at as at, p.title, s.title as source, m.tone_now as tone from (
     select m.* from unnest($1::integer[]) a (id) cross join lateral (
       select m.* from mention m where m.agency_id = a.id and ${counted}
       order by m.published_at desc, m.id desc limit ${shown.newest}
     ) m order by m.published_at desc, m.id desc limit ${shown.newest}
   ) m join post p on p.id = m.post_id join source s on s.id = m.source_id where p.deleted_at is null order by m.published_at desc, m.id desc`, [agencies])
