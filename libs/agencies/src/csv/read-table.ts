import type { CsvProblem } from '@kentongan/contracts'
import { foldText } from '@kentongan/text'
import { csvProblem } from './csv-problem'
import { readRecords, type CsvRecord } from './read-records'
import { unguardFormula } from './guard-formula'

/** What a file of a kind looks like. */
export type TableShape<Column extends string> = { readonly columns: readonly Column[]; readonly required: readonly Column[] }

/** The cells of one line by column; a column that the file does not have is left out. */
export type TableRow<Column extends string> = { readonly line: number; readonly cells: { readonly [Name in Column]?: string } }

export type Table<Column extends string> = {
  readonly rows: readonly TableRow<Column>[]
  readonly present: ReadonlySet<Column>
  readonly problems: readonly CsvProblem[]
}

const delimiters = [';', ',', '\t'] as const
/** More than any government has agencies; beyond it the file is something else. */
const mostRows = 5_000

/**
 * Reads a file with a header of known columns, in any order and case: with semicolons, commas or tabs, with or without a byte
 * order mark. A line with too few or too many cells is a problem and left out; the others come through.
 */
export function readTable<Column extends string>(csv: string, shape: TableShape<Column>): Table<Column> {
  const text = csv.replace(/^\uFEFF/, '')
  const unreadable = whyUnreadable(text)
  if (unreadable !== null) return refused([csvProblem(1, null, unreadable)])
  const { records, problems: broken } = readRecords(text, findDelimiter(text, shape.columns), mostRows + 2)
  const [first, ...others] = records
  const header = readHeader(first, shape)
  if (header.columns === null) return refused(header.problems)
  const { rows, problems } = readRows(others, header.columns)
  const present = new Set(header.columns.filter(column => column !== null))
  return { rows, present, problems: [...header.problems, ...broken, ...problems] }
}

const refused = <Column extends string>(problems: readonly CsvProblem[]): Table<Column> => (
  { rows: [], present: new Set(), problems }
)

/** Other files that people take for a table: a saved web page, JSON, a spreadsheet or PDF read as text. */
function whyUnreadable(text: string): 'empty' | 'not-a-table' | null {
  if (text.trim() === '') return 'empty'
  return /^\s*(?:[<{[]|%PDF|PK\u0003)/.test(text) || text.includes('\u0000') ? 'not-a-table' : null
}

/** The sign that gives the most known columns in the first line. */
function findDelimiter(text: string, columns: readonly string[]): string {
  const [firstLine = ''] = text.trimStart().split(/\r\n|\r|\n/, 1)
  const known = (delimiter: string) => (readRecords(firstLine, delimiter, 1).records[0]?.cells ?? [])
    .filter(cell => columns.includes(columnOf(cell))).length
  return delimiters.reduce((best, next) => (known(next) > known(best) ? next : best))
}

const columnOf = (cell: string): string => foldText(cell).trim().replace(/\s+/g, ' ')

type Header<Column> = { readonly columns: readonly (Column | null)[] | null; readonly problems: readonly CsvProblem[] }

function readHeader<Column extends string>(
  record: CsvRecord | undefined, { columns, required }: TableShape<Column>,
): Header<Column> {
  const cells = withoutEmptyEnd(record?.cells ?? [])
  const named = cells.map(cell => columns.find(column => column === columnOf(cell)) ?? null)
  const known = columns.join(', ')
  if (named.every(column => column === null)) return { columns: null, problems: [csvProblem(1, null, 'not-a-table', { known })] }
  const problems: CsvProblem[] = []
  named.forEach((column, at) => {
    if (column === null) problems.push(csvProblem(1, cells[at]?.trim() ?? '', 'unknown-column', { known }))
    else if (named.indexOf(column) < at) problems.push(csvProblem(1, column, 'column-twice'))
  })
  const missing = required.filter(column => !named.includes(column))
  problems.push(...missing.map(column => csvProblem(1, column, 'missing-column')))
  if (missing.length > 0) return { columns: null, problems }
  return { columns: named.map((column, at) => (named.indexOf(column) < at ? null : column)), problems }
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex(cell => cell.trim() !== '') + 1)
}

function readRows<Column extends string>(
  records: readonly CsvRecord[], columns: readonly (Column | null)[],
): Pick<Table<Column>, 'rows' | 'problems'> {
  const rows: TableRow<Column>[] = []
  const problems: CsvProblem[] = []
  for (const { line, cells } of records.slice(0, mostRows)) {
    const have = Math.max(withoutEmptyEnd(cells).length, Math.min(cells.length, columns.length))
    const wrong = whyUnusable(cells, have, columns.length)
    if (wrong === null) rows.push({ line, cells: byColumn(cells, columns) })
    else problems.push(csvProblem(line, null, wrong, wrong === 'damaged-text' ? {} : { have, need: columns.length }))
  }
  const beyond = records[mostRows]
  if (beyond !== undefined) problems.push(csvProblem(beyond.line, null, 'too-many-rows', { limit: mostRows }))
  return { rows, problems }
}

function whyUnusable(
  cells: readonly string[], have: number, need: number,
): 'too-few-cells' | 'too-many-cells' | 'damaged-text' | null {
  if (have !== need) return have < need ? 'too-few-cells' : 'too-many-cells'
  // What a reader puts in place of bytes that are no UTF-8.
  return cells.some(cell => cell.includes('\uFFFD')) ? 'damaged-text' : null
}

function byColumn<Column extends string>(
  cells: readonly string[], columns: readonly (Column | null)[],
): TableRow<Column>['cells'] {
  const textAt = (at: number) => unguardFormula(cells[at] ?? '').trim()
  const pairs = columns.flatMap((column, at) => (column === null ? [] : [[column, textAt(at)] as const]))
  return Object.fromEntries(pairs) as TableRow<Column>['cells']
}
