import type { RuleLane } from '@kentongan/contracts'
import { ruleColumns } from './read-rule-csv'
import { writeTable } from './write-table'

/** A rule as a file has it, with the name of its agency. */
export type CsvRule = {
  readonly agency: string
  readonly name: string
  readonly lane: RuleLane
  readonly enabled: boolean
  readonly query: string
}

/** Writes rules as a file that `readRuleCsv` reads. */
export function writeRuleCsv(rules: readonly CsvRule[]): string {
  return writeTable(ruleColumns, rules.map(({ agency, name, lane, enabled, query }) => (
    [agency, name, lane === 'sure' ? 'pasti' : 'ragu', enabled ? 'ya' : 'tidak', query]
  )))
}
