import type { CsvProblem } from '@kentongan/contracts'

/** Everything that can be wrong with an imported file; each has a sentence in the catalogues. */
export const csvProblemCodes = [
  // The file.
  'empty', 'not-a-table', 'unknown-column', 'missing-column', 'column-twice', 'too-many-rows', 'too-many-quotes',
  // A line as such.
  'unclosed-quote', 'damaged-text', 'too-few-cells', 'too-many-cells',
  // A line of either file.
  'name-missing', 'name-too-short', 'name-too-long', 'agency-not-unique',
  // A line of agencies.
  'unknown-zone', 'agency-twice', 'parent-cycle', 'parent-not-found', 'parent-not-unique', 'parent-needed',
  'term-too-short', 'term-too-long', 'too-many-terms',
  // A line of rules.
  'unknown-lane', 'unknown-switch', 'query', 'rule-twice', 'rule-not-unique', 'agency-not-found', 'profile-lane',
] as const
export type CsvProblemCode = (typeof csvProblemCodes)[number]

/** Names a problem on a line (the header's is 1), in a column by its title, with what the sentence about it needs. */
export function csvProblem(
  line: number, column: string | null, code: CsvProblemCode, values: CsvProblem['values'] = {},
): CsvProblem {
  return { line, column, code, values }
}
