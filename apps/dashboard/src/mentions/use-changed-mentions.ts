import { useEffect, useRef } from 'react'
import { useLive } from '../use-live'

type Changed = { readonly isShown: (id: number) => boolean; readonly ask: (id: number) => Promise<void> }

/** Asks again for shown mentions that changed, each once and one after another: a correction of hundreds must not become a burst. */
export function useChangedMentions({ isShown, ask }: Changed): void {
  const waiting = useRef(new Set<number>())
  const busy = useRef(false)
  useEffect(() => {
    const ids = waiting.current
    return () => ids.clear()
  }, [])
  const work = async () => {
    if (busy.current) return
    busy.current = true
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
      if (waiting.current.size > 0) void work()
    },
  })
}
