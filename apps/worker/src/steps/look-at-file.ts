import type { ImportLook } from '@kentongan/platform/db'
import { guessColumns, type TableRow, type UnreadableTable } from '@kentongan/sources'
import type { FileRows } from './read-rows'

const shownRows = 20
/** A row as it is shown: a cell of a whole article would make the page heavy. */
const shownCharacters = 300
/** Every so many rows one is kept to judge dates and numbers by, from all over the file. */
const judgedRows = 2_000

type Seen = Omit<ImportLook, 'sha256'>

const toShown = ({ line, cells }: TableRow) => ({ line, cells: cells.map(cell => cell.slice(0, shownCharacters)) })

/** Reads a whole file once: how many rows it has, what its columns may be, and its first rows to be shown. `keep` says whether to go on. */
export async function lookAtFile(rows: FileRows, keep: () => Promise<boolean>): Promise<Seen | 'stopped' | { readonly failure: UnreadableTable }> {
  const judged: (readonly string[])[] = []
  const sample: TableRow[] = []
  let columns: readonly string[] = []
  let totalRows = 0
  for (;;) {
    const batch = await rows.next()
    if ('failure' in batch) return batch
    if (!(await keep())) return 'stopped'
    if (batch.rows.length === 0) break
    columns = batch.columns
    totalRows += batch.rows.length
    sample.push(...batch.rows.slice(0, Math.max(0, shownRows - sample.length)))
    judged.push(...judge(batch.rows, judged.length))
  }
  if (totalRows === 0) return { failure: 'empty' }
  return { columns: columns.slice(0, 1_000), sample: sample.map(toShown), ...guessColumns(columns, judged), totalRows }
}

/** The first rows, then one of each batch. */
const judge = (rows: readonly TableRow[], had: number): readonly (readonly string[])[] =>
  (had < judgedRows ? rows : rows.slice(0, 1)).filter(row => row.broken === undefined).map(row => row.cells)
