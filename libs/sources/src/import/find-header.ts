import { isFieldName } from '../field-names'
import { isBlank, type TableRow } from './table-row'

/** Rows among which the names of the columns are looked for: vendors write a few lines about the query before them. */
const headerRows = 30

const filled = ({ cells }: TableRow): number => cells.filter(cell => cell.trim() !== '').length
const known = ({ cells }: TableRow): number => cells.filter(cell => cell.length < 60 && isFieldName(cell)).length

/** Which of the first rows names the columns: the one with most names that we know, else the first with more than one cell; -1 for none. */
export const findHeader = (rows: readonly TableRow[]): number => {
  const first = rows.slice(0, headerRows)
  const most = Math.max(0, ...first.map(known))
  if (most >= 2) return first.findIndex(row => known(row) === most)
  const wide = first.findIndex(row => filled(row) > 1)
  return wide >= 0 ? wide : first.findIndex(row => !isBlank(row))
}
