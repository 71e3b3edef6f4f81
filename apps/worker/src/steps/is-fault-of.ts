/**
 * States in which PostgreSQL is in trouble itself: the connection, who may log in, a standby that only reads, a lock, a schema that is not
 * ours yet, memory, disk, a shutdown, an error of its own (SQLSTATE classes).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const troubleOfServer = /^(?:08|25|28|3D|40|42|53|55|57|58|XX)/

/**
 * Whether work fails because of what it is, so that it will fail again: the database refused what was written, or our own code
 * stumbled over it. False where the database was out of reach or busy, which says nothing of the work.
 */
export function isFaultOf(error: unknown): error is Error {
  if (error instanceof TypeError || error instanceof RangeError) return true
  const state = error instanceof Error && 'code' in error ? error.code : null
  return typeof state === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(state) && !troubleOfServer.test(state)
}
