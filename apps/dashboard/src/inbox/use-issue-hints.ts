import type { Issue } from '@kentongan/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../api-client'
import { useLive } from '../use-live'
import type { Filter } from './issue-search'
import { keepIssues } from './issues-now'

type Hints = { filter: Filter; paused: boolean; ready: boolean; shown: readonly Issue[]; check: () => Promise<readonly Issue[]> }
const calm = 1_000
const again = 5_000
const atOnce = 200
const nobody: ReadonlySet<number> = new Set()

/**
 * Follows the stream's hints: at most once a second the list is compared with the server's (`check` gives what that covered), and
 * shown rows that changed beyond it are read. While paused, hints wait. After a gap in the stream every shown row is read again.
 * `gone` are shown ids that have become part of another issue or are no longer ours.
 */
export function useIssueHints({ filter, paused, ready, shown, check }: Hints) {
  const queries = useQueryClient()
  const [gone, setGone] = useState(nobody)
  const hinted = useRef(new Set<number>())
  const wanted = useRef(false)
  const timer = useRef<number | undefined>(undefined)
  const busy = useRef(false)
  const here = useRef(true)
  const latest = useRef({ paused, ready, shown, check })
  latest.current = { paused, ready, shown, check }

  const read = async (ids: readonly number[]) => {
    for (let start = 0; start < ids.length; start += atOnce) {
      const asked = ids.slice(start, start + atOnce)
      const { items } = await call('readIssues', { body: { ids: asked } })
      keepIssues(queries, items)
      const there = new Set(items.map(issue => issue.id))
      const missing = asked.filter(id => !there.has(id))
      if (missing.length > 0) setGone(old => new Set([...old, ...missing]))
    }
  }
  const work = async () => {
    const { shown: rows, check: compare } = latest.current
    const ids = hinted.current
    hinted.current = new Set()
    wanted.current = false
    busy.current = true
    try {
      const covered = new Set((await compare()).map(issue => issue.id))
      await read(rows.map(issue => issue.id).filter(id => ids.has(id) && !covered.has(id)))
      busy.current = false
      if (wanted.current) later()
    } catch {
      for (const id of ids) hinted.current.add(id)
      busy.current = false
      later(again)
    }
  }
  const later = (wait = calm) => {
    wanted.current = true
    if (!here.current || timer.current !== undefined || busy.current || latest.current.paused || !latest.current.ready) return
    timer.current = window.setTimeout(() => {
      timer.current = undefined
      void work()
    }, wait)
  }
  useEffect(() => {
    if (wanted.current) later()
  }, [paused, ready])
  useEffect(() => {
    setGone(nobody)
    if (wanted.current) later()
    return () => {
      window.clearTimeout(timer.current)
      timer.current = undefined
    }
  }, [filter])
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  useLive({
    onEvent: event => {
      if (event.type === 'issues') for (const id of event.ids) hinted.current.add(id)
      if (event.type === 'presence') hinted.current.add(event.issueId)
      if (event.type === 'issues' || (event.type === 'presence' && latest.current.shown.some(issue => issue.id === event.issueId))) later()
    },
    onResync: () => {
      for (const issue of latest.current.shown) hinted.current.add(issue.id)
      later()
    },
  })
  const forget = useCallback(() => setGone(nobody), [])
  return { gone: { ids: gone, forget } }
}
