import { createServer, type Server } from 'node:net'
import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { createHttpFetch, type HttpFetch } from './create-http-fetch'

/** Sends everything at once and hangs up, so that the end comes while the body still waits to be read. */
const serve = async (head: string, body: Buffer): Promise<Server> => {
  const server = createServer(socket => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${head}\r\nConnection: close\r\n\r\n`), body])))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}
const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as { port: number }).port}/`

// Random bytes do not shrink: the wire carries as much as the feed holds.
const noise = randomBytes(3_000_000).toString('latin1').replace(/[^\x20-\x7e]/g, 'x')
const zipped = gzipSync(noise)

describe('a server that hangs up while its body waits', () => {
  let http: HttpFetch
  beforeEach(() => {
    http = createHttpFetch({ userAgent: 'spec', allowHosts: [], allowLoopback: true, perDomainGapMs: 0, perDomainConcurrency: 8 })
  })
  afterEach(() => http.close())

  it.each([
    ['of known length', `200 OK\r\nContent-Length: ${noise.length}`, Buffer.from(noise)],
    ['ended by hanging up', '200 OK', Buffer.from(noise)],
    ['compressed', `200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${zipped.length}`, zipped],
  ])('loses nothing of a body %s', async (_, head, body) => {
    const server = await serve(head, body)
    const results = await Promise.all(Array.from({ length: 8 }, () => http.fetch({ url: addressOf(server) })))
    expect(results.map(result => result.ok && result.status === 200 && result.body.length)).toEqual(Array(8).fill(noise.length))
    server.close()
  })

  it.each(['404 Not Found', '302 Found\r\nLocation: ftp://x.example/', '503 Busy'])('is answered for what it said: %s', async head => {
    const server = await serve(`${head}\r\nContent-Length: ${noise.length}`, Buffer.from(noise))
    const result = await http.fetch({ url: addressOf(server) })
    expect(result.ok).toBe(false)
    server.close()
  })

  it('cannot fill the memory with bytes that wait', async () => {
    const server = await serve('200 OK', Buffer.alloc(12_000_000))
    expect(await http.fetch({ url: addressOf(server) })).toMatchObject({ ok: false, reason: 'too-large' })
    server.close()
  })
})
