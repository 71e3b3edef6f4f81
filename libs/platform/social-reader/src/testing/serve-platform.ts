import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpFetch, type HttpFetch } from '@kentongan/platform/http-fetch'

export type Asked = { readonly method: string; readonly url: URL; readonly headers: IncomingHttpHeaders; readonly body: string }
export type AnswerAsked = (asked: Asked, response: ServerResponse) => unknown

export type FakePlatform = {
  readonly base: string
  /** What was asked since it was last emptied. */
  readonly asked: Asked[]
  /** A fetcher of its own: a platform that asks for a wait would hold the lane of the next test. */
  readonly http: () => HttpFetch
  answer: AnswerAsked
  readonly close: () => Promise<void>
}

export const sendJson = (response: ServerResponse, value: unknown, status = 200): unknown =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

/** For specs: a platform on loopback that answers as told. */
export async function servePlatform(): Promise<FakePlatform> {
  const fetchers: HttpFetch[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => { body += chunk })
    request.on('end', () => {
      const asked = { method: request.method!, url: new URL(request.url!, platform.base), headers: request.headers, body }
      platform.asked.push(asked)
      platform.answer(asked, response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const platform: FakePlatform = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer: (_asked, response) => sendJson(response, {}),
    http: () => {
      const http = createHttpFetch({ userAgent: 'Kentongan/test', allowHosts: [], allowLoopback: true, perDomainGapMs: 0, totalTimeoutMs: 2_000 })
      fetchers.push(http)
      return http
    },
    close: async () => {
      await Promise.all(fetchers.map(http => http.close()))
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return platform
}

/** Every field that a key may have. */
export const fakeKey = { host: 'pds.example', token: 'rahasia-token', apiKey: 'rahasia-kunci', identifier: 'humas.example', appPassword: 'rahasia-sandi', userId: '17841' }
