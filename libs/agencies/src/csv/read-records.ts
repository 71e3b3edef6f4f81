import type { CsvProblem } from '@kentongan/contracts'
import Papa from 'papaparse'
import { csvProblem } from './csv-problem'

/** A row of cells and the line of the file on which it starts. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] }

/** After a broken quote all behind it is read again, so a file of nothing else would cost its square. */
const mostBrokenQuotes = 20

/**
 * Reads the rows of a table of a given delimiter, blank ones left out. A quote that is never closed spoils its own line only:
 * reading goes on with the next line of the file.
 */
export function readRecords(text: string, delimiter: string): { readonly records: readonly CsvRecord[]; readonly problems: readonly CsvProblem[] } {
  const records: CsvRecord[] = []
  const problems: CsvProblem[] = []
  // A carriage return before it is taken as white space, so files of both kinds, and mixed ones, come through.
  const newline = text.includes('\n') ? '\n' : '\r'
  let from = 0
  let line = 1
  while (from < text.length) {
    const run = readRun(text.slice(from), { delimiter, newline, line })
    records.push(...run.records)
    if (run.broken === null) break
    problems.push(csvProblem(run.broken.line, null, 'unclosed-quote'))
    const next = text.indexOf(newline, from + run.broken.at)
    if (next < 0) break
    from = next + 1
    line = run.broken.line + 1
    if (problems.length < mostBrokenQuotes) continue
    problems.push(csvProblem(line, null, 'too-many-quotes', { limit: mostBrokenQuotes }))
    break
  }
  return { records, problems }
}

type Table = { readonly delimiter: string; readonly newline: '\n' | '\r'; readonly line: number }
type Run = { readonly records: readonly CsvRecord[]; readonly broken: { readonly at: number; readonly line: number } | null }

/** Reads rows up to the first with a broken quote. */
function readRun(text: string, { delimiter, newline, line: firstLine }: Table): Run {
  const records: CsvRecord[] = []
  let broken: Run['broken'] = null
  let at = 0
  let line = firstLine
  Papa.parse<string[]>(text, {
    delimiter,
    newline,
    step: ({ data, errors, meta }, parser) => {
      if (errors.some(error => error.type === 'Quotes')) {
        broken = { at, line }
        parser.abort()
        return
      }
      if (data.some(cell => cell.trim() !== '')) records.push({ line, cells: data })
      line += countOf(newline, text, at, meta.cursor)
      at = meta.cursor
    },
  })
  return { records, broken }
}

function countOf(sign: string, text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf(sign, from); at >= 0 && at < to; at = text.indexOf(sign, at + 1)) count += 1
  return count
}
