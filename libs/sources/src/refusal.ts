import { parseJson } from './json-bridge/read-json-posts'

/**
 * Why a platform does not answer who brings a key. Each has a sentence in the catalogues.
 * - `key-refused`: it does not know the key, or the key has ended
 * - `key-not-allowed`: it knows the key, which may not do this
 * - `budget-spent`: what may be asked within a period has been asked
 * - `no-credit`: it wants to be paid first
 * - `rate-limited`: too many requests in a short time
 * - `query-refused`: it does not take what is searched for
 * - `comments-disabled`: nobody may comment there
 */
export type RefusalReason = 'key-refused' | 'key-not-allowed' | 'budget-spent' | 'no-credit' | 'rate-limited' | 'query-refused' | 'comments-disabled'

/** `reason`: null where the status says all. `words`: the platform's own, one line, empty where it said nothing. */
export type Refusal = { readonly reason: RefusalReason | null; readonly words: string }

/** Reads what a platform says besides a status that refuses. */
export type ReadRefusal = (status: number, body: string) => Refusal

export type Said = Readonly<Record<string, unknown>>

/** A body as an object; empty for anything else. */
export const readSaid = (body: string): Said => {
  const parsed = parseJson(body)
  return parsed.ok && typeof parsed.value === 'object' && parsed.value !== null ? parsed.value as Said : {}
}

export const saidWithin = (said: Said, name: string): Said => {
  const value = said[name]
  return typeof value === 'object' && value !== null ? value as Said : {}
}

const mostWords = 300

/** The first of these that is text, on one line. */
export const wordsOf = (...values: readonly unknown[]): string => {
  const text = values.find(value => typeof value === 'string' && value.trim() !== '')
  return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, mostWords) : ''
}

/** Statuses that mean the same with every platform. */
export const byStatus = (status: number): RefusalReason | null => {
  if (status === 401) return 'key-refused'
  if (status === 402) return 'no-credit'
  return status === 403 ? 'key-not-allowed' : null
}

/** Mastodon (docs.joinmastodon.org/entities/Error) and Bluesky's XRPC write `error`; the latter as a name, with `message` in words. */
export const readPlainRefusal: ReadRefusal = (status, body) => {
  const { error, message } = readSaid(body)
  const words = wordsOf(message, error)
  if (error === 'BadQueryString') return { reason: 'query-refused', words }
  if (error === 'RateLimitExceeded') return { reason: 'rate-limited', words }
  const isKey = typeof error === 'string' && /^(?:ExpiredToken|InvalidToken|AuthenticationRequired|AuthMissing|AccountTakedown)$/.test(error)
  return { reason: isKey ? 'key-refused' : byStatus(status), words }
}
