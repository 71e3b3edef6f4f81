import { decodeFeed } from '../read-feed/decode-feed'
import { readCsv } from './read-csv'
import { readJsonLines } from './read-json-lines'
import { isBlank, type TableRow } from './table-row'

/** Why a file cannot be read at all; each has a sentence in the catalogues. */
export const unreadableTables = ['empty', 'not-a-table', 'old-excel', 'not-xlsx', 'too-large-inside', 'too-many-rows', 'too-complex', 'parts-missing'] as const
export type UnreadableTable = (typeof unreadableTables)[number]

/** A zip file, as a workbook of Excel is one. */
export const isZip = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004'

/** Files that people take for a table: a saved web page, a PDF, a picture, a workbook of before 2007. */
export const whyNoText = (bytes: Uint8Array): UnreadableTable | null => {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'old-excel'
  return /^(?:%PDF|\x89PNG|\xff\xd8\xff|GIF8|\x1f\x8b)|^(?:\xef\xbb\xbf)?\s*</.test(head) ? 'not-a-table' : null
}

/** The rows of a text file, whatever its charset; blank ones are left out. */
export function* readTable(bytes: Uint8Array, format: 'csv' | 'jsonl'): Generator<TableRow> {
  const text = decodeFeed(bytes, null)
  for (const row of format === 'csv' ? readCsv(text) : readJsonLines(text)) if (!isBlank(row)) yield row
}
