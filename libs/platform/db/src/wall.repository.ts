import type { TimeZone, Tone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { hashing } from './hashing'
import { issuePageOf, type IssueCounts, type IssueFilter, type IssueKey } from './issue-filter'
import { readIssues, type IssueRow } from './read-issues'
import { withScope, type Scope } from './with-scope'

export type WallCounts = { readonly negatif: number; readonly netral: number; readonly positif: number }
export type WallRows = {
  readonly issues: readonly IssueRow[]
  /** Issues that are neither muted nor done. */
  readonly active: number
  readonly levels: IssueCounts['levels']
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
        ...await countActive(manager, agencies, now),
        today: await countBetween(manager, agencies, midnight, now),
        yesterdayByNow: total(await countBetween(manager, agencies, yesterday.from, yesterday.to)),
        ...await readRecent(manager, agencies, midnight, now),
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

const levelCounts = ['hijau', 'kuning', 'merah', 'krisis'].map(level => `'${level}', count(*) filter (where i.level_now = '${level}')`).join(', ')
const unowned = 'filter (where i.owner_id is null and i.urgency > 0)'

/**
 * Issues by level, and those at kuning or above that nobody owns, with the minutes for which the longest of them has been there:
 * counted in one walk over all.
 */
const countActive: Count<Pick<WallRows, 'active' | 'levels' | 'unowned'>> = async (manager, agencies, now) => hashing(manager, async () => (
  await manager.query(
    `select count(*)::integer as active, jsonb_build_object(${levelCounts}) as levels, jsonb_build_object('count', count(*) ${unowned}, 'longest',
       coalesce(floor(extract(epoch from max($2::timestamptz - coalesce(i.raised_at, i.created_at)) ${unowned}) / 60), 0)::integer) as unowned
     from issue i
     where i.merged_into is null and i.status <> 'done' and not coalesce(i.muted_until > $2, false)
       and i.id in (select issue_id from issue_agency where agency_id = any($1::integer[]))`, [agencies, now]))[0])

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

type Recent = Pick<WallRows, 'volume' | 'regions'>

/** The course of the last hours, and the day by region of the source; the mentions of both are read once. */
async function readRecent(manager: EntityManager, agencies: readonly number[], midnight: Date, now: Date): Promise<Recent> {
  const bucket = wallVolume.minutes * 60_000
  const last = Math.floor(now.getTime() / bucket) * bucket
  const first = new Date(last - wallVolume.hours * 3_600_000 + bucket)
  const [row]: { volume: (WallCounts & { at: number })[]; regions: Recent['regions'] }[] = await manager.query(
    `with recent as materialized (
       select date_bin('${wallVolume.minutes} minutes', m.published_at, $2) as slot, m.source_id, ${byTone} from mention m
       where m.agency_id = any($1::integer[]) and ${counted} and m.published_at >= least($2, $4::timestamptz) group by 1, 2
     ), volume as (
       select (extract(epoch from slot) * 1000)::bigint as at, ${sums}
       from generate_series($2::timestamptz, $3::timestamptz, interval '${wallVolume.minutes} minutes') slot left join recent using (slot) group by slot
     ), region as (
       select s.region as name, sum(r.negatif + r.netral + r.positif)::integer as mentions, sum(r.negatif)::integer as negatif
       from recent r join source s on s.id = r.source_id where s.region is not null and r.slot >= $4 group by 1 order by 2 desc, 1 limit ${shown.regions}
     ) select (select jsonb_agg(v order by v.at) from volume v) as volume,
         (select coalesce(jsonb_agg(r order by r.mentions desc, r.name), '[]') from region r) as regions`,
    [agencies, first, new Date(last), midnight])
  return { volume: row!.volume.map(each => ({ ...each, at: new Date(each.at) })), regions: row!.regions }
}

const countAgencies: Count<WallRows['agencies']> = (manager, agencies, from) => manager.query(
  `select a.name, sum(h.negatif + h.netral + h.positif)::integer as mentions, sum(h.negatif)::integer as negatif
   from agency_hour h join agency a on a.id = h.agency_id where h.agency_id = any($1::integer[]) and h.hour >= $2
   group by a.id order by 2 desc, 1 limit ${shown.agencies}`, [agencies, from])

const findNewest = (manager: EntityManager, agencies: readonly number[]): Promise<WallRows['newest']> => manager.query(
  `select m.id, m.published_at as at, m.title, s.title as source, m.tone_now as tone from (
     select distinct on (m.published_at, m.post_id) m.* from unnest($1::integer[]) a (id) cross join lateral (
       select m.*, p.title from mention m join post p on p.id = m.post_id where m.agency_id = a.id and ${counted} and p.deleted_at is null
       order by m.published_at desc, m.id desc limit ${shown.newest}
     ) m order by m.published_at desc, m.post_id desc, m.id limit ${shown.newest}
   ) m join source s on s.id = m.source_id order by m.published_at desc, m.post_id desc`, [agencies])
