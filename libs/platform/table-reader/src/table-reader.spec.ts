import type { ImportFormat } from '@kentongan/contracts'
import { guessColumns, rowToPost, type TableRow } from '@kentongan/sources'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { buildThread, type BuiltThread } from '../../../../test/support/build-thread'
import { createTableReader, type TableReaderOptions } from './create-table-reader'
import { readWorkbook } from './read-workbook'
import { writeWorkbook } from './testing/write-workbook'

let thread: BuiltThread
beforeAll(() => { thread = buildThread('libs/platform/table-reader/src/read-table.thread.ts') })
afterAll(() => thread.remove())

const own = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)

async function read(bytes: Uint8Array, format: ImportFormat, more: Partial<TableReaderOptions> = {}): Promise<{ rows: TableRow[]; failure: string | null; batches: number }> {
  const table = createTableReader({ threadFile: thread.file, batchSize: 3, ...more }).open(own(bytes), format)
  const rows: TableRow[] = []
  try {
    for (let batches = 0; ; batches++) {
      const batch = await table.next()
      if ('failure' in batch) return { rows, failure: batch.failure, batches }
      if (batch.rows.length === 0) return { rows, failure: null, batches }
      rows.push(...batch.rows)
    }
  } finally {
    await table.close()
  }
}
const cells = async (...given: Parameters<typeof read>) => (await read(...given)).rows.map(row => row.cells)

it('gives a file in batches', async () => {
  expect(await read(Buffer.from('a;b\n1;2\n\n3;4\n5;6\n7;8'), 'csv')).toMatchObject({ batches: 2, failure: null, rows: [{ line: 1 }, { line: 2 }, { line: 4, cells: ['3', '4'] }, {}, {}] })
})

it.each<[string, Buffer]>([
  ['UTF-8 with a mark', Buffer.from('\ufeffJudul;Isi\nRéuni;“x”')], ['UTF-16', iconv.encode('Judul;Isi\nRéuni;“x”', 'utf-16le', { addBOM: true })],
  ['UTF-16 the other way round', iconv.encode('Judul;Isi\nRéuni;“x”', 'utf-16be', { addBOM: true })], ['Windows-1252', iconv.encode('Judul;Isi\nRéuni;“x”', 'windows-1252')],
])('reads %s', async (_name, bytes) => expect(await cells(bytes, 'csv')).toEqual([['Judul', 'Isi'], ['Réuni', '“x”']]))

it('reads a workbook by its bytes, whatever it is called, with its dates and numbers', async () => {
  const book = writeWorkbook([['Tanggal', 'Suka', 'Judul'], [new Date('2026-04-03T14:30:00Z'), 1234, 'A & <b>'], [], ['x', 0.5, '']])
  for (const format of ['xlsx', 'csv'] as const) {
    expect((await read(book, format)).rows).toEqual([{ line: 1, cells: ['Tanggal', 'Suka', 'Judul'] }, { line: 2, cells: ['2026-04-03T14:30:00', '1234', 'A & <b>'] }, { line: 4, cells: ['x', '0.5', expect.any(String)] }])
  }
})

it.each<[string, Uint8Array, ImportFormat, string]>([
  ['nothing', Buffer.alloc(0), 'csv', 'empty'], ['a saved page', Buffer.from('<!doctype html><table>'), 'csv', 'not-a-table'], ['a PDF', Buffer.from('%PDF-1.7'), 'csv', 'not-a-table'],
  ['a workbook of before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'xlsx', 'old-excel'], ['text called a workbook', Buffer.from('a;b'), 'xlsx', 'not-xlsx'],
  ['another zip file', zipSync({ 'foto.jpg': new Uint8Array(9) }), 'xlsx', 'not-xlsx'], ['half a workbook', writeWorkbook([['a', 'b']]).slice(0, 300), 'xlsx', 'not-xlsx'],
])('says that %s is no file of posts', async (_name, bytes, format, failure) => expect(await read(bytes, format)).toMatchObject({ failure, rows: [] }))

/** A workbook of which every entry claims to unpack to so many bytes, in the zip file's central directory. */
const claiming = (book: Uint8Array, bytes: number): Uint8Array => {
  const made = own(book)
  const view = new DataView(made.buffer)
  for (let at = 0; at < made.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, bytes, true)
  return made
}

it('refuses a workbook that unpacks to more than there is room for, before it is unpacked', async () => {
  const bomb = claiming(writeWorkbook([['a', 'b']]), 310_000_000)
  const before = process.memoryUsage().rss
  expect(await readWorkbook(bomb)).toEqual({ ok: false, reason: 'too-large-inside' })
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
})

it('gives one that lies about its size no more room than it claims', async () => {
  expect((await readWorkbook(claiming(writeWorkbook([['a', 'x'.repeat(5_000_000)]]), 16))).ok).toBe(false)
})

it('stops at the most rows, and gives up a thread that takes too long or breaks', async () => {
  expect(await read(Buffer.from('a,b\n'.repeat(20)), 'csv', { mostRows: 10 })).toMatchObject({ failure: 'too-many-rows' })
  expect(await read(Buffer.from('a,b\n'), 'csv', { timeoutMs: 1 })).toMatchObject({ failure: 'too-complex' })
  expect(await read(Buffer.from('a,b\n'), 'csv', { threadFile: '/nowhere/thread.mjs' })).toMatchObject({ failure: 'too-complex' })
})

describe('one table, however it is written,', () => {
  const headers = ['Tanggal', 'Judul', 'Isi', 'Tautan', 'Akun', 'Suka']
  const words = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '😀', '<', '&', '\u200f', '='), maxLength: 20 })
  const line = fc.tuple(
    fc.date({ min: new Date('2020-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }).map(date => date.toISOString()), words, words,
    fc.option(fc.webUrl(), { nil: '' }), words, fc.oneof(fc.nat({ max: 5000 }).map(String), fc.constant('')))
  const now = new Date('2026-11-21T10:00:00Z')

  it('gives the same drafts', async () => {
    await fc.assert(fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async rows => {
      const written: [ImportFormat, Uint8Array][] = [
        ['csv', Buffer.from(Papa.unparse([headers, ...rows], { delimiter: ';' }))],
        ['jsonl', Buffer.from(rows.map(cells => JSON.stringify(Object.fromEntries(headers.map((header, at) => [header, cells[at]])))).join('\n'))],
        ['xlsx', writeWorkbook([headers, ...rows])],
      ]
      const drafts = await Promise.all(written.map(async ([format, bytes]) => {
        const [head, ...table] = (await read(bytes, format)).rows
        const { mapping } = guessColumns(head!.cells, table.map(row => row.cells))
        return table.map(row => rowToPost(row, { mapping, columns: head!.cells.length, now })).map(answer => (answer.ok ? answer.post : answer.problem))
      }))
      expect(drafts[1]).toEqual(drafts[0])
      expect(drafts[2]).toEqual(drafts[0])
    }), { numRuns: 6 })
  }, 60_000)
})
