import type { Starter } from '@kentongan/contracts'
import rows from './starter-sources.json'

/** A source offered at set-up. `certain`: its address was seen in public code; otherwise it follows the habit of its system. */
export type StarterSource = Readonly<Omit<Starter, 'known'>> & { readonly certain: boolean }

/**
 * National and regional outlets, government sites and fact-checkers of Indonesia, in the order they are offered. None was
 * probed when the list was written, and addresses move: whoever adds one is shown what it answers. 'pers' stands where the
 * outlet belongs to a publisher on the Dewan Pers' list as far as we know; where we do not know, 'lain'.
 */
export const starterSources = rows as readonly StarterSource[]
