import { Readable } from 'node:stream'
import type { Client, Dispatcher } from 'undici'
import { tooLarge } from './read-body'

export type OpenResponse = { readonly statusCode: number; readonly headers: Dispatcher.ResponseData['headers']; readonly body: Readable }

export type OpenRequest = {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent by POST; null sends a GET. */
  readonly body: string | null
  readonly signal: AbortSignal
  /** Bytes that may wait to be read; a reader that stays further behind loses the body. */
  readonly mostWaiting: number
}

/**
 * Sends a request and gives the answer once its headers are there. undici's own `request` pauses its parser while nobody reads, and
 * undici 7 ends the whole process when a server closes just then (nodejs/undici#5360, mended in 8, which needs Node 22). So
 * nothing is ever paused here: bytes wait in the body, which fails when there are too many.
 */
export const openResponse = (client: Client, { path, headers, body: sent, signal, mostWaiting }: OpenRequest): Promise<OpenResponse> =>
  new Promise((resolve, reject) => {
    let body: Readable | undefined
    let leave = (): void => {}
    client.dispatch({ method: sent === null ? 'GET' : 'POST', path, headers, body: sent }, {
      onRequestStart(controller) {
        const abort = (): void => controller.abort(signal.reason as Error)
        if (signal.aborted) return abort()
        signal.addEventListener('abort', abort, { once: true })
        leave = () => signal.removeEventListener('abort', abort)
      },
      onResponseStart(controller, statusCode, responseHeaders) {
        if (statusCode < 200) return // only announces the answer
        body = new Readable({
          read: () => undefined,
          destroy: (error, done) => {
            controller.abort(error ?? new Error('the body is not wanted'))
            done(error)
          },
        })
        resolve({ statusCode, headers: responseHeaders, body })
      },
      onResponseData(_controller, chunk) {
        body?.push(chunk)
        if (body && body.readableLength > mostWaiting) body.destroy(tooLarge)
      },
      onResponseEnd() {
        leave()
        body?.push(null)
      },
      onResponseError(_controller, error) {
        leave()
        if (body) body.destroy(error)
        else reject(error)
      },
    })
  })
