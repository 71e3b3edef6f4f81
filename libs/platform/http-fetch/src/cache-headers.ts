import { parseHttpDate } from './parse-http-date'
import { firstHeader, joinedHeader, type ResponseHeaders } from './response-headers'
import { serverNow } from './retry-after'

// RFC 9111 §1.2.2: a larger delta is to be read as this one.
const largestDelta = 2_147_483_648

/**
 * How long the server calls its answer fresh: Cache-Control max-age, else Expires against the server's own Date
 * (RFC 9111 §4.2.1). An Expires that is no date, `0` above all, means already stale.
 * @param now milliseconds since the epoch.
 * @returns whole seconds, 0 at least; null where neither header says anything.
 */
export const readMaxAge = (headers: ResponseHeaders, now: number): number | null => {
  const directive = /(?:^|[,\s])max-age\s*=\s*"?(\d+)/i.exec(joinedHeader(headers, 'cache-control') ?? '')
  if (directive) return Math.min(Number(directive[1]), largestDelta)
  const expires = firstHeader(headers, 'expires')
  if (expires === null) return null
  const time = parseHttpDate(expires)
  return time === null ? 0 : Math.min(Math.max(0, Math.floor((time - serverNow(headers, now)) / 1_000)), largestDelta)
}
