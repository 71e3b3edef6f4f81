export type Deadline = {
  /** Fires when time is up or when one of the outer signals does. */
  readonly signal: AbortSignal
  readonly expired: () => boolean
  /** Milliseconds left, 0 at least. */
  readonly remainingMs: () => number
  /** Releases the timer and the listeners; must be called. */
  readonly end: () => void
}

/**
 * Starts a total deadline, on the monotonic clock. (AbortSignal.any would do, but on Node 20 it keeps its sources alive.)
 * @param ms from now.
 */
export const startDeadline = (ms: number, outer: readonly AbortSignal[]): Deadline => {
  const controller = new AbortController()
  const endsAt = performance.now() + ms
  let late = false
  const abort = () => controller.abort()
  const timer = setTimeout(() => {
    late = !controller.signal.aborted
    abort()
  }, ms)
  for (const signal of outer) {
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
  }
  return {
    signal: controller.signal,
    expired: () => late,
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    end: () => {
      clearTimeout(timer)
      for (const signal of outer) signal.removeEventListener('abort', abort)
    },
  }
}
