import { byStatus, readSaid, saidWithin, wordsOf, type ReadRefusal, type RefusalReason, type Said } from '../refusal'

const reasons: Readonly<Record<string, RefusalReason>> = {
  quotaExceeded: 'budget-spent', dailyLimitExceeded: 'budget-spent',
  rateLimitExceeded: 'rate-limited', userRateLimitExceeded: 'rate-limited', RATE_LIMIT_EXCEEDED: 'rate-limited',
  keyInvalid: 'key-refused', keyExpired: 'key-refused', API_KEY_INVALID: 'key-refused', API_KEY_EXPIRED: 'key-refused',
  commentsDisabled: 'comments-disabled', invalidSearchFilter: 'query-refused',
}

const listed = (value: unknown): readonly Said[] => (Array.isArray(value) ? value.filter(each => typeof each === 'object' && each !== null) : [])

/** Google's interfaces name reasons in `errors` or `details` (developers.google.com/youtube/v3/docs/errors, cloud.google.com/apis/design/errors). */
export const readGoogleRefusal: ReadRefusal = (status, body) => {
  const error = saidWithin(readSaid(body), 'error')
  const named = [...listed(error['errors']), ...listed(error['details'])].map(each => each['reason'])
  const known = named.flatMap(name => (typeof name === 'string' && Object.hasOwn(reasons, name) ? [reasons[name]!] : []))[0]
  // The message carries links as HTML.
  return { reason: known ?? byStatus(status), words: wordsOf(error['message']).replace(/<[^>]*>/g, '') }
}
