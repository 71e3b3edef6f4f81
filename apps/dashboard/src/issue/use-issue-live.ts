import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLive, useLiveState } from '../use-live'
import { askIssueAnew, issueQuery } from './issue-queries'

const wait = 2_000

/** Follows an issue while its page or panel is open; many hints in a row ask once. While paused, hints wait. */
export function useIssueLive(id: number): void {
  const queries = useQueryClient()
  const { paused } = useLiveState()
  const timer = useRef<number>(undefined)
  const waits = useRef(false)
  const refresh = () => {
    waits.current = paused
    if (paused) return
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined
      void askIssueAnew(queries, id, false)
    }, wait)
  }
  useEffect(() => {
    if (!paused && waits.current) refresh()
    if (!paused || timer.current === undefined) return
    window.clearTimeout(timer.current)
    timer.current = undefined
    waits.current = true
  }, [paused])
  useEffect(() => () => {
    waits.current = false
    window.clearTimeout(timer.current)
    timer.current = undefined
  }, [id])
  useLive({
    onEvent: event => {
      if (event.type === 'issues' && event.ids.includes(id)) refresh()
      if (event.type !== 'presence' || event.issueId !== id) return
      if (paused) refresh()
      else void queries.invalidateQueries({ queryKey: issueQuery(id).queryKey })
    },
    onResync: refresh,
  })
}
