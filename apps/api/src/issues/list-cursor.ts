import { invalid } from '../http/problem'

/** Opaque to the client: the values of the order's columns of the last entry of a page. */
export const writeListCursor = (values: readonly (number | Date)[]): string =>
  Buffer.from(values.map(Number).join('~')).toString('base64url')

/** Reads back so many numbers; a cursor that is not ours, or of another order, is refused as any other wrong field. */
export function readListCursor(cursor: string | undefined, length: number): readonly number[] | null {
  if (cursor === undefined) return null
  const parts = Buffer.from(cursor, 'base64url').toString('latin1').split('~')
  const values = parts.map(Number)
  const areNumbers = parts.every(part => /^-?\d[\d.e+-]{0,30}$/.test(part)) && values.every(Number.isFinite)
  if (areNumbers && values.length === length && Number.isSafeInteger(values.at(-1))) return values
  throw invalid({ path: 'before', message: 'Not a place in this list' })
}
