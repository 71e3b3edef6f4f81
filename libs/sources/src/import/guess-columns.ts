import type { ImportField, ImportMapping } from '@kentongan/contracts'
import { rankName } from '../field-names'
import { readImportDate, showsOrder } from './read-import-date'
import { showsDecimal } from './read-import-count'

export type ColumnGuess = {
  readonly mapping: ImportMapping
  /** There are dates of which the order of day and month cannot be told. */
  readonly dateDoubt: boolean
}
type Cells = readonly (readonly string[])[]

/** In this order fields choose among the columns; what is chosen is taken. */
const choosing: readonly ImportField[] = [
  'id', 'url', 'date', 'time', 'title', 'text', 'lead', 'author', 'handle', 'followers', 'likes', 'replies', 'shares', 'views', 'language',
]
const counts: readonly ImportField[] = ['followers', 'likes', 'replies', 'shares', 'views']

const nameColumns = (headers: readonly string[]): Partial<Record<ImportField, number>> => {
  const taken = new Set<number>()
  const columns: Partial<Record<ImportField, number>> = {}
  for (const field of choosing) {
    const ranked = headers.flatMap((header, at) => {
      const rank = taken.has(at) ? null : rankName(field, header)
      return rank === null ? [] : [{ at, rank }]
    })
    const best = ranked.sort((a, b) => a.rank - b.rank)[0]
    if (best === undefined) continue
    columns[field] = best.at
    taken.add(best.at)
  }
  return columns
}

const valuesOf = (rows: Cells, at: number | undefined): readonly string[] => (at === undefined ? [] : rows.map(cells => cells[at]?.trim() ?? '').filter(cell => cell !== ''))

/** Where no name tells, what stands in the columns may: nearly all addresses, or nearly all dates. */
const findByContent = (headers: readonly string[], rows: Cells, taken: readonly number[], fits: (cell: string) => boolean): number | undefined => {
  const at = headers.findIndex((_, column) => {
    const values = valuesOf(rows, column)
    return !taken.includes(column) && values.length > 0 && values.filter(fits).length >= values.length * 0.9
  })
  return at < 0 ? undefined : at
}

const isAddress = (cell: string): boolean => /^https?:\/\//i.test(cell)
const isDate = (cell: string): boolean => /\d{4}|\d[/.-]\d/.test(cell) && !/^\d{6,9}$/.test(cell) && readImportDate(cell, { dateOrder: showsOrder(cell) === 'month-first' ? 'month-first' : 'day-first', zone: 'UTC' }).ok

const majority = <Value extends string>(votes: readonly (Value | null)[], first: Value, second: Value): Value =>
  (votes.filter(vote => vote === second).length > votes.filter(vote => vote === first).length ? second : first)

const withContent = (columns: Partial<Record<ImportField, number>>, headers: readonly string[], rows: Cells): Partial<Record<ImportField, number>> => {
  const url = columns.url ?? findByContent(headers, rows, Object.values(columns), isAddress)
  const named = url === undefined ? columns : { ...columns, url }
  const date = named.date ?? findByContent(headers, rows, Object.values(named), isDate)
  return date === undefined ? named : { ...named, date }
}

/**
 * Which column of a file is what, by the names that vendors and people give them (Meltwater, Brandwatch, Talkwalker, CrowdTangle,
 * Indonesian ones), else by what stands in them; and how its dates and numbers are meant, by those of its rows that tell.
 */
export const guessColumns = (headers: readonly string[], rows: Cells): ColumnGuess => {
  const columns = withContent(nameColumns(headers), headers, rows)
  const orders = valuesOf(rows, columns.date).map(showsOrder).filter(order => order !== 'none')
  const numbers = counts.flatMap(field => valuesOf(rows, columns[field])).map(showsDecimal)
  const isSocial = counts.some(field => columns[field] !== undefined) || columns.handle !== undefined
  const dateHeader = headers[columns.date ?? -1] ?? ''
  return {
    mapping: {
      columns,
      dateOrder: majority(orders, 'day-first', 'month-first'),
      decimal: majority(numbers, 'point', 'comma'),
      zone: /\b(?:utc|gmt)\b/i.test(dateHeader) ? 'UTC' : 'Asia/Jakarta',
      kind: isSocial ? 'post' : 'article',
    },
    dateDoubt: orders.length > 0 && orders.every(order => order === null),
  }
}
