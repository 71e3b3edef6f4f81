import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until the condition holds; throws when it has not within a minute, long for a loaded machine, so that a broken test ends. */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error(`did not happen within ${seconds} s: ${String(holds)}`)
}
