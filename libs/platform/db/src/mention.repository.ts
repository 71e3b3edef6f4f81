import type { PostSocial, SourceKind, SourceTier, Span, TimeZone, Tone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { newerThan, pageOf, type MentionCursor, type MentionFilter, type Query } from './mention-query'
import { iso } from './iso-instant'
import { hitsOf, newerWith, walked, walkOf } from './mention-search-query'
import { volumeOf, type PeriodFilter } from './mention-volume-query'
import { socialOf } from './social-facts'
import { withScope, type Scope } from './with-scope'

/** A mention with what its list shows of post, source and agency. */
export type MentionRow = {
  readonly id: number
  readonly agencyId: number
  readonly agencyName: string
  readonly sourceId: number
  readonly sourceTitle: string
  readonly sourceKind: SourceKind
  readonly sourceTier: SourceTier
  readonly sourceRegion: string | null
  readonly postId: number
  readonly title: string
  readonly text: string
  readonly url: string | null
  readonly author: string | null
  readonly publishedAt: Date
  readonly dateConfidence: 'exact' | 'fetched'
  readonly firstSeenAt: Date
  readonly revisions: number
  readonly deletedAt: Date | null
  readonly spans: readonly Span[]
  readonly tone: Tone
  readonly toneConfidence: number
  readonly correctedTone: Tone | null
  /** The machine was not sure enough and nobody has spoken. */
  readonly review: boolean
  readonly misleading: boolean
  /** The post's, toward nobody. */
  readonly headlineTone: Tone | null
  readonly bodyTone: Tone | null
  readonly relevant: boolean
  /** A person's last word on its relevance. */
  readonly saidRelevant: boolean | null
  /** In the review lane: found by ambiguous words only, and nobody has spoken. */
  readonly doubtful: boolean
}

type PastCorrection = { readonly at: string; readonly by: string; readonly tone: Tone | null; readonly relevant: boolean | null }

export type MentionEvidence = MentionRow & {
  readonly because: readonly (Span & { readonly weight: number })[]
  readonly toneVersion: string
  readonly rulesVersion: number
  /** The rules that found it, those removed since left out. */
  readonly rules: readonly { readonly id: number; readonly name: string }[]
  readonly publishedRaw: string | null
  readonly social: PostSocial | null
  readonly history: readonly { readonly seenAt: string; readonly title: string; readonly text: string }[]
  readonly alsoIn: readonly { readonly id: number; readonly title: string; readonly seenAt: string }[]
  readonly otherAgencies: readonly { readonly mentionId: number; readonly agency: string; readonly tone: Tone }[]
  readonly corrections: readonly PastCorrection[]
}

export type MentionCopy = { readonly id: number; readonly source: string; readonly at: Date; readonly corrected: boolean }
export type MentionPageRows = { readonly rows: readonly MentionRow[]; readonly newestId: number }
export type VolumeRow = { readonly at: Date; readonly negatif: number; readonly netral: number; readonly positif: number }

const columns = `m.id, m.agency_id as "agencyId", a.name as "agencyName", m.source_id as "sourceId", s.title as "sourceTitle",
  s.kind as "sourceKind", s.tier as "sourceTier", s.region as "sourceRegion", m.post_id as "postId", p.title, p.text, p.url, p.author, m.published_at as "publishedAt",
  p.date_confidence as "dateConfidence", p.first_seen_at as "firstSeenAt", p.revisions, p.deleted_at as "deletedAt", m.spans, m.tone,
  m.tone_confidence as "toneConfidence", m.corrected_tone as "correctedTone", m.relevant,
  m.tone_review and m.corrected_tone is null and m.relevant as review, m.misleading,
  e.headline as "headlineTone", e.body as "bodyTone",
  (select c.relevant from mention_correction c where c.post_id = m.post_id and c.agency_id = m.agency_id and c.sets_relevant
    order by c.id desc limit 1) as "saidRelevant",
  m.in_doubt and m.relevant as doubtful`
const joins = `join post p on p.id = m.post_id join source s on s.id = m.source_id join agency a on a.id = m.agency_id
  left join post_tone e on e.post_id = m.post_id`

const evidence = `
  select ${columns}, m.tone_because as because, m.tone_version as "toneVersion", m.rules_version as "rulesVersion",
    coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.lane desc, r.id)
      from keyword_rule r where r.id = any(m.rule_ids) and r.agency_id = m.agency_id and r.removed_at is null), '[]') as rules,
    p.published_raw as "publishedRaw", ${socialOf('p.id')} as social,
    coalesce((select jsonb_agg(
        jsonb_build_object('seenAt', ${iso('r.replaced_at')}, 'title', r.title, 'text', r.text) order by r.number)
      from post_revision r where r.post_id = p.id), '[]') as history,
    coalesce((select jsonb_agg(
        jsonb_build_object('id', o.id, 'title', o.title, 'seenAt', ${iso('o.seen_at')}) order by o.seen_at) from (
      select x.id, x.title, min(k.seen_at) as seen_at from post_key k join source x on x.id = k.source_id
      where k.post_id = p.id and k.source_id <> p.source_id group by x.id) o), '[]') as "alsoIn",
    coalesce((select jsonb_agg(jsonb_build_object('mentionId', o.id, 'agency', b.name, 'tone', o.tone_now) order by b.name)
      from mention o join agency b on b.id = o.agency_id
      where o.post_id = m.post_id and o.id <> m.id and o.agency_id = any($2::integer[])), '[]') as "otherAgencies",
    coalesce((select jsonb_agg(
        jsonb_build_object('at', ${iso('c.at')}, 'by', y.name, 'tone', c.tone, 'relevant', c.relevant) order by c.id)
      from mention_correction c join account y on y.id = c.account_id
      where c.post_id = m.post_id and c.agency_id = m.agency_id), '[]') as corrections
  from mention m ${joins}
  where m.id = $1 and m.agency_id = any($2::integer[])`

/** Ids behind the newest in which `newestId` is looked for; mentions that were being written then lie far above. */
const newestWindow = 20_000

const run = <Row>(manager: EntityManager, { sql, parameters }: Query): Promise<Row[]> => manager.query(sql, [...parameters])

/** The text index only: reading every post takes seconds. And whatever is asked, nobody waits longer than this. */
const avoidSlowWays = (manager: EntityManager) => manager.query(
  `select set_config('enable_seqscan', 'off', true), set_config('statement_timeout', '10s', true)`)

type Key = { readonly id: number }

async function findPage(
  manager: EntityManager, filter: MentionFilter, before: MentionCursor | null, limit: number,
): Promise<readonly Key[]> {
  const { q } = filter
  if (!q) return run<Key>(manager, pageOf(filter, before, limit))
  await avoidSlowWays(manager)
  const near = await run<Key>(manager, walkOf({ ...filter, q }, before, limit))
  return near.length === limit ? near : run<Key>(manager, hitsOf({ ...filter, q }, before, limit))
}

const mostNewer = 1_000
const mostCopies = 500

async function countNewer(manager: EntityManager, filter: MentionFilter, after: number): Promise<number> {
  const { q } = filter
  const count = async (query: Query) => (await run<{ count: number }>(manager, query))[0]!.count
  if (!q) return count(newerThan(filter, after, mostNewer))
  const all = await count(newerThan(filter, after, walked + 1))
  await avoidSlowWays(manager)
  return count(newerWith({ ...filter, q }, after, mostNewer, all <= walked))
}

/** Gives those of the mentions that are of these agencies, newest first. */
export async function findMentions(
  manager: EntityManager, agencies: readonly number[], ids: readonly number[],
): Promise<readonly MentionRow[]> {
  return manager.query(
    `select ${columns} from mention m ${joins} where m.id = any($1::bigint[]) and m.agency_id = any($2::integer[])
     order by m.published_at desc, m.id desc`, [ids, agencies])
}

/** Gives the evidence of a mention of the scope, or null. */
export async function findMention(manager: EntityManager, scope: Scope, id: number): Promise<MentionEvidence | null> {
  const [row] = await manager.query(evidence, [id, scope.agencies])
  return row ?? null
}

export class MentionRepository {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` mentions, newest first, and the id from which `newer` may count. */
  async page(scope: Scope, filter: MentionFilter, before: MentionCursor | null, limit: number): Promise<MentionPageRows> {
    return withScope(this.database, scope, async manager => {
      // First the id, then the page: what comes in between is then announced rather than lost.
      const newestId = await findNewestId(manager, filter.agencies)
      const keys = await findPage(manager, filter, before, limit)
      return { rows: await findMentions(manager, filter.agencies, keys.map(key => key.id)), newestId }
    })
  }

  /** How many mentions have come since id `after`, counted up to 1,000. */
  async countNewer(scope: Scope, filter: MentionFilter, after: number): Promise<number> {
    return withScope(this.database, scope, manager => countNewer(manager, filter, after))
  }

  async volume(
    scope: Scope, filter: PeriodFilter, bucket: 'hour' | 'day', zone: TimeZone,
  ): Promise<readonly VolumeRow[]> {
    return withScope(this.database, scope, async manager => {
      await avoidSlowWays(manager)
      return run(manager, volumeOf(filter, bucket, zone))
    })
  }

  /** The zone in which days of these agencies are counted: the one that most of them have. */
  async zoneOf(scope: Scope, agencies: readonly number[]): Promise<TimeZone | null> {
    const [row] = await withScope(this.database, scope, manager => manager.query(
      `select time_zone as zone from agency where id = any($1::integer[])
       group by time_zone order by count(*) desc, min(id) limit 1`, [agencies]))
    return row?.zone ?? null
  }

  /** Other mentions of its agency whose post has the same words, the newest first; null where it is not in the scope. */
  async copies(scope: Scope, id: number): Promise<readonly MentionCopy[] | null> {
    return withScope(this.database, scope, async manager => {
      const own = await manager.query('select from mention where id = $1 and agency_id = any($2::integer[])', [id, scope.agencies])
      if (own.length === 0) return null
      return manager.query(
        `select o.id, s.title as source, o.published_at as at, o.corrected_tone is not null or not o.relevant as corrected
         from mention m join post_copy k on k.post_id = m.post_id join post_copy c on c.key = k.key and c.post_id <> k.post_id
         join mention o on o.post_id = c.post_id and o.agency_id = m.agency_id join source s on s.id = o.source_id
         where m.id = $1 and m.agency_id = any($2::integer[])
         order by o.published_at desc, o.id desc limit ${mostCopies}`, [id, scope.agencies])
    })
  }

  async find(scope: Scope, id: number): Promise<MentionEvidence | null> {
    return withScope(this.database, scope, manager => findMention(manager, scope, id))
  }
}

async function findNewestId(manager: EntityManager, agencies: readonly number[]): Promise<number> {
  const [{ newest }] = await manager.query(
    `with highest as (select coalesce(pg_sequence_last_value('mention_id_seq'), 0) as id)
     select coalesce(
       (select m.id from mention m where m.id > (select id from highest) - $2::bigint and m.agency_id = any($1::integer[])
        order by m.id desc limit 1),
       greatest((select id from highest) - $2::bigint, 0)) as newest`, [agencies, newestWindow])
  return newest
}
