type Running = { readonly sessionId: number; readonly subject: string; readonly stop: AbortController }

/** The trials that run, so that one person's typing cannot fill the server. */
export type RunningTrials = {
  /**
   * Takes a place for a trial; `subject` is the rule it tries. Ends the session's older trial of the same subject, and its oldest
   * where there would be more than two. Call `leave` when it is over.
   */
  readonly enter: (sessionId: number, subject: string) => { readonly stop: AbortController; readonly leave: () => void }
  readonly stopAll: () => void
}

const mostOfSession = 2

export function trackTrials(): RunningTrials {
  // In the order in which they began.
  const running = new Set<Running>()
  const end = (entry: Running) => {
    running.delete(entry)
    entry.stop.abort()
  }
  return {
    enter(sessionId, subject) {
      const own = [...running].filter(entry => entry.sessionId === sessionId)
      const superseded = own.filter(entry => entry.subject === subject)
      const others = own.filter(entry => entry.subject !== subject)
      for (const entry of [...superseded, ...others.slice(0, Math.max(0, others.length - mostOfSession + 1))]) end(entry)
      const entry: Running = { sessionId, subject, stop: new AbortController() }
      running.add(entry)
      return { stop: entry.stop, leave: () => void running.delete(entry) }
    },
    stopAll() {
      for (const entry of running) end(entry)
    },
  }
}
