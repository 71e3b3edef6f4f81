import { useEffect, useRef } from 'react'
import { useLive } from '../use-live'

type Changed = {
  readonly isShown: (id: number) => boolean
  readonly ask: (id: number) => Promise<void>
  /** Asks for many in one request; gives those that it covered. */
  readonly askMany: () => Promise<readonly number[]>
}
/** So many are asked for one by one. */
const few = 8

/** Asks again for shown mentions that changed, never in a burst: many at once in one request, the others one after another. */
export function useChangedMentions({ isShown, ask, askMany }: Changed): void {
  const waiting = useRef(new Set<number>())
  const busy = useRef(false)
  useEffect(() => {
    const ids = waiting.current
    return () => ids.clear()
  }, [])
  const work = async () => {
    if (busy.current) return
    busy.current = true
    if (waiting.current.size > few) for (const id of await askMany().catch(() => [])) waiting.current.delete(id)
    for (const id of waiting.current) {
      waiting.current.delete(id)
      // Changed and gone, or no longer ours: the next load of the list leaves it out.
      await ask(id).catch(() => undefined)
    }
    busy.current = false
  }
  useLive({
    onEvent: event => {
      if (event.type !== 'mention-changed') return
      for (const id of [event.mentionId, ...(event.others ?? [])]) if (isShown(id)) waiting.current.add(id)
      void work()
    },
    // What changed in a gap of the stream nobody tells; the newest rows, which one request covers, are asked for.
    onResync: () => void askMany().catch(() => undefined),
  })
}
