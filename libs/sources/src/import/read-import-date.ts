import type { ImportMapping } from '@kentongan/contracts'
import { fromWallClock } from '../read-feed/zone-offsets'
import { parseFeedDate } from '../read-feed/parse-feed-date'

type Order = ImportMapping['dateOrder']
type Kept = Pick<ImportMapping, 'dateOrder' | 'zone'>
export type ReadDate = { readonly ok: true; readonly at: Date } | { readonly ok: false; readonly problem: 'date-unreadable' | 'date-order' }

const numeric = /^(\D*?)(\d{1,2})([/.-])(\d{1,2})\3(\d{4}|\d{2})(?!\d)/
/** Days since 30 December 1899, as spreadsheets keep a date whose cell is not formatted as one; these are of 1995 to 2099. */
const serial = /^(\d{5})(?:[.,](\d+))?$/
const serialEpoch = Date.UTC(1899, 11, 30)
const dayMs = 86_400_000

const readSerial = (written: string, zone: string): Date | null => {
  const found = serial.exec(written)
  const days = found === null ? 0 : Number(`${found[1]}.${found[2] ?? '0'}`)
  return days > 34_700 && days < 73_051 ? new Date(fromWallClock(Math.round((serialEpoch + days * dayMs) / 1_000) * 1_000, zone)) : null
}

/** Which comes first in a date of three numbers; `null` where it does not tell, and `none` where it is no such date. */
export const showsOrder = (written: string): Order | null | 'none' => {
  const found = numeric.exec(written.trim())
  if (!found) return 'none'
  const [first, second] = [Number(found[2]), Number(found[4])]
  if (first > 12) return 'day-first'
  return second > 12 ? 'month-first' : null
}

const swapped = (found: RegExpExecArray, rest: string): string => `${found[1]}${found[4]}${found[3]}${found[2]}${found[3]}${found[5]}${rest}`

/**
 * The instant that a file's date names: as feeds write dates, with the day or the month first as chosen, or a spreadsheet's own
 * number. `date-order`: its month cannot be one with the chosen order, so the order is wrong for this file.
 */
export const readImportDate = (written: string, { dateOrder, zone }: Kept): ReadDate => {
  const text = written.trim()
  const found = numeric.exec(text)
  if (found && Number(found[dateOrder === 'day-first' ? 4 : 2]) > 12) return { ok: false, problem: 'date-order' }
  const dayFirst = found && dateOrder === 'month-first' ? swapped(found, text.slice(found[0].length)) : text
  const at = readSerial(text, zone) ?? parseFeedDate(dayFirst, zone)
  return at === null ? { ok: false, problem: 'date-unreadable' } : { ok: true, at }
}
