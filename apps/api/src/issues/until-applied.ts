import { setTimeout as sleep } from 'node:timers/promises'
import type { DecisionState } from '@kentongan/platform/db'

export type Patience = { readonly milliseconds: number; readonly step: number }
const usual: Patience = { milliseconds: 3_000, step: 100 }

/** Asks until the worker has done what was decided, for three seconds at most; gives the last answer. */
export async function untilApplied(
  ask: () => Promise<DecisionState>, { milliseconds, step }: Patience = usual,
): Promise<DecisionState> {
  const late = performance.now() + milliseconds
  let state = await ask()
  while (!state.applied && performance.now() < late) {
    await sleep(step)
    state = await ask()
  }
  return state
}
