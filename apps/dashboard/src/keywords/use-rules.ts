import type { Lookback, Rule } from '@kentongan/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api-client'

export const rulesQuery = queryOptions({ queryKey: ['rules'], queryFn: ({ signal }) => call('rules', { query: {} }, signal) })

/** Every saved state of a rule. `version` is part of the key, so that a saved one is asked for at once. */
export const versionsQuery = (rule: Pick<Rule, 'id' | 'version'>) => queryOptions({
  queryKey: ['rule-versions', rule.id, rule.version],
  queryFn: ({ signal }) => call('ruleVersions', { params: { id: rule.id } }, signal),
})

export const lookbacksQuery = queryOptions({ queryKey: ['lookbacks'], queryFn: ({ signal }) => call('lookbacks', {}, signal) })

/** The newest look-back of an agency, if there was one. */
export function useLookback(agencyId: number): Lookback | undefined {
  return useQuery(lookbacksQuery).data?.items.find(each => each.agencyId === agencyId)
}
