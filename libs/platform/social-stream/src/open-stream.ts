import type { IncomingMessage } from 'node:http'
import WebSocket, { type ClientOptions, type RawData } from 'ws'
import { nameStatus, userAgent, type ConnectionGuard } from '@kentongan/platform/http-fetch'
import { nameClose, nameStreamError, streamFailure, type StreamFailure } from './name-end'

export type { StreamFailure } from './name-end'

export type StreamTarget = {
  readonly guard: ConnectionGuard
  /** `ws:` or `wss:`. Redirects are not followed. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** So long without a sign of life the stream counts as dead. */
  readonly silenceMs: number
  /** Whether a ping of the server and the answer to ours are signs of life, as where little is said, or messages only. */
  readonly quiet: boolean
  readonly onOpen: () => void
  /** Called for each message, in their order; must not throw. */
  readonly onMessage: (text: string) => void
}

export type OpenStream = {
  /** Reads no more from the socket, so that the server has to wait (TCP's own back-pressure). */
  readonly pause: () => void
  readonly resume: () => void
  /** Ends it at once. */
  readonly close: () => void
  /** When it is over: why, or null where `close` was called. Nothing is said to the callbacks after. */
  readonly ended: Promise<StreamFailure | null>
}

const handshakeMs = 10_000
/** Posts and statuses have some kilobytes. */
const mostBytes = 1_048_576

/**
 * Listens to a WebSocket. Whatever the network or the server does wrong comes as a value; reconnecting is the caller's, who knows
 * from where.
 */
export function openStream(target: StreamTarget): OpenStream {
  const checked = target.guard.check(target.url)
  if (!checked.ok) return { pause: nothing, resume: nothing, close: nothing, ended: Promise.resolve(streamFailure(checked.reason, checked.detail)) }
  const { url, lookup } = checked
  const socket = new WebSocket(url, {
    headers: { 'user-agent': userAgent, ...target.headers }, handshakeTimeout: handshakeMs, maxPayload: mostBytes, perMessageDeflate: false, lookup,
  } as ClientOptions)
  return listen(socket, target)
}

const nothing = (): void => undefined

function listen(socket: WebSocket, { silenceMs, quiet, onOpen, onMessage }: StreamTarget): OpenStream {
  let failure: StreamFailure | null | undefined
  const end = (why: StreamFailure | null): void => {
    // The first word holds, also where it is null: a socket that is closed before it stands complains of it.
    if (failure === undefined) failure = why
    socket.terminate()
  }
  const watch = watchSilence(socket, silenceMs, () => end(streamFailure('stream-silent', `nothing for ${silenceMs / 1_000} s`)))
  const ended = new Promise<StreamFailure | null>(resolve => socket.on('close', (code, words) => {
    watch.stop()
    resolve(failure === undefined ? nameClose(code, words.toString()) : failure)
  }))
  socket.on('open', () => failure === undefined && onOpen())
  socket.on('message', (data, isBinary) => {
    watch.heard()
    if (failure !== undefined) return
    if (isBinary) end(streamFailure('bad-response', 'a binary message'))
    else onMessage(textOf(data))
  })
  if (quiet) for (const sign of ['ping', 'pong'] as const) socket.on(sign, watch.heard)
  socket.on('unexpected-response', (_request, response) => end(refusedBy(response)))
  socket.on('error', error => end(nameStreamError(error)))
  return {
    pause: () => {
      socket.pause()
      watch.pause()
    },
    resume: () => {
      socket.resume()
      watch.resume()
    },
    close: () => end(null),
    ended,
  }
}

/** Of the default binary type every message is one buffer. */
const textOf = (data: RawData): string => (data as Buffer).toString()

function refusedBy(response: IncomingMessage): StreamFailure {
  response.resume()
  const { reason, status, detail, retryAfterSeconds } = nameStatus(response.statusCode ?? 0, response.headers, Date.now())
  return streamFailure(reason, detail, { status, retryAfterSeconds })
}

/** Looks several times within the allowed silence, and asks for a sign of life before it is over. */
function watchSilence(socket: WebSocket, silenceMs: number, onSilent: () => void) {
  let heardAt: number | null = performance.now()
  const timer = setInterval(() => {
    if (heardAt === null) return
    if (performance.now() - heardAt >= silenceMs) onSilent()
    else if (socket.readyState === WebSocket.OPEN) socket.ping()
  }, silenceMs / 4)
  return {
    // What had been read when it was paused may still come.
    heard: () => { if (heardAt !== null) heardAt = performance.now() },
    /** Nobody listens, so nothing is heard. */
    pause: () => { heardAt = null },
    resume: () => { heardAt = performance.now() },
    stop: () => clearInterval(timer),
  }
}
