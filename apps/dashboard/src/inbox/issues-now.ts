import type { Issue, IssueDetail } from '@kentongan/contracts'
import { type QueryClient, queryOptions, skipToken, useQuery } from '@tanstack/react-query'

type Known = ReadonlyMap<number, Issue>
const none: Known = new Map()

/** What is known of issues at this moment. Lists keep the order they were loaded in and show this in its places. */
const nowQuery = queryOptions<Known>({ queryKey: ['issues-now'], queryFn: skipToken, initialData: none, staleTime: Infinity, gcTime: Infinity })

export const useIssuesNow = (): Known => useQuery(nowQuery).data ?? none

/**
 * Puts issues in the place of what is shown of them, on every list and as evidence. An answer that was on its way while somebody
 * changed the issue is older than what is known, and passed over unless `anyway`.
 */
export function keepIssues(queries: QueryClient, issues: readonly Issue[], anyway = false): void {
  const known = queries.getQueryData<Known>(nowQuery.queryKey) ?? none
  const newer = issues.filter(issue => anyway || issue.version >= (known.get(issue.id)?.version ?? 0))
  if (newer.length === 0) return
  queries.setQueryData<Known>(nowQuery.queryKey, new Map([...known, ...newer.map(issue => [issue.id, issue] as const)]))
  for (const issue of newer) queries.setQueryData<IssueDetail>(['issue', issue.id], detail => detail && { ...detail, issue })
}
