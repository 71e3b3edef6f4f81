import type { Mention, MentionDetail, MentionFilter, MentionPage } from '@kentongan/contracts'
import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { belongsTo } from './review-lane'
import { useChangedMentions } from './use-changed-mentions'

export type Filter = Partial<MentionFilter>
type Pages = InfiniteData<MentionPage, string | undefined>

/** Corrections are sent one after another: what takes one back must not arrive before it. */
export const correctionScope = { id: 'corrections' }

/** The list under a filter, newest first, page by page. It never refreshes by itself: what is new waits behind the pill. */
export const mentionsQuery = (filter: Filter) => infiniteQueryOptions({
  queryKey: ['mentions', filter],
  queryFn: ({ pageParam, signal }) => call('mentions', { query: { ...filter, ...(pageParam ? { before: pageParam } : {}) } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
  staleTime: Infinity,
})

export const mentionQuery = (id: number) => queryOptions({
  queryKey: ['mention', id],
  queryFn: ({ signal }) => call('mention', { params: { id } }, signal),
})

export function useMentions(filter: Filter) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const list = useInfiniteQuery(mentionsQuery(filter))
  const loaded = useMemo(() => uniqueById(list.data?.pages.flatMap(page => page.items) ?? []), [list.data])
  const mentions = useMemo(() => loaded.filter(mention => belongsTo(filter, mention)), [loaded, filter])
  useChangedMentions({
    isShown: id => loaded.some(mention => mention.id === id),
    ask: async id => {
      const { mention } = await queries.fetchQuery({ ...mentionQuery(id), staleTime: 0 })
      putMentions(queries, [mention])
    },
    askMany: async () => {
      const { items } = await call('mentions', { query: { ...whereabouts(filter), relevance: 'all', limit: 200 } })
      putMentions(queries, items)
      return items.map(mention => mention.id)
    },
  })
  const reload = async () => {
    try {
      const first = await call('mentions', { query: filter })
      // A further page that is still on its way must not come after this one.
      await queries.cancelQueries({ queryKey: mentionsQuery(filter).queryKey, exact: true })
      queries.setQueryData<Pages>(mentionsQuery(filter).queryKey, { pages: [first], pageParams: [undefined] })
    } catch (error) {
      void showToast({ danger: true, message: problemText(t, error) })
    }
  }
  return { ...list, mentions, newestId: list.data?.pages[0]?.newestId, reload }
}

/** Puts mentions in the place of what is shown of them, on every list and as evidence. */
export function putMentions(queries: QueryClient, mentions: readonly Mention[]): void {
  const changed = new Map(mentions.map(mention => [mention.id, mention]))
  queries.setQueriesData<Pages>({ queryKey: ['mentions'] }, data => data && {
    ...data,
    pages: data.pages.map(page => ({ ...page, items: page.items.map(mention => changed.get(mention.id) ?? mention) })),
  })
  for (const mention of mentions) queries.setQueryData<MentionDetail>(mentionQuery(mention.id).queryKey, detail => detail && { ...detail, mention })
}

/** Those of the mentions that some list shows, as they stand there. */
export function heldMentions(queries: QueryClient, ids: readonly number[]): Mention[] {
  const wanted = new Set(ids)
  const pages = queries.getQueriesData<Pages>({ queryKey: ['mentions'] }).flatMap(([, data]) => data?.pages ?? [])
  return uniqueById(pages.flatMap(page => page.items).filter(mention => wanted.has(mention.id)))
}

/** After a correction: what counts mentions by tone and relevance, what says which copies are settled, and how often the machine is right. */
export function refreshCounts(queries: QueryClient): void {
  for (const key of ['volume', 'doubtful', 'copies', 'tone-quality']) void queries.invalidateQueries({ queryKey: [key] })
}

/** The part of a filter that no correction changes. */
function whereabouts({ agency, source, from, to, q }: Filter): Filter {
  return { ...(agency ? { agency } : {}), ...(source ? { source } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(q ? { q } : {}) }
}

/** A post published while pages were fetched can stand on two of them. */
function uniqueById(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map(mention => [mention.id, mention])).values()]
}
