import type { CsvProblem, RuleLane } from '@kentongan/contracts'
import { csvProblem } from './csv-problem'
import { foldName } from './fold-name'
import { groupBy } from './group-by'
import type { RuleCsvRow } from './read-rule-csv'

type ExistingRule = {
  readonly agencyId: number
  readonly name: string
  readonly lane: RuleLane
  readonly enabled: boolean
  readonly query: string
}

export type NewRulePlan = ExistingRule & { readonly line: number }
export type RuleChangePlan<Rule> = {
  readonly line: number
  readonly rule: Rule
  /** Only what differs. */
  readonly changes: { readonly lane?: RuleLane; readonly enabled?: boolean; readonly query?: string }
}
export type RuleImportPlan<Rule> = {
  readonly create: readonly NewRulePlan[]
  readonly change: readonly RuleChangePlan<Rule>[]
  readonly unchanged: number
  readonly problems: readonly CsvProblem[]
}

/**
 * Plans what an import of lines does to the rules that exist (removed ones left out), matched by the agency's and the rule's name
 * without regard to case. What the plan has done, the same file does not plan again.
 */
export function planRuleImport<Rule extends ExistingRule>(
  rows: readonly RuleCsvRow[], agencies: readonly { readonly id: number; readonly name: string }[], existing: readonly Rule[],
): RuleImportPlan<Rule> {
  const byName = groupBy(agencies, agency => foldName(agency.name))
  const rules = groupBy(existing, rule => `${rule.agencyId}\n${foldName(rule.name)}`)
  const create: NewRulePlan[] = []
  const change: RuleChangePlan<Rule>[] = []
  const problems: CsvProblem[] = []
  let unchanged = 0
  for (const row of rows) {
    const agency = byName.get(foldName(row.agency)) ?? []
    const found = rules.get(`${agency[0]?.id}\n${foldName(row.name)}`) ?? []
    const problem = whyUnplanned(row, agency.length, found.length)
    const [rule] = found
    const changes = rule === undefined ? {} : findChanges(row, rule)
    if (problem !== null) problems.push(problem)
    else if (rule === undefined) create.push(planCreation(row, agency[0]!.id))
    else if (Object.keys(changes).length > 0) change.push({ line: row.line, rule, changes })
    else unchanged += 1
  }
  return { create, change, unchanged, problems }
}

function whyUnplanned({ line, agency, name }: RuleCsvRow, agencies: number, rules: number): CsvProblem | null {
  if (agencies === 0) return csvProblem(line, 'instansi', 'agency-not-found', { name: agency })
  if (agencies > 1) return csvProblem(line, 'instansi', 'agency-not-unique', { name: agency })
  return rules > 1 ? csvProblem(line, 'aturan', 'rule-not-unique', { name }) : null
}

function planCreation({ line, name, lane = 'sure', enabled = true, query }: RuleCsvRow, agencyId: number): NewRulePlan {
  return { line, agencyId, name, lane, enabled, query }
}

function findChanges({ lane, enabled, query }: RuleCsvRow, rule: ExistingRule): RuleChangePlan<unknown>['changes'] {
  return {
    ...(lane !== undefined && lane !== rule.lane ? { lane } : {}),
    ...(enabled !== undefined && enabled !== rule.enabled ? { enabled } : {}),
    ...(query !== rule.query.trim() ? { query } : {}),
  }
}
