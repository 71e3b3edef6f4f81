import { parseHttpDate } from './parse-http-date'
import { firstHeader, type ResponseHeaders } from './response-headers'

// X-RateLimit-Reset is nowhere specified: some servers send seconds to wait, some epoch seconds, some epoch milliseconds;
// Mastodon sends a date in ISO 8601.
const isoDate = /^\s*\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)\s*$/
const epochSecondsFrom = 1_000_000_000
const epochMillisecondsFrom = 1_000_000_000_000

const secondsUntil = (time: number, now: number): number => Math.max(0, Math.ceil((time - now) / 1_000))

const digits = (text: string | null): number | null =>
  text !== null && /^\s*\d{1,15}(?:\.\d+)?\s*$/.test(text) ? Number(text) : null

/** The server's own clock where it tells it, so that its dates are right although its clock is not. */
export const serverNow = (headers: ResponseHeaders, now: number): number =>
  parseHttpDate(firstHeader(headers, 'date') ?? '') ?? now

/**
 * Reads Retry-After (RFC 9110 §10.2.3), seconds or an HTTP date.
 * @param now milliseconds since the epoch.
 * @returns whole seconds from now, as long as the server says; null where it says nothing readable.
 */
export const readRetryAfter = (headers: ResponseHeaders, now: number): number | null => {
  const value = firstHeader(headers, 'retry-after')
  if (value === null) return null
  const seconds = digits(value)
  if (seconds !== null) return Math.ceil(seconds)
  const time = parseHttpDate(value)
  return time === null ? null : secondsUntil(time, serverNow(headers, now))
}

/**
 * Reads X-RateLimit-Reset as seconds from now. Meant for a 429 without Retry-After: many servers send it with every answer.
 * @param now milliseconds since the epoch.
 */
export const readRateLimitReset = (headers: ResponseHeaders, now: number): number | null => {
  const written = firstHeader(headers, 'x-ratelimit-reset') ?? ''
  if (isoDate.test(written)) return secondsUntil(Date.parse(written), serverNow(headers, now))
  const value = digits(written)
  if (value === null) return null
  if (value >= epochMillisecondsFrom) return secondsUntil(value, serverNow(headers, now))
  if (value >= epochSecondsFrom) return secondsUntil(value * 1_000, serverNow(headers, now))
  return Math.ceil(value)
}
