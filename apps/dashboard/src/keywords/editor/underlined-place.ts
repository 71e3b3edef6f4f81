import type { QueryRemark } from '@kentongan/contracts'

/** Where a remark is underlined: at least one character wide, and inside of the text. */
export function underlinedPlace({ start, end }: Pick<QueryRemark, 'start' | 'end'>, length: number): { start: number; end: number } {
  const from = Math.max(0, Math.min(start, length - 1))
  return { start: from, end: Math.min(length, Math.max(end, from + 1)) }
}
