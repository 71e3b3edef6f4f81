import { Client } from 'undici'
import type { AddressPolicy } from './address-policy'
import { readMaxAge } from './cache-headers'
import type { Deadline } from './deadline'
import { failure, type FetchedBody, type FetchFailure, type FetchNotModified } from './fetch-result'
import { followRedirect, isRedirect, type Redirect } from './follow-redirect'
import { createGuardedConnect, type LookupHost } from './guarded-connect'
import { openResponse, type OpenResponse } from './open-response'
import { nameError } from './name-error'
import { nameStatus } from './name-status'
import { readBody } from './read-body'
import { firstHeader, joinedHeader } from './response-headers'

export type RequestSettings = {
  readonly policy: AddressPolicy
  readonly lookup: LookupHost
  readonly maxBytes: number
}

type WithoutWay<T> = Omit<T, 'finalUrl' | 'permanentUrl'>

/** One answer: where to go next, or what came, without the way that led there. */
export type Answer = Redirect | WithoutWay<FetchedBody> | WithoutWay<FetchNotModified> | FetchFailure

const longestConnectMs = 10_000
const mostErrorBytes = 16 * 1_024

/** Whatever goes wrong while reading it: what refuses is the status. */
const readErrorBody = async (body: OpenResponse['body'], contentEncoding: string | null, signal: AbortSignal): Promise<string> => {
  try {
    const read = await readBody(body, { contentEncoding, maxBytes: mostErrorBytes, signal })
    return read.ok ? new TextDecoder().decode(read.body) : ''
  } catch {
    return ''
  }
}

const readAnswer = async (
  url: URL,
  { statusCode: status, headers, body }: OpenResponse,
  { settings, conditional, readErrors, signal }: {
    readonly settings: RequestSettings
    readonly conditional: boolean
    readonly readErrors: boolean
    readonly signal: AbortSignal
  },
): Promise<Answer> => {
  const now = Date.now()
  if (isRedirect(status)) return followRedirect(url, { status, location: firstHeader(headers, 'location') }, settings.policy)
  const validity = {
    etag: firstHeader(headers, 'etag'),
    lastModified: firstHeader(headers, 'last-modified'),
    maxAgeSeconds: readMaxAge(headers, now),
  }
  if (status === 304 && conditional) return { ok: true, status, ...validity }
  const contentEncoding = joinedHeader(headers, 'content-encoding')
  // 203 is a 200 that a proxy has touched.
  if (status !== 200 && status !== 203) {
    const refused = nameStatus(status, headers, now)
    const errorBody = readErrors ? await readErrorBody(body, contentEncoding, signal) : ''
    return errorBody === '' ? refused : { ...refused, errorBody }
  }
  const read = await readBody(body, { contentEncoding, maxBytes: settings.maxBytes, signal })
  if (!read.ok) return failure(read.reason, read.detail, { status })
  return { ...read, ...validity, status: 200, contentType: firstHeader(headers, 'content-type') }
}

const nameCause = (error: unknown, deadline: Deadline): FetchFailure => {
  if (deadline.expired()) return failure('timeout', 'total deadline')
  if (deadline.signal.aborted) return failure('aborted', 'aborted')
  const named = nameError(error)
  if (!named) throw error
  return named
}

/**
 * Sends one request on a connection of its own and reads the answer. A connection is never kept: sources of one domain are minutes
 * apart, a kept socket would count against the domain's two, and a server closing it would look like a failure.
 * @throws what the network cannot cause.
 */
export const requestOnce = async (
  url: URL,
  { settings, headers, body, readErrors, conditional, deadline }: {
    readonly settings: RequestSettings
    readonly headers: Readonly<Record<string, string>>
    /** Sent by POST; null sends a GET. */
    readonly body: string | null
    /** Reads what a server says besides a status that refuses. */
    readonly readErrors: boolean
    /** True where `headers` carry a validator, so that a 304 is an answer. */
    readonly conditional: boolean
    readonly deadline: Deadline
  },
): Promise<Answer> => {
  const { signal } = deadline
  const client = new Client(url.origin, {
    connect: createGuardedConnect({ ...settings, connectTimeoutMs: longestConnectMs, signal }),
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  try {
    const response = await openResponse(client, { path: `${url.pathname}${url.search}`, headers, body, signal, mostWaiting: settings.maxBytes })
    // A body that is not read to its end fails when the client goes; nobody waits for it then.
    response.body.on('error', () => undefined)
    return await readAnswer(url, response, { settings, conditional, readErrors, signal })
  } catch (error) {
    return nameCause(error, deadline)
  } finally {
    await client.destroy()
  }
}
