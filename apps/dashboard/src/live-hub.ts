import type { LiveMessage } from './live-stream'

type Port = { postMessage: (message: LiveMessage) => void }

const silentFor = 65_000

/**
 * Shares one stream among the tabs of a browser; it is open as long as somebody listens. A tab that has not greeted for 65 seconds is
 * taken for gone. One that was only asleep greets again, and is told that it has missed something as soon as the stream stands.
 * `open` begins the stream and gives the function that ends it; times are in ms.
 */
export function createLiveHub<Each extends Port>(open: (tell: (message: LiveMessage) => void) => () => void) {
  const seen = new Map<Each, number>()
  const behind = new Set<Each>()
  let close: (() => void) | undefined
  let state: LiveMessage = { kind: 'down' }

  const tell = (message: LiveMessage) => {
    if (message.kind === 'open' || message.kind === 'down') state = message
    for (const port of seen.keys()) port.postMessage(message)
    if (message.kind !== 'open') return
    for (const port of behind) port.postMessage({ kind: 'resync' })
    behind.clear()
  }
  const join = (port: Each, now: number) => {
    seen.set(port, now)
    close ??= open(tell)
    port.postMessage(state)
  }
  const leave = (port: Each) => {
    seen.delete(port)
    behind.delete(port)
    if (seen.size > 0) return
    close?.()
    close = undefined
    state = { kind: 'down' }
  }
  return {
    join,
    leave,
    greet(port: Each, now: number) {
      if (seen.has(port)) return void seen.set(port, now)
      join(port, now)
      if (state.kind === 'open') port.postMessage({ kind: 'resync' })
      else behind.add(port)
    },
    /** Lets go of tabs that crashed: they never say goodbye. */
    sweep(now: number) {
      for (const [port, at] of seen) if (now - at > silentFor) leave(port)
    },
  }
}
