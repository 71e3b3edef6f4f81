import type { CsvProblem, RuleLane } from '@kentongan/contracts'
import { parseQuery } from '@kentongan/matching'
import { tidyText } from '../fold-terms'
import { checkName } from './check-name'
import { csvProblem } from './csv-problem'
import { foldName } from './fold-name'
import { readTable, type TableRow } from './read-table'

export const ruleColumns = ['instansi', 'aturan', 'jalur', 'aktif', 'kueri'] as const
export type RuleColumn = (typeof ruleColumns)[number]

/** A line about a rule. `lane` and `enabled` are undefined where the file has no such column. */
export type RuleCsvRow = {
  readonly line: number
  readonly agency: string
  readonly name: string
  readonly lane: RuleLane | undefined
  readonly enabled: boolean | undefined
  readonly query: string
}

const lanes: Readonly<Record<string, RuleLane>> = { '': 'sure', pasti: 'sure', ragu: 'review' }
const switches: Readonly<Record<string, boolean>> = { '': true, ya: true, tidak: false }
const ruleName = { min: 2, max: 120 }
const agencyName = { min: 2, max: 200 }

/**
 * Reads a file with one rule on each line (columns: {@link ruleColumns}; `jalur` is pasti or ragu, `aktif` ya or tidak, empty
 * means pasti and ya). Gives the lines that are right and, in the order of the file, what is wrong with the others; what the
 * query language refuses comes as `query`, with the remark's code and values among its values.
 */
export function readRuleCsv(csv: string): { readonly rows: readonly RuleCsvRow[]; readonly problems: readonly CsvProblem[] } {
  const table = readTable(csv, { columns: ruleColumns, required: ['instansi', 'aturan', 'kueri'] })
  const problems: CsvProblem[] = [...table.problems]
  const rows = new Map<string, RuleCsvRow>()
  for (const each of table.rows) {
    const row = readRow(each)
    const key = `${foldName(row.agency)}\n${foldName(row.name)}`
    const first = rows.get(key)
    const found = checkRow(each, row)
    problems.push(...found)
    if (found.length > 0) continue
    if (first === undefined) rows.set(key, row)
    else problems.push(csvProblem(row.line, 'aturan', 'rule-twice', { name: row.name, first: first.line }))
  }
  return { rows: [...rows.values()], problems: problems.toSorted((one, other) => one.line - other.line) }
}

const lookUp = <Value>(words: Readonly<Record<string, Value>>, cell: string | undefined): Value | undefined => (
  cell === undefined || !Object.hasOwn(words, cell.toLowerCase()) ? undefined : words[cell.toLowerCase()]
)

function readRow({ line, cells }: TableRow<RuleColumn>): RuleCsvRow {
  return {
    line,
    agency: tidyText(cells.instansi ?? ''),
    name: tidyText(cells.aturan ?? ''),
    lane: lookUp(lanes, cells.jalur),
    enabled: lookUp(switches, cells.aktif),
    query: cells.kueri ?? '',
  }
}

function checkRow({ line, cells }: TableRow<RuleColumn>, { agency, name, lane, enabled, query }: RuleCsvRow): CsvProblem[] {
  const problems = [...checkName(line, 'instansi', agency, agencyName), ...checkName(line, 'aturan', name, ruleName)]
  if (cells.jalur !== undefined && lane === undefined) {
    problems.push(csvProblem(line, 'jalur', 'unknown-lane', { lane: cells.jalur, known: 'pasti, ragu' }))
  }
  if (cells.aktif !== undefined && enabled === undefined) {
    problems.push(csvProblem(line, 'aktif', 'unknown-switch', { word: cells.aktif, known: 'ya, tidak' }))
  }
  const parsed = parseQuery(query)
  if (parsed.ok) return problems
  return [...problems, ...parsed.problems.map(({ code, values }) => csvProblem(line, 'kueri', 'query', { ...values, code }))]
}
