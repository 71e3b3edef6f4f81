import { foldTerms } from '@kentongan/agencies'
import type { QueryRemark, Term } from '@kentongan/contracts'
import { makeAgencyRules, parseQuery } from '@kentongan/matching'

/** What is wrong with the rules that an agency's data make, which can only be a limit of the language; null where nothing is. */
export function findOversize(terms: readonly Term[]): QueryRemark | null {
  const { sure, review } = makeAgencyRules(foldTerms(terms))
  for (const query of [sure, review]) {
    const parsed = query === null ? null : parseQuery(query)
    if (parsed?.ok === false) return parsed.problems[0] ?? null
  }
  return null
}
