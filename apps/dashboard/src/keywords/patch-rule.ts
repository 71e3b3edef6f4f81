import type { Rule, RuleList } from '@kentongan/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { rulesQuery } from './use-rules'

/** Puts a rule as the server gave it into the list that the page shows. */
export function patchRule(queries: QueryClient, rule: Rule): void {
  queries.setQueryData<RuleList>(rulesQuery.queryKey, list => {
    if (!list) return list
    const known = list.items.some(each => each.id === rule.id)
    return { items: known ? list.items.map(each => (each.id === rule.id ? rule : each)) : [...list.items, rule] }
  })
}
