import { failure, type FetchFailure, type FetchFailureReason } from './fetch-result'
import type { ResponseHeaders } from './response-headers'
import { readRateLimitReset, readRetryAfter, readUsageReset } from './retry-after'

const reasonByStatus: Readonly<Record<number, FetchFailureReason>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  410: 'gone',
  429: 'rate-limited',
}

const reasonOf = (status: number, retryAfterSeconds: number | null): FetchFailureReason => {
  if (status === 503 && retryAfterSeconds !== null) return 'rate-limited'
  if (status >= 500) return 'server-error'
  if (status >= 400) return reasonByStatus[status] ?? 'client-error'
  return 'bad-response'
}

/**
 * Names the failure behind a status that brings no body for us.
 * @param now milliseconds since the epoch.
 */
export const nameStatus = (status: number, headers: ResponseHeaders, now: number): FetchFailure => {
  const asked = readRetryAfter(headers, now)
  const retryAfterSeconds = asked ?? (status === 429 ? readRateLimitReset(headers, now) : null)
  return failure(reasonOf(status, retryAfterSeconds), `HTTP ${status}`, { status, retryAfterSeconds: retryAfterSeconds ?? readUsageReset(headers) })
}
