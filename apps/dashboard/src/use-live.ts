import { LiveEvent } from '@kentongan/contracts'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { holdStream, type LiveMessage } from './live-stream'

type LiveState = {
  readonly line: 'connecting' | 'open' | 'down'
  /** When the stream was first asked for, in ms. */
  readonly since: number
  /** Last sign of life, in ms. */
  readonly lastBeatAt: number | null
  /** The viewer stopped new mentions from being announced. */
  readonly paused: boolean
}
type Listener = (message: LiveMessage) => void

let state: LiveState = { line: 'connecting', since: Date.now(), lastBeatAt: null, paused: false }
const watchers = new Set<() => void>()
const listeners = new Set<Listener>()

function set(change: Partial<LiveState>) {
  state = { ...state, ...change }
  for (const watch of watchers) watch()
}

function receive(message: LiveMessage) {
  if (message.kind === 'open' || message.kind === 'beat' || message.kind === 'event') set({ line: 'open', lastBeatAt: Date.now() })
  if (message.kind === 'down' || message.kind === 'refused') set({ line: 'down' })
  for (const listen of listeners) listen(message)
}

/** Opens this page's share of the one stream per browser; gives the function that lets go of it. */
function openLive(): () => void {
  if (typeof SharedWorker === 'undefined') return holdStream('/api/live', receive)
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'kentongan-live' })
  let instead: (() => void) | undefined
  worker.addEventListener('error', () => {
    instead ??= holdStream('/api/live', receive)
  })
  worker.port.addEventListener('message', (event: MessageEvent<LiveMessage>) => receive(event.data))
  worker.port.start()
  const greeting = window.setInterval(() => worker.port.postMessage('here'), 30_000)
  const leave = () => worker.port.postMessage('bye')
  window.addEventListener('pagehide', leave)
  return () => {
    window.clearInterval(greeting)
    window.removeEventListener('pagehide', leave)
    leave()
    instead?.()
    worker.port.close()
  }
}

/** Keeps the stream open while the component lives; once per page, in the signed-in shell. */
export function useLiveStream(): void {
  useEffect(() => {
    set({ since: Date.now() })
    const close = openLive()
    return () => {
      close()
      set({ line: 'connecting', lastBeatAt: null })
    }
  }, [])
}

/** State of the line: whether it is open, when it last gave a sign of life, and whether the viewer paused it. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(watch => {
    watchers.add(watch)
    return () => watchers.delete(watch)
  }, () => state)
}

export const setPaused = (paused: boolean) => set({ paused })

/** Hears the stream: events, and `resync` when hints were missed and everything must be asked again. */
export function useLive(hear: { readonly onEvent?: (event: LiveEvent) => void; readonly onResync?: () => void; readonly onRefused?: () => void }): void {
  const listen = useEffectEvent((message: LiveMessage) => {
    if (message.kind === 'event') {
      const event = LiveEvent.safeParse(message.data)
      if (event.success) hear.onEvent?.(event.data)
    }
    if (message.kind === 'resync') hear.onResync?.()
    if (message.kind === 'refused') hear.onRefused?.()
  })
  useEffect(() => {
    const listener: Listener = message => listen(message)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}
