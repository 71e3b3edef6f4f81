import type { QueryRemark, RuleLane } from '@kentongan/contracts'
import { compileRules, type Rule } from './engine/compile-rules'
import type { RuleEngine } from './engine/rule-engine'
import type { QueryNode } from './language/query'
import { parseQuery } from './language/parse-query'

/** A rule as it is stored. */
export type AgencyRule = { readonly ruleId: number; readonly agencyId: number; readonly lane: RuleLane; readonly query: string }

export type UnusableRule = { readonly ruleId: number; readonly problems: readonly QueryRemark[] }

/** All rules of all agencies, ready to be matched; `unusable` ones are left out and named. */
export type Ruleset = {
  readonly engine: RuleEngine
  readonly owners: ReadonlyMap<number, Pick<AgencyRule, 'agencyId' | 'lane'>>
  readonly unusable: readonly UnusableRule[]
  readonly parsed: ReadonlyMap<string, QueryNode>
}

/**
 * Builds the matcher of an installation. Queries that stood in `previous` are not parsed again, so that changing one rule of ten
 * thousand costs the building of the trie only.
 */
export function compileRuleset(rules: readonly AgencyRule[], previous?: Ruleset): Ruleset {
  const parsed = new Map<string, QueryNode>()
  const unusable: UnusableRule[] = []
  const usable: Rule[] = []
  for (const { ruleId, query } of rules) {
    const root = previous?.parsed.get(query) ?? parsed.get(query) ?? parseOr(query, problems => unusable.push({ ruleId, problems }))
    if (root === null) continue
    parsed.set(query, root)
    usable.push({ id: ruleId, root })
  }
  const owners = new Map(rules.map(({ ruleId, agencyId, lane }) => [ruleId, { agencyId, lane }]))
  return { engine: compileRules(usable), owners, unusable, parsed }
}

function parseOr(query: string, refuse: (problems: readonly QueryRemark[]) => void): QueryNode | null {
  const reading = parseQuery(query)
  if (reading.ok) return reading.root
  refuse(reading.problems)
  return null
}
