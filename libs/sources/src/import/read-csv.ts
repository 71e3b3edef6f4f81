import Papa from 'papaparse'
import { isFieldName } from '../field-names'
import type { TableRow } from './table-row'

/** Characters handed to the parser at once; it searches to the end of what it is given for every row. */
const windowSize = 1_000_000
const delimiters = [',', ';', '\t', '|']
/** What the delimiter is judged by. */
const [judgedCharacters, judgedRows] = [100_000, 30]

const withUnixLines = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')

/** How much of a table a delimiter makes of a text: names of columns that we know, then cells in the rows in between. */
const rate = (text: string, delimiter: string): number => {
  const rows = Papa.parse<string[]>(text, { preview: judgedRows, delimiter, newline: '\n' }).data.filter(row => row.some(cell => cell.trim() !== ''))
  const known = Math.max(0, ...rows.map(row => row.filter(cell => cell.length < 60 && isFieldName(cell)).length))
  const widths = rows.map(row => row.length).sort((a, b) => a - b)
  return known * 1_000 + Math.min(widths[widths.length >> 1] ?? 0, 999)
}

const guessDelimiter = (text: string): string => {
  const head = text.slice(0, judgedCharacters)
  return delimiters.map(delimiter => ({ delimiter, rate: rate(head, delimiter) })).sort((a, b) => b.rate - a.rate)[0]!.delimiter
}

const linesOf = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 1)

type Window = Papa.ParseResult<string[]>

/** The rows of a text, window by window; a row that does not fit is read with a wider one. */
function* windows(text: string, delimiter: string, from: number): Generator<Window> {
  for (let at = from, size = windowSize; at < text.length;) {
    const last = at + size >= text.length
    const window = new Papa.Parser({ delimiter, newline: '\n', fastMode: false }).parse(text.slice(at, at + size), 0, !last) as Window
    if (window.data.length > 0 || last) yield window
    at = last ? text.length : at + (window.data.length > 0 ? window.meta.cursor : 0)
    size = window.data.length > 0 ? windowSize : size * 2
  }
}

/**
 * Reads a table with any of the usual delimiters (RFC 4180, tolerant), row by row. A quote that never closes makes the rest of
 * the file one broken row.
 */
export function* readCsv(written: string): Generator<TableRow> {
  const text = withUnixLines(written)
  // Excel writes its separator into the first line where it was asked to.
  const stated = /^sep=(.)\n/i.exec(text)
  let line = stated ? 2 : 1
  for (const { data, errors } of windows(text, stated?.[1] ?? guessDelimiter(text), stated?.[0].length ?? 0)) {
    const unclosed = errors.find(({ code }) => code === 'MissingQuotes')?.row
    for (const [index, cells] of data.entries()) {
      yield index === unclosed ? { line, cells: cells.map(cell => cell.slice(0, 200)), broken: 'unclosed-quote' } : { line, cells }
      line += linesOf(cells)
    }
  }
}
