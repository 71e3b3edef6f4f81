/** Everything up to `top` has been collected, save what lies strictly between `after` and `before` of a hole. */
export type NumberCursor = { readonly top: number, readonly holes: readonly Hole[] }
export type Hole = { readonly after: number, readonly before: number }

/** Where the platform is asked for older posts: those below this number. */
export const nextBefore = (cursor: NumberCursor): number | null => cursor.holes[0]?.before ?? null

/** The page with the newest posts, `numbers` ascending: what it does not join to is a hole. A first page has nothing to join to. */
export const takeNewest = (cursor: NumberCursor | null, numbers: readonly number[]): NumberCursor | null => {
  const [oldest, newest] = [numbers[0], numbers.at(-1)]
  if (oldest === undefined || newest === undefined) return cursor
  if (cursor === null) return { top: newest, holes: [] }
  const holes = oldest > cursor.top + 1 ? [{ after: cursor.top, before: oldest }, ...cursor.holes] : cursor.holes
  return { top: Math.max(cursor.top, newest), holes }
}

/**
 * A page of posts below the first hole's upper end: the hole shrinks from above, and is closed when the page reaches its lower
 * end, or brings nothing older (then what is missing was deleted).
 */
export const takeOlder = (cursor: NumberCursor, numbers: readonly number[]): NumberCursor => {
  const [hole, ...rest] = cursor.holes
  if (hole === undefined) return cursor
  const oldest = numbers.find(number => number < hole.before)
  if (oldest === undefined || oldest <= hole.after + 1) return { ...cursor, holes: rest }
  return { ...cursor, holes: [{ after: hole.after, before: oldest }, ...rest] }
}
