import type { TimeZone } from '@kentongan/contracts'
import type { DataSource } from 'typeorm'
import { matchable } from './tagging.repository'
import { withScope, type Scope } from './with-scope'

/** Ids of the newest and the oldest post of a period, both 0 where there are none, and about how many there are. */
export type TrialRange = { readonly newestId: number; readonly oldestId: number; readonly total: number }

/**
 * Some posts, newest first, as the text of a JSON array of `{ id, title, text, author, source, lang, url, publishedAt, sourceTitle }`;
 * how many they are, and the lowest id, null where there are none.
 */
export type TrialPage = { readonly posts: string; readonly count: number; readonly oldestId: number | null }

/** So many ids are looked at to tell how many posts there are, in so many places. */
const countedIds = 20_000
const countedPlaces = 50

/** What the test bench reads. Posts belong to no agency; judgements do. */
export class TrialRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * The posts first seen in the last `days`. Ids rise with the time a post was first seen, so a range of them is the period. Of a
   * long range only places spread over it are counted: counting a million rows would take as long as the first result may.
   */
  async findTrialRange(days: number): Promise<TrialRange> {
    const [{ newestId, oldestId }] = await this.database.query(
      `select coalesce((select id from post order by id desc limit 1), 0) as "newestId", coalesce((
         select id from post where first_seen_at > now() - make_interval(days => $1) order by first_seen_at, id limit 1), 0) as "oldestId"`, [days])
    if (oldestId === 0) return { newestId: 0, oldestId: 0, total: 0 }
    const span = newestId - oldestId + 1
    const places = span <= countedIds ? 1 : countedPlaces
    const size = Math.min(span, countedIds) / places
    const [{ counted }] = await this.database.query(
      `select sum((select count(*) from post where id >= place.start and id < place.start + $3::bigint))::integer as counted
       from (select $1::bigint + floor(($2::bigint - $1::bigint) * at / $4::numeric)::bigint as start from generate_series(0, $4::integer - 1) at) place`,
      [oldestId, newestId, size, places])
    return { newestId, oldestId, total: Math.round(span * counted / (size * places)) }
  }

  /**
   * A page of posts with ids below `beforeId` down to `oldestId`, newest first. PostgreSQL writes the JSON, because thousands of
   * rows read and passed on one by one would hold up the server; one text costs it a tenth.
   */
  async readTrialPage(beforeId: number, oldestId: number, limit: number): Promise<TrialPage> {
    const [page] = await this.database.query(
      `select coalesce(json_agg(page order by id desc), '[]')::text as posts, count(*)::integer as count, min(id) as "oldestId" from (
         select p.id, ${matchable}, p.url, p.published_at as "publishedAt", s.title as "sourceTitle"
         from post p join source s on s.id = p.source_id where p.id < $1 and p.id >= $2 and p.deleted_at is null order by p.id desc limit $3
       ) page`, [beforeId, oldestId, limit])
    return page
  }

  /** The newest word of a person on each post of the agency that stands. */
  async findJudged(scope: Scope, agencyId: number): Promise<ReadonlyMap<number, boolean>> {
    const rows: { postId: number; relevant: boolean }[] = await withScope(this.database, scope, manager => manager.query(
      `select post_id as "postId", relevant from (
         select distinct on (post_id) post_id, relevant from mention_correction
         where agency_id = $1 and agency_id = any($2::integer[]) and sets_relevant order by post_id, id desc
       ) newest where relevant is not null`, [agencyId, scope.agencies]))
    return new Map(rows.map(row => [row.postId, row.relevant]))
  }

  /** The zone in which the agency's days are counted; null where it is not in the scope. */
  async findZone(scope: Scope, agencyId: number): Promise<TimeZone | null> {
    const [row] = await withScope(this.database, scope, manager => manager.query(
      'select time_zone as zone from agency where id = $1 and removed_at is null and id = any($2::integer[])', [agencyId, scope.agencies]))
    return row?.zone ?? null
  }
}
