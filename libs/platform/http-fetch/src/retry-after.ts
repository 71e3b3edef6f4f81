import { parseHttpDate } from './parse-http-date'
import { firstHeader, type ResponseHeaders } from './response-headers'

// These are nowhere specified: some servers send seconds to wait, some epoch seconds, some epoch milliseconds; Mastodon sends a date
// in ISO 8601. X writes the second name, Bluesky's servers the third.
const resetNames = ['x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset']
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
 * Reads X-RateLimit-Reset, or one of its other spellings, as seconds from now. Meant for a 429 without Retry-After: many servers send it with every answer.
 * @param now milliseconds since the epoch.
 */
export const readRateLimitReset = (headers: ResponseHeaders, now: number): number | null => {
  const written = resetNames.map(name => firstHeader(headers, name)).find(value => value !== null) ?? ''
  if (isoDate.test(written)) return secondsUntil(Date.parse(written), serverNow(headers, now))
  const value = digits(written)
  if (value === null) return null
  if (value >= epochMillisecondsFrom) return secondsUntil(value, serverNow(headers, now))
  if (value >= epochSecondsFrom) return secondsUntil(value * 1_000, serverNow(headers, now))
  return Math.ceil(value)
}

// Meta sends usage as JSON with every answer: {"<id>": [{"call_count": 100, …, "estimated_time_to_regain_access": 19}]}, in minutes
// (developers.facebook.com/docs/graph-api/overview/rate-limiting).
const usageNames = ['x-business-use-case-usage', 'x-app-usage']

/** Reads Meta's usage headers: seconds until calls are answered again, null where they are answered now. */
export const readUsageReset = (headers: ResponseHeaders): number | null => {
  const written = usageNames.map(name => firstHeader(headers, name) ?? '').join(' ')
  const minutes = [...written.matchAll(/"estimated_time_to_regain_access"\s*:\s*(\d{1,6})/g)].map(match => Number(match[1]))
  const longest = Math.max(0, ...minutes)
  return longest === 0 ? null : longest * 60
}
