import { Rule } from '@kentongan/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../api-client'
import { patchRule } from './patch-rule'
import { rulesQuery } from './use-rules'

/** After a refusal because someone else saved first: shows their version at once, as the refusal brings it or by asking again. */
export function takeOver(queries: QueryClient, error: unknown): void {
  if (!(error instanceof ApiProblem) || error.code !== 'version-conflict') return
  const theirs = Rule.safeParse(error.problem.current)
  if (theirs.success) patchRule(queries, theirs.data)
  else void queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
}
