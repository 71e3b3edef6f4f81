import type { IssueFilter as WireFilter, IssueTab } from '@kentongan/contracts'
import { createParameters, type Parameters, type Query } from './mention-query'

/** What a list of issues is narrowed to. `agencies` is what the caller may see and asked for; `account` is whose `mine` is. */
export type IssueFilter = Omit<WireFilter, 'agency'> & { readonly agencies: readonly number[]; readonly account: number | null }

/** How many issues stand in each tab, and on each level within the chosen tab. */
export type IssueCounts = {
  readonly tabs: Readonly<Record<IssueTab, number>>
  readonly levels: Readonly<Record<'hijau' | 'kuning' | 'merah' | 'krisis', number>>
}

const isMuted = 'coalesce(i.muted_until > now(), false)'

const inTab = (tab: IssueTab, account: number | null, { add }: Parameters): string => {
  if (tab === 'mine') return `i.owner_id = ${add(account)}::integer and i.status <> 'done'`
  if (tab === 'done') return `i.status = 'done'`
  return `i.status <> 'done' and ${tab === 'muted' ? '' : 'not '}${isMuted}`
}

const marks = {
  negative: 'own.negatif * 2 > own.mentions',
  unowned: 'i.owner_id is null',
  unsure: 'i.unsure',
  rising: `i.rise->>'code' = 'rise'`,
} as const satisfies Record<NonNullable<WireFilter['mark']>, string>

const numbered = /^(?:isu-?)?(\d{1,15})$/i

/** All words must stand in its title, the person's or the machine's; "ISU-123" and its number name it as well. */
function matches(q: string, { add }: Parameters): string {
  const title = `lower(i.title || ' ' || coalesce(i.title_said, ''))`
  const words = q.split(/\s+/).filter(Boolean).map(word => `strpos(${title}, lower(${add(word)}::text)) > 0`).join(' and ')
  const [, id] = numbered.exec(q) ?? []
  return id === undefined ? words : `(i.id = ${add(id)}::bigint or ${words})`
}

/** Conditions on `i` (issue) and `own` (its counts); tab and level are not among them. */
function conditionsOf(filter: IssueFilter, agencies: string, parameters: Parameters): string[] {
  const { mark, kind, q } = filter
  return [
    ...(mark === undefined ? [] : [marks[mark]]),
    ...(kind === undefined ? [] : [
      `i.id in (select issue_id from issue_agency where agency_id = any(${agencies})
         and ${parameters.add(kind)}::text = any(kinds))`]),
    ...(q ? [matches(q, parameters)] : []),
  ]
}

/** Issues that have mentions of these agencies; with `own`, what they count of each, where a filter asks for it. */
function seenBy(agencies: string, filters: readonly IssueFilter[]): string {
  const counts = filters.some(filter => filter.mark === 'negative')
    ? `join (
         select issue_id, sum(mentions) as mentions, sum(negatif) as negatif
         from issue_agency where agency_id = any(${agencies}) group by issue_id
       ) own on own.issue_id = i.id`
    : ''
  return `issue i ${counts}
    where i.merged_into is null and i.id in (select issue_id from issue_agency where agency_id = any(${agencies}))`
}

const withLevel = (level: string | undefined, { add }: Parameters): string[] =>
  (level === undefined ? [] : [`i.level_now = ${add(level)}::text`])

/** In what order a list stands, and the columns that say so. */
export const issueOrders = { score: ['i.urgency', 'i.rank', 'i.id'], newest: ['i.last_at', 'i.id'] } as const
export type IssueOrder = keyof typeof issueOrders
export type IssueKey = { readonly id: number; readonly urgency: number; readonly rank: number; readonly lastAt: Date }

/** Where a page begins: the values of the order's columns of the last issue before it. */
export type IssueCursor = readonly (number | Date)[]

/** Ids of a page of issues, the first in the order first. */
export function issuePageOf(filter: IssueFilter, order: IssueOrder, before: IssueCursor | null, limit: number): Query {
  const parameters = createParameters()
  const { add } = parameters
  const agencies = `${add(filter.agencies)}::integer[]`
  const columns = issueOrders[order]
  const place = (value: number | Date, at: number) => `${add(value)}::${types[at]}`
  const types = order === 'score' ? ['smallint', 'real', 'bigint'] : ['timestamptz', 'bigint']
  const conditions = [
    inTab(filter.tab, filter.account, parameters),
    ...withLevel(filter.level, parameters),
    ...conditionsOf(filter, agencies, parameters),
    ...(before === null ? [] : [`(${columns.join(', ')}) < (${before.map(place).join(', ')})`]),
  ]
  const sql = `select i.id, i.urgency, i.rank, i.last_at as "lastAt" from ${seenBy(agencies, [filter])}
    and ${conditions.join(' and ')} order by ${columns.map(column => `${column} desc`).join(', ')} limit ${add(limit)}`
  return { sql, parameters: parameters.values }
}

/** Counts of all tabs under the other filters, and of all levels in the tab under the filters but the level. */
export function issueCountsOf(filter: IssueFilter): Query {
  const parameters = createParameters()
  const agencies = `${parameters.add(filter.agencies)}::integer[]`
  const conditions = conditionsOf(filter, agencies, parameters)
  const level = withLevel(filter.level, parameters)
  const tabs = (['active', 'mine', 'muted', 'done'] as const).map(tab =>
    `count(*) filter (where ${[inTab(tab, filter.account, parameters), ...level].join(' and ')})::integer as ${tab}`)
  const chosen = inTab(filter.tab, filter.account, parameters)
  const levels = (['hijau', 'kuning', 'merah', 'krisis'] as const).map(each =>
    `count(*) filter (where ${chosen} and i.level_now = '${each}')::integer as ${each}`)
  const sql = `select ${[...tabs, ...levels].join(', ')} from ${[seenBy(agencies, [filter]), ...conditions].join(' and ')}`
  return { sql, parameters: parameters.values }
}

/** How many issues each of these filters holds, in their order; all have the same agencies, so one walk counts them all. */
export function issueTotalsOf(filters: readonly IssueFilter[]): Query {
  const parameters = createParameters()
  const agencies = `${parameters.add(filters[0]!.agencies)}::integer[]`
  const counts = filters.map(filter => {
    const conditions = [
      inTab(filter.tab, filter.account, parameters),
      ...withLevel(filter.level, parameters),
      ...conditionsOf(filter, agencies, parameters),
    ]
    return `count(*) filter (where ${conditions.join(' and ')})::integer`
  })
  return { sql: `select array[${counts.join(', ')}] as totals from ${seenBy(agencies, filters)}`, parameters: parameters.values }
}
