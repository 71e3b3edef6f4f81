import { setMaxListeners } from 'node:events'

export type Deadline = {
  /** Fires when time is up or when the outer signal does. */
  readonly signal: AbortSignal
  readonly expired: () => boolean
  /** Milliseconds left, 0 at least. */
  readonly remainingMs: () => number
  /** Releases the timer and the listener; must be called. */
  readonly end: () => void
}

/**
 * Starts a total deadline, on the monotonic clock. (AbortSignal.any would do, but on Node 20 it keeps its sources alive.)
 * @param ms from now.
 */
export const startDeadline = (ms: number, outer: AbortSignal): Deadline => {
  const controller = new AbortController()
  // Each hop's socket leaves a listener behind (node:net does); they go with the signal at the end of the fetch.
  setMaxListeners(Infinity, controller.signal)
  const endsAt = performance.now() + ms
  let late = false
  const abort = () => controller.abort()
  const timer = setTimeout(() => {
    late = !controller.signal.aborted
    abort()
  }, ms)
  if (outer.aborted) abort()
  outer.addEventListener('abort', abort, { once: true })
  return {
    signal: controller.signal,
    expired: () => late,
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    end: () => {
      clearTimeout(timer)
      outer.removeEventListener('abort', abort)
    },
  }
}
