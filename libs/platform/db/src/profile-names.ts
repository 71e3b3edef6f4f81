import type { RuleLane } from '@kentongan/contracts'

/** What rules that are made from an agency's data are called until someone renames them; also in a CSV file. */
export const profileNames = { sure: 'Data instansi', review: 'Data instansi (ragu)' } as const satisfies Record<RuleLane, string>
