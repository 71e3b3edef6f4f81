import type { JoinReason, SourceKind, SourceTier, Tone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { createParameters, type Query } from './mention-query'
import { findMentions, type MentionRow } from './mention.repository'
import { findStanding } from './read-issues'
import { withScope, type Scope } from './with-scope'

export type MemberFilter = {
  readonly agencies: readonly number[]
  readonly tone?: Tone | undefined
  readonly order: 'newest' | 'central'
  /** One for each group of copies. */
  readonly folded: boolean
}
/** Where a page begins: the order's value (a moment, or how central) and the id of the last mention before it. */
export type MemberCursor = readonly [Date | number, number]
export type MemberKey = {
  readonly id: number
  readonly at: Date
  readonly central: number
  readonly join: JoinReason
  readonly copies: number
  readonly changed: number
}
export type MemberRow = MemberKey & { readonly mention: MentionRow }
export type CopyRow = {
  readonly postId: number
  readonly issueId: number
  readonly source: string
  readonly kind: SourceKind
  readonly tier: SourceTier
  readonly title: string
  readonly url: string | null
  readonly at: Date
}
export type IssueBucket = { readonly at: Date; readonly negatif: number; readonly netral: number; readonly positif: number }
export type IssueMark = { readonly at: Date; readonly kind: 'rise' | 'level'; readonly text: string | null }
export type IssueCourse = { readonly usual: number; readonly items: readonly IssueBucket[]; readonly marks: readonly IssueMark[] }

const mostCopies = 500
const counted = 'm.relevant and not m.in_doubt'

/**
 * A page of an issue's mentions. `copies` are the other posts of the group that the agencies have mentions of, `changed` those
 * with another headline. Of a folded group stands its earliest post that fits the filter.
 */
function membersOf(filter: MemberFilter, issue: number, before: MemberCursor | null, limit: number): Query {
  const { values, add } = createParameters()
  const [id, agencies] = [add(issue), add(filter.agencies)]
  const tone = filter.tone === undefined ? '' : `where tone_now = ${add(filter.tone)}`
  const [column, type] = filter.order === 'newest' ? ['at', 'timestamptz'] : ['central', 'real']
  const after = before === null ? '' : `where (${column}, id) < (${add(before[0])}::${type}, ${add(before[1])}::bigint)`
  const sql = `
    with member as (
      select m.id, m.post_id, m.published_at as at, m.tone_now, x.central, x.copy_of, x.reason, x.by_id
      from issue_post x join mention m on m.post_id = x.post_id
      where x.issue_id = ${id} and m.agency_id = any(${agencies}::integer[]) and ${counted}
    ), shown as (
      select ${filter.folded ? 'distinct on (copy_of)' : ''} * from member ${tone}
      ${filter.folded ? 'order by copy_of, at, id' : ''}
    ), page as (
      select * from shown ${after} order by ${column} desc, id desc limit ${add(limit)}
    )
    select page.id, page.at, page.central, copied.copies, copied.changed,
      page.reason || jsonb_build_object('by', (select a.name from account a where a.id = page.by_id)) as join
    from page join post p on p.id = page.post_id cross join lateral (
      select count(distinct c.post_id)::integer as copies,
        (count(distinct c.post_id) filter (where o.title <> p.title and o.deleted_at is null and p.deleted_at is null))::integer as changed
      from member c join post o on o.id = c.post_id where c.copy_of = page.copy_of and c.post_id <> page.post_id
    ) copied
    order by page.${column} desc, page.id desc`
  return { sql, parameters: values }
}

/** Mentions of an issue, their copies, and their course over time. */
export class IssueMemberRepository {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` mentions; null where the scope does not see the issue. */
  async page(
    scope: Scope, id: number, filter: MemberFilter, before: MemberCursor | null, limit: number,
  ): Promise<readonly MemberRow[] | null> {
    return this.ofIssue(scope, id, async (manager, standing) => {
      const { sql, parameters } = membersOf(filter, standing, before, limit)
      const keys: MemberKey[] = await manager.query(sql, [...parameters])
      const mentions = new Map((await findMentions(manager, filter.agencies, keys.map(key => key.id))).map(row => [row.id, row]))
      return keys.flatMap(key => (mentions.has(key.id) ? [{ ...key, mention: mentions.get(key.id)! }] : []))
    })
  }

  /**
   * The group of copies that a post belongs to, as far as the scope has mentions of it, oldest first; null where not even of the
   * post.
   */
  async copies(scope: Scope, postId: number): Promise<readonly CopyRow[] | null> {
    const rows: CopyRow[] = await withScope(this.database, scope, manager => manager.query(
      `select p.id as "postId", x.issue_id as "issueId", s.title as source, s.kind, s.tier, p.title, p.url, p.published_at as at
       from issue_post own join issue_post x on x.copy_of = own.copy_of
       join post p on p.id = x.post_id join source s on s.id = p.source_id
       where own.post_id = $1 and exists (select from mention m where m.post_id = p.id
         and m.agency_id = any($2::integer[]) and ${counted})
       order by p.published_at, p.id limit ${mostCopies}`, [postId, scope.agencies]))
    return rows.some(row => row.postId === postId) ? rows : null
  }

  /**
   * Mentions by tone in each bucket of 15 or 60 minutes from `from` to `to`, the empty ones too, and what fired or changed
   * there.
   */
  async course(scope: Scope, id: number, minutes: 15 | 60, from: Date, to: Date): Promise<IssueCourse | null> {
    return this.ofIssue(scope, id, async (manager, standing) => {
      const items: IssueBucket[] = await manager.query(
        `select bucket as at, coalesce(negatif, 0) as negatif, coalesce(netral, 0) as netral, coalesce(positif, 0) as positif
         from generate_series($3::timestamptz, $4::timestamptz, make_interval(mins => $5)) bucket
         left join (${minutes === 15 ? quarters : hours}) counted using (bucket) order by bucket`,
        [standing, scope.agencies, from, to, minutes])
      const marks: IssueMark[] = await manager.query(
        `select at, case when kind = 'rise' then 'rise' else 'level' end as kind,
         case when kind <> 'rise' then detail->>'to' end as text
         from issue_event where issue_id = $1 and kind in ('rise', 'level', 'machine-level')
         and at >= $2 and at <= $3 order by id`,
        [standing, from, new Date(to.getTime() + minutes * 60_000)])
      const [{ usual }] = await manager.query(
        `select coalesce((usual->>'mean')::float, 0) as usual from issue where id = $1`, [standing])
      return { usual, items, marks }
    })
  }

  private async ofIssue<Result>(
    scope: Scope, id: number, work: (manager: EntityManager, standing: number) => Promise<Result>,
  ): Promise<Result | null> {
    return withScope(this.database, scope, async manager => {
      const standing = await findStanding(manager, scope.agencies, id)
      return standing === null ? null : work(manager, standing)
    })
  }
}

const tones = ['negatif', 'netral', 'positif'] as const
const byTone = tones.map(tone => `(count(*) filter (where m.tone_now = '${tone}'))::integer as ${tone}`).join(', ')

const quarters = `
  select date_bin(make_interval(mins => $5), m.published_at, $3) as bucket, ${byTone}
  from issue_post x join mention m on m.post_id = x.post_id
  where x.issue_id = $1 and m.agency_id = any($2::integer[]) and ${counted}
    and m.published_at >= $3 and m.published_at < $4 + make_interval(mins => $5) group by 1`

const hours = `
  select hour as bucket, sum(negatif)::integer as negatif, sum(netral)::integer as netral, sum(positif)::integer as positif
  from issue_hour where issue_id = $1 and agency_id = any($2::integer[]) and hour >= $3 and hour <= $4 and $5 = 60 group by 1`
