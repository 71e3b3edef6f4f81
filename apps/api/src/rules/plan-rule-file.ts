import { csvProblem, planRuleImport, readRuleCsv, type RuleImportPlan } from '@kentongan/agencies'
import type { AgencyState, RuleState } from '@kentongan/platform/db'

export type RuleFilePlan = RuleImportPlan<RuleState>

/**
 * Plans what a file does to the rules of some agencies. Left out, each with its reason, are lines that are wrong, that name
 * another agency, or that would move a rule made from an agency's data to the other lane.
 */
export function planRuleFile(csv: string, agencies: readonly AgencyState[], existing: readonly RuleState[]): RuleFilePlan {
  const { rows, problems } = readRuleCsv(csv)
  const { change, problems: unplanned, ...plan } = planRuleImport(rows, agencies, existing)
  const fixed = change.filter(({ rule, changes }) => rule.origin === 'profile' && changes.lane !== undefined)
  const refused = fixed.map(({ line, rule }) => csvProblem(line, 'jalur', 'profile-lane', { name: rule.name }))
  return {
    ...plan,
    change: change.filter(step => !fixed.includes(step)),
    problems: [...problems, ...refused, ...unplanned].toSorted((one, other) => one.line - other.line),
  }
}
