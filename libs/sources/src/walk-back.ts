/** How far a search has been collected that answers newest first, page by page. Positions are texts: times (ISO 8601) or ids. */
export type WalkCursor = {
  /** Everything up to here has been collected; null before the first pull. */
  readonly since: string | null
  /** A walk back that has not met `since` yet: from where it goes on, and the newest that it saw. */
  readonly walk: { readonly next: string; readonly top: string | null } | null
}

/** `next`: how to ask for what is older; null where nothing is, or nothing that is wanted. */
export type WalkPage = { readonly newest: string | null; readonly next: string | null }

export type Compare = (a: string, b: string) => number

/** For times as `toISOString` writes them. */
export const compareTimes: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

const latest = (compare: Compare, ...positions: readonly (string | null)[]): string | null =>
  positions.reduce((best, each) => (best === null || (each !== null && compare(each, best) > 0) ? each : best), null)

/**
 * The cursor after a page. It moves only when the walk has come back to where the last one began; until then it remembers the way. So
 * a walk that breaks off loses nothing, and what is read again is recognised by its name.
 */
export const stepBack = (cursor: WalkCursor, page: WalkPage, compare: Compare): WalkCursor => {
  const top = latest(compare, cursor.walk?.top ?? null, page.newest)
  // A server that does not know how to turn pages answers the same for ever.
  const ended = page.next === null || page.next === cursor.walk?.next
  return ended ? { since: latest(compare, cursor.since, top), walk: null } : { since: cursor.since, walk: { next: page.next, top } }
}

/** A stored cursor; what is none is the beginning. */
export const readWalkCursor = (cursor: object | null): WalkCursor => {
  const { since, walk } = (cursor ?? {}) as Partial<WalkCursor>
  const known = typeof since === 'string' ? since : null
  if (typeof walk !== 'object' || walk === null || typeof walk.next !== 'string') return { since: known, walk: null }
  return { since: known, walk: { next: walk.next, top: typeof walk.top === 'string' ? walk.top : null } }
}

/** The newest of these times that lies not ahead of `now`: what is dated ahead must not hide what comes until then. */
export const newestTime = (times: readonly (Date | null)[], now: Date): string | null => {
  const past = times.flatMap(time => (time !== null && time <= now ? [time.getTime()] : []))
  return past.length === 0 ? null : new Date(Math.max(...past)).toISOString()
}

/** Whether all of a page's times lie before a position, so that what is older need not be asked for. */
export const allBefore = (times: readonly (Date | null)[], position: string | null): boolean =>
  position !== null && times.length > 0 && times.every(time => time !== null && time.toISOString() < position)
