import type { Mention, MentionDetail, MentionFilter, MentionPage } from '@kentongan/contracts'
import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api-client'
import { useLive } from '../use-live'
import { belongsTo } from './review-lane'

export type Filter = Partial<MentionFilter>
type Pages = InfiniteData<MentionPage, string | undefined>

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
  const queries = useQueryClient()
  const list = useInfiniteQuery(mentionsQuery(filter))
  const loaded = useMemo(() => uniqueById(list.data?.pages.flatMap(page => page.items) ?? []), [list.data])
  const mentions = useMemo(() => loaded.filter(mention => belongsTo(filter, mention)), [loaded, filter])
  useLive({
    onEvent: event => {
      if (event.type !== 'mention-changed' || !loaded.some(mention => mention.id === event.mentionId)) return
      void queries.fetchQuery({ ...mentionQuery(event.mentionId), staleTime: 0 }).then(({ mention }) => patchMention(queries, mention.id, () => mention), ignoreGone)
    },
  })
  const reload = async () => {
    const first = await call('mentions', { query: filter })
    queries.setQueryData<Pages>(mentionsQuery(filter).queryKey, { pages: [first], pageParams: [undefined] })
  }
  return { ...list, mentions, newestId: list.data?.pages[0]?.newestId, reload }
}

/** Changes one mention wherever it is shown. */
export function patchMention(queries: QueryClient, id: number, change: (mention: Mention) => Mention): void {
  const patched = (mention: Mention) => (mention.id === id ? change(mention) : mention)
  queries.setQueriesData<Pages>({ queryKey: ['mentions'] }, data => data && {
    ...data,
    pages: data.pages.map(page => ({ ...page, items: page.items.map(patched) })),
  })
  queries.setQueryData<MentionDetail>(mentionQuery(id).queryKey, detail => detail && { ...detail, mention: change(detail.mention) })
}

/** Changed and gone, or no longer ours: the next load of the list leaves it out. */
const ignoreGone = () => undefined

/** A post published while pages were fetched can stand on two of them. */
function uniqueById(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map(mention => [mention.id, mention])).values()]
}
