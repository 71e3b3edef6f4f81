import { setTimeout as sleep } from 'node:timers/promises'
import type { DecisionState } from '@kentongan/platform/db'

export type Patience = { readonly milliseconds: number; readonly step: number }
const usual: Patience = { milliseconds: 3_000, step: 50 }

/** Asks until the worker has done what was decided, or has given it up, for three seconds at most; gives the last answer. */
export async function untilDecided(
  ask: () => Promise<DecisionState>, { milliseconds, step }: Patience = usual,
): Promise<DecisionState> {
  const late = performance.now() + milliseconds
  let state = await ask()
  while (!state.applied && !state.failed && performance.now() < late) {
    await sleep(step)
    state = await ask()
  }
  return state
}
