import { setTimeout as sleep } from 'node:timers/promises'

export type Bell = {
  ring(): void
  /** Sleeps for so many milliseconds, until the bell rings, or not at all where it has rung since the last sleep. */
  sleep(milliseconds: number): Promise<void>
}

/** Wakes one sleeper before its time. */
export function createBell(): Bell {
  let rung = new AbortController()
  return {
    ring: () => rung.abort(),
    async sleep(milliseconds) {
      await sleep(milliseconds, undefined, { signal: rung.signal }).catch(() => {})
      if (rung.signal.aborted) rung = new AbortController()
    },
  }
}
