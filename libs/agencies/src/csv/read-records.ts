import type { CsvProblem } from '@kentongan/contracts'
import { csvProblem } from './csv-problem'

/** A row of cells and the line of the file on which it starts. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] }

/** All that is behind a quote which is never closed is looked through for it; so a hostile file must not hold many of them. */
const mostBrokenQuotes = 20

const lineBreak = /\r\n|\r|\n/g

type Records = { readonly records: readonly CsvRecord[]; readonly problems: readonly CsvProblem[] }

/**
 * Reads up to so many rows of a table of a given delimiter (RFC 4180, any line breaks), blank ones left out. A quote that is
 * never closed, or closed within a cell, spoils its own line only: reading goes on with the next line of the file. Known readers
 * lose everything behind it, or the lines' numbers; and they go on to the end of the file for each.
 */
export function readRecords(text: string, delimiter: string, most: number): Records {
  const records: CsvRecord[] = []
  const problems: CsvProblem[] = []
  let line = 1
  for (let at = 0; at < text.length && records.length < most;) {
    if (problems.length === mostBrokenQuotes) {
      problems.push(csvProblem(line, null, 'too-many-quotes', { limit: mostBrokenQuotes }))
      break
    }
    const row = readRow(text, at, delimiter)
    if (row === null) problems.push(csvProblem(line, null, 'unclosed-quote'))
    else if (row.cells.some(cell => cell.trim() !== '')) records.push({ line, cells: row.cells })
    line += row === null ? 1 : row.breaks
    at = row === null ? endOfLine(text, at) : row.end
  }
  return { records, problems }
}

type Row = { readonly cells: readonly string[]; readonly end: number; readonly breaks: number }
type Cell = { readonly text: string; readonly end: number; readonly breaks: number }

/** The row that starts at a place, or null where a quote of it is broken. `breaks` counts the lines that it takes. */
function readRow(text: string, start: number, delimiter: string): Row | null {
  const cells: string[] = []
  let breaks = 0
  for (let at = start; ;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, delimiter)
    if (cell === null) return null
    cells.push(cell.text)
    breaks += cell.breaks
    at = skipBlanks(text, cell.end, delimiter)
    if (text[at] === delimiter) at += 1
    else if (at === text.length || isBreak(text[at])) return { cells, end: endOfLine(text, at), breaks: breaks + 1 }
    else return null
  }
}

function readPlain(text: string, at: number, delimiter: string): Cell {
  let end = at
  while (end < text.length && text[end] !== delimiter && !isBreak(text[end])) end += 1
  return { text: text.slice(at, end), end, breaks: 0 }
}

function readQuoted(text: string, at: number): Cell | null {
  let close = text.indexOf('"', at + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close < 0) return null
  const inside = text.slice(at + 1, close)
  return { text: inside.replaceAll('""', '"'), end: close + 1, breaks: inside.match(lineBreak)?.length ?? 0 }
}

const isBreak = (sign: string | undefined): boolean => sign === '\n' || sign === '\r'

function skipBlanks(text: string, at: number, delimiter: string): number {
  let end = at
  while ((text[end] === ' ' || text[end] === '\t') && text[end] !== delimiter) end += 1
  return end
}

/** Where the line behind a place begins. */
function endOfLine(text: string, at: number): number {
  lineBreak.lastIndex = at
  const found = lineBreak.exec(text)
  return found === null ? text.length : found.index + found[0].length
}
