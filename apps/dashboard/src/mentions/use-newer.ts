import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { announce } from '../ui/announcer'
import { useLive, useLiveState } from '../use-live'
import type { Filter } from './use-mentions'

const calm = 1_000
const withoutStream = 30_000

/** How many mentions wait under the filter since `newestId`; asked when the stream hints, at most once a second. */
export function useNewer(filter: Filter, newestId: number | undefined): number {
  const { t } = useTranslation()
  const { line, paused } = useLiveState()
  const enabled = newestId !== undefined && !paused
  const { data, refetch } = useQuery({
    queryKey: ['newer', filter, newestId],
    queryFn: ({ signal }) => call('newerMentions', { query: { ...filter, after: newestId ?? 0 } }, signal),
    enabled,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: line === 'down' ? withoutStream : false,
  })
  const timer = useRef<number | undefined>(undefined)
  const ask = () => {
    if (timer.current !== undefined) return
    timer.current = window.setTimeout(() => {
      timer.current = undefined
      if (enabled) void refetch()
    }, calm)
  }
  useEffect(() => () => {
    window.clearTimeout(timer.current)
    timer.current = undefined
  }, [enabled, newestId])
  useLive({ onEvent: event => { if (event.type === 'mentions') ask() }, onResync: ask })

  const count = data?.count ?? 0
  useEffect(() => {
    if (count > 0) announce(t('mentions.newer', { count }))
  }, [count, t])
  return count
}
