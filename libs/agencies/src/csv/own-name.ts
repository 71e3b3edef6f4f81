import type { Term } from '@kentongan/contracts'

/** An agency's name as the first of its terms. */
export const ownName = (name: string): Term => ({ kind: 'name', text: name, ambiguous: false })
