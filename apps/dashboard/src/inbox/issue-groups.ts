import type { Issue } from '@kentongan/contracts'
import type { Filter } from './issue-search'

/** What the list is divided into: to be acted on, big but not sure yet, watched, calm. */
export const groupNames = ['act', 'unsure', 'watch', 'calm'] as const
export type GroupName = (typeof groupNames)[number]

export type Entry =
  | { readonly kind: 'group'; readonly key: string; readonly group: GroupName; readonly count: number }
  | { readonly kind: 'issue'; readonly key: string; readonly issue: Issue; readonly position: number }

/** The lists that are divided by level: what is muted or done is not worked on, and another order has its own sense. */
export const isGrouped = ({ tab, sort }: Filter): boolean => (tab === 'active' || tab === 'mine') && sort !== 'newest'

/** Whether what is big but unsure is asked for on its own, so that it is seen wherever its score would put it. */
export const hasLane = ({ tab, sort, mark }: Filter): boolean => tab === 'active' && sort !== 'newest' && mark === undefined

export function groupOf({ level, unsure }: Pick<Issue, 'level' | 'unsure'>): GroupName {
  if (level === 'merah' || level === 'krisis') return 'act'
  if (unsure) return 'unsure'
  return level === 'kuning' ? 'watch' : 'calm'
}

/**
 * Issues in the order of the screen. Each stands where the server put it when the list was loaded (`placed`): a change shows in its
 * place and moves nothing until the list is loaded anew.
 */
export function inGroups(placed: readonly Issue[], lane: readonly Issue[], filter: Filter): { readonly group: GroupName | null; readonly issues: readonly Issue[] }[] {
  if (!isGrouped(filter)) return [{ group: null, issues: placed }]
  const all = [...new Map([...lane, ...placed].map(issue => [issue.id, issue])).values()]
  const order = new Map(placed.map((issue, index) => [issue.id, index]))
  const at = (issue: Issue) => order.get(issue.id) ?? -1
  return groupNames
    .map(group => ({ group, issues: all.filter(issue => groupOf(issue) === group).sort((a, b) => at(a) - at(b)) }))
    .filter(({ issues }) => issues.length > 0)
}

/** Rows with a heading before each group; `shown` gives what is known of an issue now. */
export function issueEntries(groups: ReturnType<typeof inGroups>, shown: (issue: Issue) => Issue): Entry[] {
  let position = 0
  return groups.flatMap(({ group, issues }): Entry[] => [
    ...(group ? [{ kind: 'group' as const, key: group, group, count: issues.length }] : []),
    ...issues.map(issue => ({ kind: 'issue' as const, key: String(issue.id), issue: shown(issue), position: ++position })),
  ])
}
