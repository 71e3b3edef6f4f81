import type { QueryCheck } from '@kentongan/contracts'
import { parseQuery, readQueryTokens } from '@kentongan/matching'
import { Refusal } from '../http/problem'

/** What an editor needs to know of a query while it is typed. */
export function checkQuery(query: string): QueryCheck {
  const parsed = parseQuery(query)
  return {
    tokens: [...readQueryTokens(query)],
    problems: parsed.ok ? [] : [...parsed.problems],
    hints: [...parsed.hints],
    terms: parsed.ok ? parsed.terms : 0,
  }
}

/** Refuses a query that cannot be parsed, with what is wrong with it. */
export function demandValid(query: string): void {
  const { problems, hints } = checkQuery(query)
  if (problems.length === 0) return
  throw new Refusal(400, { code: 'invalid-query', message: 'The query cannot be read.', current: { problems, hints } })
}
