import type { TableRow, UnreadableTable } from '@kentongan/sources'
import { unzipSync } from 'fflate'
import { InvalidInputError, InvalidSpreadsheetError, readSheet } from 'read-excel-file/universal'

export type Workbook = { readonly ok: true; readonly rows: readonly TableRow[] } | { readonly ok: false; readonly reason: UnreadableTable }

/** A workbook of 50 MB that people made unpacks to some 200 MB; one that was made to harm unpacks to a thousand times its size. */
const mostUnpackedBytes = 300_000_000
const mostEntries = 2_000

/** What a zip file says its entries come to; the reader gives each no more room than it claims here. */
function unpackedBytes(bytes: Uint8Array): number {
  let sum = 0
  let entries = 0
  unzipSync(bytes, { filter: ({ originalSize }) => {
    sum += originalSize
    entries += 1
    return false
  } })
  return entries > mostEntries ? Number.POSITIVE_INFINITY : sum
}

/** A cell's date is a clock on the wall: it names no zone. */
const wallClock = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 19))

const textOf = (cell: unknown): string => {
  if (cell instanceof Date) return wallClock(cell)
  return cell === null || cell === undefined ? '' : String(cell)
}

async function readFirstSheet(bytes: Uint8Array): Promise<Workbook> {
  const data = await readSheet(bytes.slice().buffer)
  return { ok: true, rows: data.map((cells, at) => ({ line: at + 1, cells: cells.map(textOf) })) }
}

/** Reads the first sheet of an Excel workbook as text; numbers as programs write them, dates as ISO 8601 without a zone. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  try {
    return unpackedBytes(bytes) > mostUnpackedBytes ? { ok: false, reason: 'too-large-inside' } : await readFirstSheet(bytes)
  } catch (error) {
    // Both are said of the file; fflate's own errors carry a code. Anything else a broken file can bring about is its fault too.
    const known = error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError
    return { ok: false, reason: known || error instanceof Error ? 'not-xlsx' : 'too-complex' }
  }
}
