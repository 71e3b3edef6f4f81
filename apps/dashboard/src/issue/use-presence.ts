import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../api-client'
import { putViewers } from './issue-queries'

const beat = 20_000

/** Tells the others that one looks at this issue, as long as the page can be seen. Whether it arrives matters to nothing else. */
export function usePresence(id: number): void {
  const queries = useQueryClient()
  useEffect(() => {
    const tell = (watching: boolean) => call('watchIssue', { params: { id }, body: { watching } })
    const look = () => {
      if (document.visibilityState !== 'visible') return
      void tell(true).then(answer => putViewers(queries, id, answer)).catch(() => undefined)
    }
    const turn = () => (document.visibilityState === 'visible' ? look() : void tell(false).catch(() => undefined))
    look()
    const timer = window.setInterval(look, beat)
    document.addEventListener('visibilitychange', turn)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', turn)
      void tell(false).catch(() => undefined)
    }
  }, [id, queries])
}
