import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLive } from '../use-live'
import { askIssueAnew, issueQuery } from './issue-queries'

const wait = 2_000

/** Follows an issue while its page is open; many hints in a row ask once. */
export function useIssueLive(id: number): void {
  const queries = useQueryClient()
  const timer = useRef<number>(undefined)
  const refresh = () => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined
      void askIssueAnew(queries, id, false)
    }, wait)
  }
  useEffect(() => () => {
    window.clearTimeout(timer.current)
    timer.current = undefined
  }, [id])
  useLive({
    onEvent: event => {
      if (event.type === 'issues' && event.ids.includes(id)) refresh()
      if (event.type === 'presence' && event.issueId === id) void queries.invalidateQueries({ queryKey: issueQuery(id).queryKey })
    },
    onResync: refresh,
  })
}
