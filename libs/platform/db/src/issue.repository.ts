import type { SourceKind } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import {
  issueCountsOf, issuePageOf, issueTotalsOf, type IssueCounts, type IssueCursor, type IssueFilter, type IssueKey, type IssueOrder,
} from './issue-filter'
import type { Query } from './mention-query'
import { findStanding, readIssues, type IssueRow } from './read-issues'
import { hashing } from './hashing'
import { withScope, type Scope } from './with-scope'

export type IssuePageRows = {
  readonly keys: readonly IssueKey[]
  readonly rows: readonly IssueRow[]
  readonly counts: IssueCounts
}

/** One moment of the short chronology; `text` is the source's name. */
export type StoryRow = {
  readonly at: Date
  readonly code: 'first' | 'second-source' | 'third-source' | 'rise'
  readonly text: string | null
}
export type IssueDetailRows = { readonly issue: IssueRow; readonly story: readonly StoryRow[] }
export type IssueEventRow = {
  readonly id: number
  readonly at: Date
  readonly by: string | null
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
}
export type SignalRow = {
  readonly id: number; readonly agency: { readonly id: number; readonly name: string }; readonly kind: SourceKind | null
  readonly code: 'rise' | 'silence'
  readonly at: Date
  readonly minutes: number
  readonly observed: number
  readonly expected: number
}

const run = <Row>(manager: EntityManager, { sql, parameters }: Query): Promise<Row[]> => manager.query(sql, [...parameters])

const mostEvents = 1_000
const mostSignals = 200

/** Reads issues under a scope; the only writer of what is read here is the worker, but for people's words. */
export class IssueRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Up to `limit` issues in the order, and the counts of tabs and levels beside them. One key more says that there is a next
   * page.
   */
  async page(
    scope: Scope, filter: IssueFilter, order: IssueOrder, before: IssueCursor | null, limit: number, now: Date,
  ): Promise<IssuePageRows> {
    return withScope(this.database, scope, async manager => {
      const find = () => run<IssueKey>(manager, issuePageOf(filter, order, before, limit + 1))
      const keys = filter.mark === 'negative' ? await hashing(manager, find) : await find()
      const counted = await hashing(manager, () => run<Record<string, number>>(manager, issueCountsOf(filter)))
      const rows = await readIssues(manager, filter.agencies, scope.accountId, keys.slice(0, limit).map(key => key.id), now)
      return { keys, rows, counts: toCounts(counted[0]!) }
    })
  }

  /** How many issues each filter holds, in their order. */
  async totals(scope: Scope, filters: readonly IssueFilter[]): Promise<readonly number[]> {
    const totals = new Map<IssueFilter, number>()
    await withScope(this.database, scope, async manager => {
      for (const agencies of new Set(filters.map(filter => filter.agencies.join()))) {
        const group = filters.filter(filter => filter.agencies.join() === agencies)
        const [row] = await hashing(manager, () => run<{ totals: number[] }>(manager, issueTotalsOf(group)))
        group.forEach((filter, at) => totals.set(filter, row!.totals[at]!))
      }
    })
    return filters.map(filter => totals.get(filter)!)
  }

  /** The issues of these ids as they are now. */
  async read(scope: Scope, ids: readonly number[], now: Date): Promise<readonly IssueRow[]> {
    return withScope(this.database, scope, manager => readIssues(manager, scope.agencies, scope.accountId, ids, now))
  }

  /** An issue with its short chronology, oldest first; null where the scope does not see it. */
  async detail(scope: Scope, id: number, now: Date): Promise<IssueDetailRows | null> {
    return withScope(this.database, scope, async manager => {
      const [issue] = await readIssues(manager, scope.agencies, scope.accountId, [id], now)
      if (issue === undefined) return null
      return { issue, story: await tellStory(manager, scope.agencies, issue.id) }
    })
  }

  /** What happened to an issue, oldest first. */
  async timeline(scope: Scope, id: number): Promise<readonly IssueEventRow[] | null> {
    return withScope(this.database, scope, async manager => {
      const standing = await findStanding(manager, scope.agencies, id)
      if (standing === null) return null
      return manager.query(
        `select * from (
           select e.id, e.at, a.name as by, e.kind, e.detail from issue_event e left join account a on a.id = e.account_id
           where e.issue_id = $1 order by e.id desc limit ${mostEvents}
         ) newest order by id`, [standing])
    })
  }

  /** What rose or fell silent beyond single issues in the last 24 hours, newest first. */
  async signals(scope: Scope, agencies: readonly number[], now: Date): Promise<readonly SignalRow[]> {
    return withScope(this.database, scope, manager => manager.query(
      `select s.id, jsonb_build_object('id', a.id, 'name', a.name) as agency, s.kind, s.code, s.at,
         s.minutes, s.observed, s.expected
       from agency_signal s join agency a on a.id = s.agency_id
       where s.agency_id = any($1::integer[]) and s.at > $2::timestamptz - interval '24 hours' and s.at <= $2::timestamptz
       order by s.at desc, s.id desc limit ${mostSignals}`, [agencies, now]))
  }
}

const toCounts = ({ active, mine, muted, done, hijau, kuning, merah, krisis }: Record<string, number>): IssueCounts =>
  ({ tabs: { active, mine, muted, done }, levels: { hijau, kuning, merah, krisis } }) as IssueCounts

const places = ['first', 'second-source', 'third-source'] as const

/** The first post, the two sources that carried it on, and when it last rose. */
async function tellStory(manager: EntityManager, agencies: readonly number[], id: number): Promise<readonly StoryRow[]> {
  const carried: { at: Date; text: string }[] = await manager.query(
    `select min(m.published_at) as at, (array_agg(s.title order by m.published_at, m.id))[1] as text
     from issue_post x join mention m on m.post_id = x.post_id
     join source s on s.id = m.source_id
     where x.issue_id = $1 and m.agency_id = any($2::integer[]) and m.relevant and not m.in_doubt
     group by s.domain order by 1, s.domain limit ${places.length}`, [id, agencies])
  const rises: { at: Date }[] = await manager.query(
    `select at from issue_event where issue_id = $1 and kind = 'rise' order by id desc limit 1`, [id])
  const story: StoryRow[] = [
    ...carried.map((each, at) => ({ ...each, code: places[at]! })),
    ...rises.map(({ at }) => ({ at, code: 'rise' as const, text: null })),
  ]
  return story.sort((a, b) => a.at.getTime() - b.at.getTime())
}
