import type { LiveEvent } from '@kentongan/contracts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLive } from '../../use-live'

const wait = 2_000
/** Lists that keep their order until they are asked to change; they look after themselves. */
const unmoved: ReadonlySet<unknown> = new Set(['mentions', 'issues', 'issues-lane', 'issues-fresh', 'issue-mentions'])
/** What each kind of event makes stale, by the first part of its query key. */
const staleAfter: Record<LiveEvent['type'], readonly string[]> = {
  'agencies': ['agencies'],
  'rules': ['rules'],
  'lookback': ['lookbacks'],
  'source': ['sources', 'coverage'],
  'tone-model': ['tone-models', 'lookbacks'],
  'mentions': ['doubtful'],
  'mention-changed': ['doubtful'],
  'issues': ['issue-count', 'saved-views'],
  'presence': [],
}

/** Asks again for what the stream says has changed: at most every two seconds for each kind, everything after a gap. */
export function useLiveRefresh(): void {
  const queries = useQueryClient()
  const timers = useRef(new Map<string, number>())
  const refresh = (key: string, after = wait) => {
    if (timers.current.has(key)) return
    timers.current.set(key, window.setTimeout(() => {
      timers.current.delete(key)
      void queries.invalidateQueries({ queryKey: [key] })
    }, after))
  }
  useEffect(() => {
    const pending = timers.current
    return () => {
      for (const timer of pending.values()) window.clearTimeout(timer)
      pending.clear()
    }
  }, [])
  useLive({
    onEvent: event => {
      for (const key of staleAfter[event.type]) refresh(key)
      if (event.type === 'mentions') for (const key of ['coverage', 'volume']) refresh(key, 5 * wait)
    },
    onResync: () => {
      void queries.invalidateQueries({ predicate: query => !unmoved.has(query.queryKey[0]) })
    },
    // A refused stream usually means that the session has ended; `me` tells, and its 401 leads to the sign-in page.
    onRefused: () => refresh('me', 0),
  })
}
