import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { brotliCompressSync, constants, createGzip, gzipSync } from 'node:zlib'
import { createHttpFetch, type HttpFetch, type HttpFetchOptions } from './create-http-fetch'
import { serveHttp, serveTcp, type LoopbackServer } from './loopback-server'

// Short bounds for what must run into them; jest's own five seconds are the proof that nothing hangs.
const shortMs = 300

let server: LoopbackServer | undefined
let http: HttpFetch | undefined

afterEach(async () => {
  await http?.close()
  await server?.close()
})

const fetching = (options: Partial<HttpFetchOptions> = {}): HttpFetch => {
  http = createHttpFetch({ userAgent: 'Kentongan/test', allowHosts: [], allowLoopback: true, perDomainGapMs: 0, ...options })
  return http
}

const talk = async (onConnection: (socket: Socket) => void) => {
  server = await serveTcp(socket => socket.once('data', () => onConnection(socket)))
  return server
}

const closed = async (): Promise<void> => {
  while (server && server.openSockets() > 0) await new Promise(resolve => setTimeout(resolve, 5))
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n'
const gzipHead = (length: number) => `${head}Content-Encoding: gzip\r\nContent-Length: ${length}\r\n\r\n`
/** Announces `length` bytes, sends fewer or as many of a longer gzip stream. */
const gzipCut = (length: number, sent: number) =>
  Buffer.concat([Buffer.from(gzipHead(length)), gzipSync(randomBytes(900)).subarray(0, sent)])
const mebibyte = Buffer.alloc(1_048_576)

describe('a server that takes its time', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['hangs before headers', () => undefined],
    ['hangs within headers', socket => socket.write(head)],
    ['hangs after headers', socket => socket.write(`${head}Content-Length: 5\r\n\r\n`)],
    ['hangs within the body', socket => socket.write(`${head}Content-Length: 5\r\n\r\nab`)],
    ['drips', socket => {
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`)
      const timer = setInterval(() => socket.write('1\r\na\r\n'), 20)
      socket.on('close', () => clearInterval(timer))
    }],
    ['drips headers', socket => {
      socket.write(head)
      const timer = setInterval(() => socket.write('x: y\r\n'), 20)
      socket.on('close', () => clearInterval(timer))
    }],
    ['hangs within gzip', socket => socket.write(gzipCut(5_000, 500))],
  ])('%s', async (_what, misbehave) => {
    const { origin } = await talk(misbehave)
    const result = await fetching({ totalTimeoutMs: shortMs }).fetch({ url: origin })
    expect(result).toMatchObject({ ok: false, reason: 'timeout', status: null })
    await closed()
  })

  it('accepts a connection and never speaks TLS', async () => {
    const { origin } = await talk(() => undefined)
    const result = await fetching({ totalTimeoutMs: shortMs }).fetch({ url: origin.replace('http', 'https') })
    expect(result).toMatchObject({ ok: false, reason: 'timeout' })
    await closed()
  })

  it('counts the whole way, not each hop', async () => {
    let hop = 0
    server = await serveHttp((_request, response) => {
      hop += 1
      setTimeout(() => response.writeHead(302, { location: `/${hop}` }).end(), 150)
    })
    const result = await fetching({ totalTimeoutMs: 400, maxRedirects: 50 }).fetch({ url: server.origin })
    expect(result).toMatchObject({ ok: false, reason: 'timeout' })
    expect(hop).toBeLessThan(5)
  })
})

describe('a server that sends too much', () => {
  const cap = 8 * 1_048_576

  /** Runs the fetch and tells by how much the process grew meanwhile, server included. */
  const measuring = async (run: () => Promise<unknown>) => {
    const before = process.memoryUsage().rss
    let most = before
    const timer = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, 5)
    const result = await run()
    clearInterval(timer)
    return { result, grownMiB: (Math.max(most, process.memoryUsage().rss) - before) / 1_048_576 }
  }

  it('never ends', async () => {
    server = await serveHttp((_request, response) => {
      Readable.from((function* () { for (;;) yield mebibyte })()).on('error', () => undefined).pipe(response)
    })
    const { origin } = server
    const { result, grownMiB } = await measuring(() => fetching().fetch({ url: origin }))
    expect(result).toMatchObject({ ok: false, reason: 'too-large', status: 200 })
    expect(grownMiB).toBeLessThan(200)
    await closed()
  })

  it('never ends its headers', async () => {
    const { origin } = await talk(socket => {
      socket.write(head)
      const more = () => { while (socket.writable && socket.write(`x-${'y'.repeat(900)}: z\r\n`)); }
      socket.on('drain', more)
      more()
    })
    expect(await fetching().fetch({ url: origin })).toMatchObject({ ok: false, reason: 'too-large' })
    await closed()
  })

  const gibibyteOfZeros = () => Readable.from((function* () { for (let at = 0; at < 1_024; at += 1) yield mebibyte })())

  it('sends a gzip bomb of 1 GiB', async () => {
    server = await serveHttp((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      gibibyteOfZeros().pipe(createGzip({ level: constants.Z_BEST_SPEED })).pipe(response)
    })
    const { origin } = server
    const { result, grownMiB } = await measuring(() => fetching().fetch({ url: origin }))
    expect(result).toMatchObject({ ok: false, reason: 'too-large', detail: `more than ${cap} bytes` })
    expect(grownMiB).toBeLessThan(200)
    await closed()
  })

  it('sends a brotli bomb of 256 MiB in a few hundred bytes', async () => {
    const bomb = brotliCompressSync(Buffer.alloc(256 * 1_048_576), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    expect(bomb.length).toBeLessThan(10_000)
    server = await serveHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(bomb))
    const { origin } = server
    const { result, grownMiB } = await measuring(() => fetching().fetch({ url: origin }))
    expect(result).toMatchObject({ ok: false, reason: 'too-large' })
    expect(grownMiB).toBeLessThan(200)
  })

  it('sends gzip in gzip', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(64 * 1_048_576)))
    server = await serveHttp((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(bomb))
    expect(await fetching().fetch({ url: server.origin })).toMatchObject({ ok: false, reason: 'too-large' })
  })
})

describe('a server that breaks off', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['closes without a word', socket => socket.end(), 'cut-off'],
    ['resets', socket => socket.resetAndDestroy(), 'cut-off'],
    ['closes within headers', socket => socket.end(head), 'cut-off'],
    ['closes within a body of known length', socket => socket.end(`${head}Content-Length: 10\r\n\r\nabc`), 'cut-off'],
    ['closes within a chunk', socket => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\na\r\nabc`), 'cut-off'],
    ['closes between chunks', socket => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`), 'cut-off'],
    ['sends no HTTP', socket => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'bad-response'],
    ['sends a broken chunk size', socket => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`), 'bad-response'],
    ['calls plain text gzip', socket => socket.end(`${gzipHead(5)}<rss>`), 'bad-encoding'],
    ['truncates gzip', socket => socket.end(gzipCut(60, 60)), 'cut-off'],
  ])('%s', async (_what, misbehave, reason) => {
    const { origin } = await talk(misbehave)
    expect(await fetching().fetch({ url: origin })).toMatchObject({ ok: false, reason })
  })

  it('is not there', async () => {
    const gone = await serveTcp(() => undefined)
    await gone.close()
    expect(await fetching().fetch({ url: gone.origin })).toMatchObject({ ok: false, reason: 'connect', detail: 'ECONNREFUSED' })
  })

  it('speaks plain HTTP where TLS is asked for', async () => {
    server = await serveHttp((_request, response) => response.end())
    expect(await fetching().fetch({ url: server.origin.replace('http', 'https') })).toMatchObject({ ok: false, reason: 'tls' })
  })

  it('has a name that nobody knows', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }))
    expect(await fetching({ lookup }).fetch({ url: 'http://tidak-ada.contoh.id/' })).toMatchObject({ ok: false, reason: 'dns' })
  })
})
