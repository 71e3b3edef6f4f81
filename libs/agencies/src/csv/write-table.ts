import Papa from 'papaparse'
import { guardFormula } from './guard-formula'

/**
 * Writes a header and rows with semicolons, which spreadsheets under Indonesian settings expect, and guards them against being
 * run as formulas. Without a byte order mark.
 */
export function writeTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [columns, ...rows].map(row => row.map(guardFormula))
  return `${Papa.unparse(cells, { delimiter: ';', newline: '\r\n' })}\r\n`
}
