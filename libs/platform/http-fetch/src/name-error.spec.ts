import { fetchFailureReasons } from './fetch-result'
import { nameError } from './name-error'
import { nameStatus } from './name-status'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

describe('nameError', () => {
  it.each([
    ['ENOTFOUND', 'dns'], ['EAI_AGAIN', 'dns'], ['EAI_FAIL', 'dns'], ['ENODATA', 'dns'],
    ['ECONNREFUSED', 'connect'], ['EHOSTUNREACH', 'connect'], ['ENETUNREACH', 'connect'], ['ETIMEDOUT', 'connect'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect'],
    ['ECONNRESET', 'cut-off'], ['EPIPE', 'cut-off'], ['UND_ERR_SOCKET', 'cut-off'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'cut-off'],
    ['HPE_INVALID_EOF_STATE', 'cut-off'], ['HPE_INVALID_CONSTANT', 'bad-response'], ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
    ['CERT_HAS_EXPIRED', 'tls'], ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'], ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'], ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'], ['EPROTO', 'tls'], ['ERR_BLOCKED_ADDRESS', 'blocked-address'],
  ])('calls %s %s', (code, reason) => {
    expect(nameError(withCode(code))).toEqual({ ok: false, reason, status: null, retryAfterSeconds: null, detail: code })
  })

  it('looks into the error of a name whose addresses all failed', () => {
    expect(nameError(new AggregateError([withCode('ENETUNREACH'), withCode('ETIMEDOUT')]))?.reason).toBe('connect')
  })

  it.each([
    new TypeError('bug'), withCode('ERR_INVALID_ARG_TYPE'), withCode('constructor'), 'text', null,
  ])('does not name %p', error => {
    expect(nameError(error)).toBeNull()
  })
})

describe('nameStatus', () => {
  it.each([
    [400, {}, 'client-error', null], [402, {}, 'client-error', null], [451, {}, 'client-error', null],
    [401, {}, 'unauthorized', null], [403, {}, 'unauthorized', null], [404, {}, 'not-found', null], [410, {}, 'gone', null],
    [429, {}, 'rate-limited', null], [429, { 'retry-after': '7' }, 'rate-limited', 7],
    [429, { 'x-ratelimit-reset': '8' }, 'rate-limited', 8],
    [429, { 'retry-after': '7', 'x-ratelimit-reset': '8' }, 'rate-limited', 7],
    [503, { 'retry-after': '9' }, 'rate-limited', 9], [503, {}, 'server-error', null],
    [503, { 'x-ratelimit-reset': '8' }, 'server-error', null],
    [500, {}, 'server-error', null], [502, {}, 'server-error', null], [599, {}, 'server-error', null],
    [204, {}, 'bad-response', null], [206, {}, 'bad-response', null], [300, {}, 'bad-response', null],
    [304, {}, 'bad-response', null],
  ])('calls %d with %j %s', (status, headers, reason, retryAfterSeconds) => {
    expect(nameStatus(status, headers, 0)).toEqual({ ok: false, reason, status, retryAfterSeconds, detail: `HTTP ${status}` })
  })
})

it('lists every reason once', () => {
  expect(new Set(fetchFailureReasons).size).toBe(fetchFailureReasons.length)
})
