import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { createHttpFetch, type HttpFetch } from './create-http-fetch'
import { serveHttp, type LoopbackServer } from './loopback-server'

type Seen = { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }

const servers: LoopbackServer[] = []
let http: HttpFetch
let seen: Seen[]

beforeEach(() => {
  seen = []
  http = createHttpFetch({ userAgent: 'Kentongan/test', allowHosts: [], allowLoopback: true, perDomainGapMs: 0, totalTimeoutMs: 400 })
})
afterEach(async () => {
  await http.close()
  await Promise.all(servers.splice(0).map(server => server.close()))
})

const serve = async (answer: RequestListener): Promise<string> => {
  const server = await serveHttp((request, response) => {
    let body = ''
    request.on('data', chunk => { body += chunk })
    request.on('end', () => {
      seen.push({ method: request.method!, url: request.url!, headers: request.headers, body })
      answer(request, response)
    })
  })
  servers.push(server)
  return server.origin
}
const headers = { Authorization: 'Bearer rahasia', 'X-Goog-Api-Key': 'rahasia' }
const withKey = () => seen.map(each => each.headers.authorization === 'Bearer rahasia' && each.headers['x-goog-api-key'] === 'rahasia')

describe('headers of a request', () => {
  it('are sent, also where a redirect stays at home', async () => {
    const origin = await serve((request, response) => (request.url === '/' ? response.writeHead(302, { location: '/lain' }).end() : response.end('{}')))
    expect(await http.fetch({ url: `${origin}/`, headers, accept: 'application/json' })).toMatchObject({ ok: true })
    expect(withKey()).toEqual([true, true])
    expect(seen[1]!.headers.accept).toBe('application/json')
  })

  it('stay behind where a redirect leads to another origin, and are there again where one leads back', async () => {
    const away = await serve((_request, response) => response.writeHead(307, { location: `${home}/akhir` }).end())
    const home: string = await serve((request, response) => (request.url === '/akhir' ? response.end('{}') : response.writeHead(307, { location: away }).end()))
    expect(await http.fetch({ url: home, headers })).toMatchObject({ ok: true })
    expect(withKey()).toEqual([true, false, true])
    expect(JSON.stringify(seen[1])).not.toContain('rahasia')
  })

  it('are left out where no header can carry them', async () => {
    const origin = await serve((_request, response) => response.end('{}'))
    expect(await http.fetch({ url: origin, headers: { Authorization: 'Bearer a\r\nx-jahat: 1', 'X-Lain': '🔑' } })).toMatchObject({ ok: true })
    expect(Object.keys(seen[0]!.headers)).not.toEqual(expect.arrayContaining(['authorization']))
    expect(JSON.stringify(seen[0]!.headers)).not.toMatch(/jahat|lain/)
  })
})

describe('a body', () => {
  it('is sent by POST as JSON', async () => {
    const origin = await serve((_request, response) => response.end('{"ok":true}'))
    expect(await http.fetch({ url: `${origin}/xrpc/masuk`, json: { sandi: 'rahasia 🔑' } })).toMatchObject({ ok: true })
    expect(seen).toMatchObject([{ method: 'POST', url: '/xrpc/masuk', body: '{"sandi":"rahasia 🔑"}', headers: { 'content-type': 'application/json' } }])
  })

  it.each([301, 302, 303, 307, 308])('is not sent on by a redirect of status %d', async status => {
    const origin = await serve((_request, response) => response.writeHead(status, { location: '/lain' }).end())
    expect(await http.fetch({ url: origin, json: {} })).toMatchObject({ ok: false, reason: 'too-many-redirects' })
    expect(seen).toHaveLength(1)
  })
})

describe('what a server says besides a refusal', () => {
  const refuse = (write: RequestListener) => serve(write).then(url => http.fetch({ url, headers, readErrors: true }))

  it('is told', async () => {
    const said = { ok: false, reason: 'unauthorized', status: 401, errorBody: '{"title":"Unauthorized"}' }
    expect(await refuse((_request, response) => response.writeHead(401).end('{"title":"Unauthorized"}'))).toMatchObject(said)
    expect(await refuse((_request, response) => response.writeHead(401, { 'content-encoding': 'gzip' }).end(gzipSync('{"title":"Unauthorized"}')))).toMatchObject(said)
  })

  it('is told to nobody who does not ask', async () => {
    const origin = await serve((_request, response) => response.writeHead(401).end('{}'))
    expect(await http.fetch({ url: origin })).not.toHaveProperty('errorBody')
  })

  it.each<[string, RequestListener]>([
    ['nothing', (_request, response) => response.writeHead(403).end()],
    ['too much', (_request, response) => response.writeHead(403).end('x'.repeat(20_000))],
    ['something broken', (_request, response) => response.writeHead(403, { 'content-encoding': 'gzip' }).end('x')],
    ['half of it', (_request, response) => { response.writeHead(403, { 'content-length': '500' }).write('x'); setTimeout(() => response.destroy(), 20) }],
    ['no end of it', (_request, response) => { response.writeHead(403).write('x') }],
  ])('changes nothing of the refusal where it is %s', async (_name, write) => {
    const result = await refuse(write)
    expect(result).toMatchObject({ ok: false, reason: 'unauthorized', status: 403 })
    expect(result).not.toHaveProperty('errorBody')
  })
})

it.each<[number, Record<string, string>, string, number | null]>([
  [429, { 'x-rate-limit-reset': '1795256520', date: 'Sat, 21 Nov 2026 10:00:00 GMT' }, 'rate-limited', 1_320],
  [429, { 'ratelimit-reset': '1795256520', date: 'Sat, 21 Nov 2026 10:00:00 GMT' }, 'rate-limited', 1_320],
  [400, { 'x-business-use-case-usage': '{"1":[{"estimated_time_to_regain_access":2}]}' }, 'client-error', 120],
  [403, {}, 'unauthorized', null],
])('a refusal of status %d with %j is to be waited for', async (status, given, reason, retryAfterSeconds) => {
  const origin = await serve((_request, response) => response.writeHead(status, given).end())
  expect(await http.fetch({ url: origin })).toMatchObject({ ok: false, reason, retryAfterSeconds })
})
