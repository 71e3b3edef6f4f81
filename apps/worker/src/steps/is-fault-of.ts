/**
 * States in which PostgreSQL is in trouble itself: the connection, a lock, memory, disk, a shutdown (SQLSTATE classes).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const troubleOfServer = /^(?:08|40|53|55|57|58)/

/**
 * Whether work fails because of what it is, so that it will fail again: the database refused what was written, or our own code
 * stumbled over it. False where the database was out of reach or busy, which says nothing of the work.
 */
export function isFaultOf(error: unknown): error is Error {
  if (error instanceof TypeError || error instanceof RangeError) return true
  const state = error instanceof Error && 'code' in error ? error.code : null
  return typeof state === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(state) && !troubleOfServer.test(state)
}
