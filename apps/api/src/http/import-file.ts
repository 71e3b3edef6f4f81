import type { ImportOutcome } from '@kentongan/platform/db'
import { conflict } from './problem'

type Import<Plan> = {
  /** Writes nothing. */
  readonly check: boolean
  readonly plan: () => Promise<Plan>
  /** Writes all of the plan, or nothing where the world has changed since. */
  readonly write: (plan: Plan) => Promise<ImportOutcome>
}

const mostTries = 3

/** Plans an import and writes it; plans anew where someone else's change came between. Gives the plan that holds. */
export async function importFile<Plan>({ check, plan, write }: Import<Plan>): Promise<Plan> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const planned = await plan()
    if (check || (await write(planned)).ok) return planned
  }
  throw conflict('version-conflict', 'Others kept changing what this file is about; nothing was imported.')
}
