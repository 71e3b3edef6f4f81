import { parentPort, workerData } from 'node:worker_threads'
import { isBlank, isZip, readTable, whyNoText, type TableRow } from '@kentongan/sources'
import type { TableBatch } from './create-table-reader'
import { readWorkbook } from './read-workbook'

export type TableTask = { readonly bytes: Uint8Array; readonly format: 'csv' | 'jsonl' | 'xlsx'; readonly batchSize: number; readonly mostRows: number }

const { bytes, format, batchSize, mostRows } = workerData as TableTask

/** A workbook is known by its bytes, whatever it is called. */
async function open(): Promise<Iterator<TableRow> | Extract<TableBatch, { failure: unknown }>> {
  if (bytes.length === 0) return { failure: 'empty' }
  if (isZip(bytes)) {
    const workbook = await readWorkbook(bytes)
    return workbook.ok ? workbook.rows.filter(row => !isBlank(row))[Symbol.iterator]() : { failure: workbook.reason }
  }
  const unreadable = whyNoText(bytes) ?? (format === 'xlsx' ? 'not-xlsx' : null)
  return unreadable === null ? readTable(bytes, format === 'jsonl' ? 'jsonl' : 'csv') : { failure: unreadable }
}

let opened: ReturnType<typeof open> | null = null
let given = 0

async function nextBatch(): Promise<TableBatch> {
  const rows = await (opened ??= open())
  if ('failure' in rows) return rows
  const batch: TableRow[] = []
  while (batch.length < batchSize) {
    const { done, value } = rows.next()
    if (done === true) break
    batch.push(value)
  }
  given += batch.length
  return given > mostRows ? { failure: 'too-many-rows' } : { rows: batch }
}

parentPort!.on('message', () => void nextBatch().then(batch => parentPort!.postMessage(batch)))
