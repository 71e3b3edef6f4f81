import { nameError } from '@kentongan/platform/http-fetch'

/** Why listening ended. `reason` keys a sentence in the catalogues; `detail` is one English line for the log. */
export type StreamFailure = {
  readonly reason: string
  /** HTTP status where the server refused to talk. */
  readonly status: number | null
  readonly detail: string
  readonly retryAfterSeconds: number | null
}

export const streamFailure = (reason: string, detail: string, more: Partial<StreamFailure> = {}): StreamFailure =>
  ({ reason, status: null, detail, retryAfterSeconds: null, ...more })

/** Close codes (RFC 6455 §7.4.1) that say more than that it is over. */
const reasonByCode: Readonly<Record<number, string>> = { 1006: 'cut-off', 1007: 'bad-response', 1008: 'unauthorized', 1009: 'too-large', 1013: 'rate-limited' }

/** Names the server's farewell. */
export const nameClose = (code: number, words: string): StreamFailure =>
  streamFailure(reasonByCode[code] ?? 'stream-ended', `closed with ${code}${words === '' ? '' : ` ${words}`}`.slice(0, 200))

/** Names what the socket, the handshake or a frame failed with. */
export const nameStreamError = (error: Error & { readonly code?: string }): StreamFailure => {
  if (error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return streamFailure('too-large', error.message)
  if (error.code?.startsWith('WS_ERR_')) return streamFailure('bad-response', error.message)
  if (/handshake has timed out/.test(error.message)) return streamFailure('timeout', 'no answer to the handshake')
  const named = nameError(error)
  return named === null ? streamFailure('bad-response', error.message) : streamFailure(named.reason, named.detail)
}
