import type { Issue, IssuePage } from '@kentongan/contracts'
import { type InfiniteData, infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { useLiveState } from '../use-live'
import { compareLists, nothingPending } from './compare-lists'
import { hasLane, inGroups, issueEntries } from './issue-groups'
import type { Filter } from './issue-search'
import { keepIssues, useIssuesNow } from './issues-now'
import { useIssueHints } from './use-issue-hints'

type Pages = InfiniteData<IssuePage, string | undefined>
type Fresh = { readonly page: IssuePage; readonly lane: readonly Issue[] }
const perPage = 100
const mostCompared = 200
const inLane = 20
const withoutStream = 30_000
const none: readonly Issue[] = []
/** So long an answer that was on its way may still list what has left. */
const settled = 10_000
const nothing: ReadonlyMap<number, number> = new Map()

/** The list in the order it was loaded; it never refreshes by itself. */
const issuesQuery = (filter: Filter) => infiniteQueryOptions({
  queryKey: ['issues', filter],
  queryFn: ({ pageParam, signal }) => call('issues', { query: { ...filter, limit: perPage, ...(pageParam ? { before: pageParam } : {}) } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
  staleTime: Infinity,
})

const askLane = async (filter: Filter, signal?: AbortSignal): Promise<readonly Issue[]> =>
  (hasLane(filter) ? (await call('issues', { query: { ...filter, mark: 'unsure', limit: inLane } }, signal)).items : none)

const laneQuery = (filter: Filter) => queryOptions({ queryKey: ['issues-lane', filter], queryFn: ({ signal }) => askLane(filter, signal), staleTime: Infinity })

/** What the server would list now: its issues show in their places, its order waits behind the pill. */
const freshQuery = (filter: Filter, limit: number) => queryOptions({
  queryKey: ['issues-fresh', filter],
  queryFn: async ({ signal }): Promise<Fresh> => {
    const [page, lane] = await Promise.all([call('issues', { query: { ...filter, limit } }, signal), askLane(filter, signal)])
    return { page, lane }
  },
  // Hints are followed for the filter on the screen only: who comes back to another one has missed some.
  staleTime: 0,
})

/** The issues under a filter: placed as loaded, shown as they are, with what waits to be taken in. */
export function useIssues(filter: Filter) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { line, paused } = useLiveState()
  const list = useInfiniteQuery(issuesQuery(filter))
  const lane = useQuery({ ...laneQuery(filter), placeholderData: keepPreviousData })
  const now = useIssuesNow()
  const leaving = useLeaving(filter)
  const placed = useMemo(() => uniqueById(list.data?.pages.flatMap(page => page.items) ?? []).filter(issue => !leaving.ids.has(issue.id)), [list.data, leaving.ids])
  const onLane = useMemo(() => (lane.data ?? none).filter(issue => !leaving.ids.has(issue.id)), [lane.data, leaving.ids])
  const groups = useMemo(() => inGroups(placed, onLane, filter), [placed, onLane, filter])
  const entries = useMemo(() => issueEntries(groups, issue => now.get(issue.id) ?? issue), [groups, now])
  const issues = useMemo(() => entries.flatMap(entry => (entry.kind === 'issue' ? [entry.issue] : [])), [entries])

  const ready = list.isSuccess && lane.isSuccess
  const fresh = useQuery({
    ...freshQuery(filter, Math.min(mostCompared, Math.max(perPage, placed.length))), enabled: ready && !paused,
    refetchInterval: line === 'down' ? withoutStream : false,
  })
  useEffect(() => {
    if (fresh.data) keepIssues(queries, [...fresh.data.page.items, ...fresh.data.lane])
  }, [fresh.data, queries])
  const { gone } = useIssueHints({ filter, paused, ready, shown: issues, check: async () => {
    const { data, error } = await fresh.refetch()
    if (error) throw error
    return data?.page.items ?? none
  } })

  const waiting = useMemo(() => {
    if (!fresh.data || !list.data) return nothingPending
    const { page } = fresh.data
    // What left and is listed again later has come back: muted no longer, reopened, taken apart.
    const ids = page.items.map(issue => issue.id).filter(id => fresh.dataUpdatedAt > (leaving.ids.get(id) ?? -settled) + settled)
    return compareLists(placed.map(issue => issue.id), ids, { shown: !list.hasNextPage, fresh: page.next === null })
  }, [fresh.data, fresh.dataUpdatedAt, list.data, list.hasNextPage, placed, leaving.ids])

  const reload = useCallback(async () => {
    try {
      const [page, unsure] = await Promise.all([call('issues', { query: { ...filter, limit: perPage } }), askLane(filter)])
      // Older answers that are still on their way must not come after this one.
      await Promise.all(['issues', 'issues-lane', 'issues-fresh'].map(key => queries.cancelQueries({ queryKey: [key, filter], exact: true })))
      keepIssues(queries, [...page.items, ...unsure])
      queries.setQueryData<Fresh>(['issues-fresh', filter], { page, lane: unsure })
      queries.setQueryData(laneQuery(filter).queryKey, unsure)
      queries.setQueryData<Pages>(issuesQuery(filter).queryKey, { pages: [page], pageParams: [undefined] })
      leaving.forget()
      gone.forget()
    } catch (error) {
      void showToast({ danger: true, message: problemText(t, error) })
    }
  }, [filter, queries, leaving.forget, gone.forget, t])

  const counts = (fresh.data?.page ?? list.data?.pages[0])?.tabs
  return { ...list, isPending: list.isPending || lane.isPending, entries, issues, counts, waiting, gone: gone.ids, leaving, reload, check: fresh.refetch }
}

/** Ids in the order of the list under a filter as it was loaded, how many there are, and what loads more of them. */
export function useIssueOrder(filter: Filter) {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useInfiniteQuery(issuesQuery(filter))
  const lane = useQuery(laneQuery(filter))
  const ids = useMemo(() => {
    const placed = uniqueById(data?.pages.flatMap(page => page.items) ?? [])
    return inGroups(placed, lane.data ?? none, filter).flatMap(({ issues }) => issues.map(issue => issue.id))
  }, [data, lane.data, filter])
  const all = data?.pages[0]?.tabs[filter.tab ?? 'active']
  return { ids, all, more: hasNextPage && !isFetchingNextPage && !isFetchNextPageError ? fetchNextPage : undefined }
}

export type IssueListState = ReturnType<typeof useIssues>

/** Takes rows out of a list that is kept, so that they are not there again when one comes back to it. */
function takeOut(queries: QueryClient, filter: Filter, ids: ReadonlyMap<number, number>): void {
  if (ids.size === 0) return
  const stay = (issues: readonly Issue[]) => issues.filter(issue => !ids.has(issue.id))
  queries.setQueryData<Pages>(issuesQuery(filter).queryKey, list => list && { ...list, pages: list.pages.map(page => ({ ...page, items: stay(page.items) })) })
  queries.setQueryData(laneQuery(filter).queryKey, lane => lane && stay(lane))
}

/** Rows that one's own hand has taken off the list, and when; another filter or a new load starts anew. */
function useLeaving(filter: Filter) {
  const queries = useQueryClient()
  const [ids, setIds] = useState(nothing)
  const left = useRef(ids)
  left.current = ids
  useEffect(() => () => {
    takeOut(queries, filter, left.current)
    setIds(nothing)
  }, [filter, queries])
  const add = useCallback((more: readonly number[]) => setIds(old => new Map([...old, ...more.map(id => [id, Date.now()] as const)])), [])
  const back = useCallback((some: readonly number[]) => setIds(old => new Map([...old].filter(([id]) => !some.includes(id)))), [])
  const forget = useCallback(() => setIds(nothing), [])
  return { ids, add, back, forget }
}

/** An issue that rose while pages were fetched can stand on two of them. */
const uniqueById = (issues: readonly Issue[]): Issue[] => [...new Map(issues.map(issue => [issue.id, issue])).values()]
