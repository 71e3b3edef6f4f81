export { csvProblem, csvProblemCodes, type CsvProblemCode } from './csv/csv-problem'
export { foldName } from './csv/fold-name'
export {
  planAgencyImport, type AgencyChangePlan, type AgencyImportPlan, type NewAgencyPlan, type PlannedParent,
} from './csv/plan-agency-import'
export { planRuleImport, type NewRulePlan, type RuleChangePlan, type RuleImportPlan } from './csv/plan-rule-import'
export { readAgencyCsv, type AgencyCsvRow } from './csv/read-agency-csv'
export { readRuleCsv, type RuleCsvRow } from './csv/read-rule-csv'
export { writeAgencyCsv, type ExistingAgency } from './csv/write-agency-csv'
export { writeRuleCsv, type CsvRule } from './csv/write-rule-csv'
export { foldTerms } from './fold-terms'
