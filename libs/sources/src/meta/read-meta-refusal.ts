import { byStatus, readSaid, saidWithin, wordsOf, type ReadRefusal, type RefusalReason } from '../refusal'

const reasons: Readonly<Record<number, RefusalReason>> = {
  102: 'key-refused', 190: 'key-refused', 467: 'key-refused',
  3: 'key-not-allowed', 10: 'key-not-allowed',
  4: 'rate-limited', 17: 'rate-limited', 32: 'rate-limited', 341: 'rate-limited', 613: 'rate-limited',
  // Instagram: thirty hashtags in seven days; a hashtag that nobody uses, or that it does not show.
  18: 'budget-spent', 24: 'query-refused',
}

const within = (code: number, from: number, to: number): boolean => code >= from && code <= to

const byCode = (code: unknown): RefusalReason | null => {
  if (typeof code !== 'number') return null
  if (within(code, 200, 299)) return 'key-not-allowed'
  return within(code, 80_000, 80_014) ? 'rate-limited' : reasons[code] ?? null
}

/**
 * Threads, Instagram and Facebook answer alike: mostly with status 400 and a code (developers.facebook.com/docs/graph-api/guides/error-handling,
 * …/overview/rate-limiting).
 */
export const readMetaRefusal: ReadRefusal = (status, body) => {
  const error = saidWithin(readSaid(body), 'error')
  return { reason: byCode(error['code']) ?? byStatus(status), words: wordsOf(error['error_user_msg'], error['message']) }
}
