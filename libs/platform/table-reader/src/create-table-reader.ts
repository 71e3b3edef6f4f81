import { Worker } from 'node:worker_threads'
import type { ImportFormat } from '@kentongan/contracts'
import type { TableRow, UnreadableTable } from '@kentongan/sources'
import type { TableTask } from './read-table.thread'

export type TableReaderOptions = {
  /** The built `read-table.thread`, a path. */
  readonly threadFile: string
  /** A batch that takes longer is given up. A workbook is read whole for its first one. Default 2 minutes. */
  readonly timeoutMs?: number
  readonly batchSize?: number
  readonly mostRows?: number
}

/** Rows, none at the end; or why the file cannot be read. */
export type TableBatch = { readonly rows: readonly TableRow[] } | { readonly failure: UnreadableTable }

export type OpenTable = {
  /** The next rows, in order. Not to be asked again before it has answered. */
  next(): Promise<TableBatch>
  close(): Promise<void>
}

export type TableReader = {
  /** Opens a file of posts in a thread of its own. The bytes are handed over: do not use them afterwards. */
  open(bytes: Uint8Array, format: ImportFormat): OpenTable
}

/** What one thread may use: 50 MB of a table become some 600 MB of rows in a workbook's case, which is read whole. */
const threadMegabytes = 1_536

/** Reads tables off the event loop, a batch of rows at a time, so that a file of any length needs little room here. */
export function createTableReader({ threadFile, timeoutMs = 120_000, batchSize = 500, mostRows = 500_000 }: TableReaderOptions): TableReader {
  return {
    open(bytes, format) {
      const task: TableTask = { bytes, format, batchSize, mostRows }
      const thread = new Worker(threadFile, { workerData: task, transferList: [bytes.buffer as ArrayBuffer], resourceLimits: { maxOldGenerationSizeMb: threadMegabytes } })
      let dead = false
      thread.once('error', () => { dead = true })
      return {
        next: () => (dead ? Promise.resolve({ failure: 'too-complex' } as const) : ask(thread, timeoutMs)),
        close: async () => void await thread.terminate(),
      }
    },
  }
}

/** One question, one answer; a thread that runs out of its memory or time has met a file that is at fault. */
function ask(thread: Worker, timeoutMs: number): Promise<TableBatch> {
  return new Promise(resolve => {
    const end = (batch: TableBatch) => {
      clearTimeout(late)
      thread.off('message', end).off('error', failed)
      resolve(batch)
    }
    const failed = () => end({ failure: 'too-complex' })
    const late = setTimeout(failed, timeoutMs)
    thread.on('message', end).on('error', failed)
    thread.postMessage(null)
  })
}
