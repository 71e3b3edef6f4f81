import type { LiveHello } from '@kentongan/contracts'
import type { LiveEventRow } from '@kentongan/platform/db'
import type { Response } from 'express'

/** A reader that takes nothing for this long is dropped; it comes back and resumes. */
const mostBuffered = 1_000_000
const reconnectMs = 3_000

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // nginx would hold frames back.
  'x-accel-buffering': 'no',
} as const

export type LiveStream = {
  readonly hello: (cursor: number, at: Date) => void
  readonly resync: (cursor: number) => void
  readonly events: (events: readonly LiveEventRow[], upTo: number) => void
  readonly beat: () => void
  /** Ends it; the browser comes back after so many milliseconds. */
  readonly end: (comeBackMs: number) => void
}

const frame = (id: number, data: unknown, name?: string): string =>
  `${name === undefined ? '' : `event: ${name}\n`}id: ${id}\ndata: ${JSON.stringify(data)}\n\n`

/**
 * Writes server-sent events (WHATWG HTML §9.2). Each frame carries the id up to which all has been told, so that a browser which
 * comes back says where it left off even if it saw no event.
 */
export function startLiveStream(response: Response): LiveStream {
  let told = 0
  response.writeHead(200, headers)
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return
    if (response.writableLength + text.length > mostBuffered) response.destroy()
    else response.write(text)
  }
  write(`retry: ${reconnectMs}\n\n`)
  return {
    hello(cursor, at) {
      told = cursor
      write(frame(told, { at: at.toISOString() } satisfies LiveHello, 'hello'))
    },
    resync(cursor) {
      told = cursor
      write(frame(told, {}, 'resync'))
    },
    events(events, upTo) {
      write(events.map(({ id, event }) => frame(id, event)).join(''))
      told = upTo
    },
    // The comment keeps proxies from closing a quiet line; the event tells the page that the line lives.
    beat: () => write(`: beat\n\n${frame(told, {}, 'ping')}`),
    end(comeBackMs) {
      write(`retry: ${comeBackMs}\n\n`)
      response.end()
    },
  }
}
