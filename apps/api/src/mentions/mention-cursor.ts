import type { MentionCursor } from '@kentongan/platform/db'
import { invalid } from '../http/problem'

/** Opaque to the client: the place of the last mention of a page. */
export const writeCursor = ({ publishedAt, id }: MentionCursor): string =>
  Buffer.from(`${publishedAt.getTime()}.${id}`).toString('base64url')

/** Reads it back; a cursor that is not ours is refused as any other wrong field. */
export function readCursor(cursor: string | undefined): MentionCursor | null {
  if (cursor === undefined) return null
  const parts = /^(-?\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (parts) return { publishedAt: new Date(Number(parts[1])), id: Number(parts[2]) }
  throw invalid({ path: 'before', message: 'Not a place in this list' })
}
