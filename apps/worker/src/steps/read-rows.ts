import type { OpenTable } from '@kentongan/platform/table-reader'
import { findHeader, type TableRow, type UnreadableTable } from '@kentongan/sources'

/** Rows below the header with the header's names, none at the end; or why the file cannot be read. */
export type RowBatch = { readonly columns: readonly string[]; readonly rows: readonly TableRow[] } | { readonly failure: UnreadableTable }
export type FileRows = { next(): Promise<RowBatch>; close(): Promise<void> }

/** Reads a table below the row that names its columns, which is found in the first batch; what stands before it is left out. */
export function readRows(table: OpenTable): FileRows {
  let columns: readonly string[] | null = null
  const next = async (): Promise<RowBatch> => {
    const batch = await table.next()
    if ('failure' in batch) return batch
    if (columns !== null) return { columns, rows: batch.rows }
    const at = findHeader(batch.rows)
    if (at < 0) return { failure: 'empty' }
    columns = batch.rows[at]!.cells.map(cell => cell.trim())
    const rows = batch.rows.slice(at + 1)
    // A header alone is not the end of a file: batches go on until one is empty.
    return rows.length === 0 ? next() : { columns, rows }
  }
  return { next, close: () => table.close() }
}
