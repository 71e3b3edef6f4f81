import { errorCode } from './error-code'
import { blockedAddressCode } from './guarded-connect'
import { failure, type FetchFailure, type FetchFailureReason } from './fetch-result'

const reasonByCode: Readonly<Record<string, FetchFailureReason>> = {
  [blockedAddressCode]: 'blocked-address',
  ENOTFOUND: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'connect',
  EHOSTUNREACH: 'connect',
  ENETUNREACH: 'connect',
  EADDRNOTAVAIL: 'connect',
  EACCES: 'connect',
  EPERM: 'connect',
  ETIMEDOUT: 'connect',
  UND_ERR_CONNECT_TIMEOUT: 'connect',
  ECONNRESET: 'cut-off',
  EPIPE: 'cut-off',
  ERR_STREAM_PREMATURE_CLOSE: 'cut-off',
  UND_ERR_SOCKET: 'cut-off',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'cut-off',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HTTPParserError: 'bad-response',
}

const reasonByShape: readonly (readonly [RegExp, FetchFailureReason])[] = [
  [/^EAI_/, 'dns'],
  [/^HPE_INVALID_EOF_STATE$/, 'cut-off'],
  [/^HPE_/, 'bad-response'],
  // OpenSSL's and Node's names for handshakes and certificates that fail.
  [/^(?:EPROTO$|ERR_SSL_|ERR_TLS_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH$|INVALID_CA$)/, 'tls'],
]

const reasonOf = (code: string): FetchFailureReason | null =>
  (Object.hasOwn(reasonByCode, code) ? reasonByCode[code] : undefined)
  ?? reasonByShape.find(([shape]) => shape.test(code))?.[1]
  ?? null

/**
 * Names what a socket, a resolver or the HTTP parser failed with.
 * @returns null for an error that the network cannot cause; the caller throws it on.
 */
export const nameError = (error: unknown): FetchFailure | null => {
  const code = errorCode(error)
  const reason = reasonOf(code)
  return reason === null ? null : failure(reason, code)
}
