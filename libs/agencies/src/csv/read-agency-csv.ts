import { TimeZone, type CsvProblem, type Term } from '@kentongan/contracts'
import { foldTerms, tidyText } from '../fold-terms'
import { agencyColumns, termColumns, zones, type AgencyColumn } from './agency-columns'
import { splitList } from './cell-list'
import { checkName } from './check-name'
import { csvProblem } from './csv-problem'
import { describeCircle, findParentCycles } from './find-parent-cycles'
import { foldName } from './fold-name'
import { ownName } from './own-name'
import { readTable, type TableRow } from './read-table'

/**
 * A line about an agency. `parent` is a name, null for none; `parent` and `timeZone` are undefined where the file has no such
 * column, and `columns` says which it has: what it has not, it does not change. The agency's own name is the first term.
 */
export type AgencyCsvRow = {
  readonly line: number
  readonly name: string
  readonly parent: string | null | undefined
  readonly timeZone: TimeZone | undefined
  readonly terms: readonly Term[]
  readonly columns: ReadonlySet<AgencyColumn>
}

/** The contract's limits of a term and of an agency's terms. */
const termLength = { min: 2, max: 200 }
const mostTerms = 200
const nameLength = { min: 2, max: 200 }

/**
 * Reads a file with one agency on each line (columns: {@link agencyColumns}, lists in a cell separated by `|`). Gives the lines
 * that are right and, in the order of the file, what is wrong with the others. An empty zone means WIB.
 */
export function readAgencyCsv(csv: string): { readonly rows: readonly AgencyCsvRow[]; readonly problems: readonly CsvProblem[] } {
  const table = readTable(csv, { columns: agencyColumns, required: ['instansi'] })
  const problems: CsvProblem[] = [...table.problems]
  const rows = new Map<string, AgencyCsvRow>()
  for (const each of table.rows) {
    const row = readRow(each, table.present)
    const found = checkRow(each, row)
    const first = rows.get(foldName(row.name))
    problems.push(...found)
    if (found.length > 0) continue
    if (first === undefined) rows.set(foldName(row.name), row)
    else problems.push(csvProblem(row.line, 'instansi', 'agency-twice', { name: row.name, first: first.line }))
  }
  for (const problem of dropCycles(rows)) problems.push(problem)
  return { rows: [...rows.values()], problems: problems.toSorted((one, other) => one.line - other.line) }
}

/** Takes out the lines of which each is above the other, and names them. */
function dropCycles(rows: Map<string, AgencyCsvRow>): readonly CsvProblem[] {
  const circles = findParentCycles(new Map([...rows].map(([key, { parent }]) => [key, parent == null ? null : foldName(parent)])))
  const nameOf = (key: string) => rows.get(key)!.name
  const problems = [...circles].map(([key, circle]) => (
    csvProblem(rows.get(key)!.line, 'induk', 'parent-cycle', { names: describeCircle(circle, nameOf) })
  ))
  for (const key of circles.keys()) rows.delete(key)
  return problems
}

function readRow({ line, cells }: TableRow<AgencyColumn>, columns: ReadonlySet<AgencyColumn>): AgencyCsvRow {
  const name = tidyText(cells.instansi ?? '')
  const listed = termColumns.flatMap(({ title, kind, ambiguous }) => (
    splitList(cells[title] ?? '').map(text => ({ kind, text, ambiguous }))
  ))
  return {
    line,
    name,
    parent: cells.induk === undefined ? undefined : tidyText(cells.induk) || null,
    timeZone: cells['zona waktu'] === undefined ? undefined : readZone(cells['zona waktu']) ?? undefined,
    terms: foldTerms([ownName(name), ...listed]),
    columns,
  }
}

function readZone(cell: string): TimeZone | null {
  if (cell === '') return 'Asia/Jakarta'
  return zones[cell.toUpperCase()] ?? TimeZone.options.find(zone => zone.toLowerCase() === cell.toLowerCase()) ?? null
}

function checkRow({ line, cells }: TableRow<AgencyColumn>, { name, terms }: AgencyCsvRow): CsvProblem[] {
  const zone = cells['zona waktu'] ?? ''
  const known = Object.keys(zones).join(', ')
  const problems = [
    ...checkName(line, 'instansi', name, nameLength),
    ...termColumns.flatMap(({ title }) => checkTerms(line, title, cells[title] ?? '')),
  ]
  if (readZone(zone) === null) problems.push(csvProblem(line, 'zona waktu', 'unknown-zone', { zone, known }))
  if (terms.length > mostTerms) problems.push(csvProblem(line, null, 'too-many-terms', { limit: mostTerms, have: terms.length }))
  return problems
}

function checkTerms(line: number, column: AgencyColumn, cell: string): readonly CsvProblem[] {
  return splitList(cell).flatMap(each => {
    const term = tidyText(each)
    if (term.length < termLength.min) return csvProblem(line, column, 'term-too-short', { term, limit: termLength.min })
    if (term.length <= termLength.max) return []
    return csvProblem(line, column, 'term-too-long', { term: `${term.slice(0, 40)}…`, limit: termLength.max })
  })
}
