import type { OpenTable, TableBatch } from '@kentongan/platform/table-reader'
import { readRows } from './read-rows'

const row = (line: number, ...cells: string[]) => ({ line, cells })
const tableOf = (...batches: TableBatch[]): OpenTable => ({ next: async () => batches.shift() ?? { rows: [] }, close: async () => undefined })

it.each<[string, TableBatch[], object]>([
  ['rows below the header', [{ rows: [row(1, 'Laporan'), row(2, ' Judul ', 'Isi'), row(3, 'a', 'b')] }], { columns: ['Judul', 'Isi'], rows: [row(3, 'a', 'b')] }],
  ['rows of the next batch where the header ends the first', [{ rows: [row(1, 'Judul', 'Isi')] }, { rows: [row(2, 'a', 'b')] }], { columns: ['Judul', 'Isi'], rows: [row(2, 'a', 'b')] }],
  ['none where there is a header only', [{ rows: [row(1, 'Judul', 'Isi')] }], { columns: ['Judul', 'Isi'], rows: [] }],
  ['why the file cannot be read on, not its end', [{ rows: [row(1, 'Judul', 'Isi')] }, { failure: 'too-complex' }], { failure: 'too-complex' }],
  ['that it is empty', [{ rows: [] }], { failure: 'empty' }],
])('gives %s', async (_name, batches, expected) => expect(await readRows(tableOf(...batches)).next()).toEqual(expected))
