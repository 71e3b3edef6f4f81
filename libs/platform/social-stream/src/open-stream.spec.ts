import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { createConnectionGuard } from '@kentongan/platform/http-fetch'
import { until } from '../../../../test/support/until'
import { openStream, type OpenStream, type StreamFailure } from './open-stream'

const guard = createConnectionGuard({ allowHosts: [], allowLoopback: true })
let server: Server
let sockets: WebSocketServer
let base: string
let onConnection: (socket: WebSocket, raw: Socket) => void
let refusal: { status: number; headers: Record<string, string> } | null
const seen: { headers: Record<string, unknown>; url: string }[] = []

beforeAll(async () => {
  server = createServer()
  sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket: Socket, head) => {
    seen.push({ headers: request.headers, url: request.url! })
    if (refusal !== null) {
      const lines = Object.entries(refusal.headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')
      return socket.end(`HTTP/1.1 ${refusal.status} Tidak\r\n${lines}content-length: 0\r\n\r\n`)
    }
    return sockets.handleUpgrade(request, socket, head, open => onConnection(open, socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  refusal = null
  onConnection = () => undefined
  seen.length = 0
})
afterAll(async () => {
  for (const client of sockets.clients) client.terminate()
  await new Promise(resolve => server.close(resolve))
})

const listen = (more: { silenceMs?: number; quiet?: boolean; url?: string; headers?: Record<string, string> } = {}) => {
  const messages: string[] = []
  let opened = 0
  const stream = openStream({ guard, url: base, silenceMs: 30_000, quiet: false, onOpen: () => { opened += 1 }, onMessage: text => void messages.push(text), ...more })
  return { stream, messages, opened: () => opened }
}
const endOf = (stream: OpenStream): Promise<StreamFailure | null> => stream.ended

it('says what comes, in its order, and who is asking', async () => {
  onConnection = socket => {
    for (const text of ['satu', 'dua 🚨', 'tiga']) socket.send(text)
    socket.close(1000, 'selesai')
  }
  const { stream, messages, opened } = listen({ headers: { authorization: 'Bearer kunci' }, url: `${base}/subscribe?cursor=1` })
  expect(await endOf(stream)).toEqual({ reason: 'stream-ended', status: null, detail: 'closed with 1000 selesai', retryAfterSeconds: null })
  expect([messages, opened()]).toEqual([['satu', 'dua 🚨', 'tiga'], 1])
  expect(seen).toMatchObject([{ url: '/subscribe?cursor=1', headers: { authorization: 'Bearer kunci', 'user-agent': expect.stringContaining('Kentongan') } }])
})

test.each<[string, (socket: WebSocket, raw: Socket) => void, string]>([
  ['a cut', (_socket, raw) => raw.destroy(), 'cut-off'],
  ['a close that asks to come again', socket => socket.close(1013), 'rate-limited'],
  ['a close without a word', socket => socket.close(), 'stream-ended'],
  ['garbage in the place of a frame', (_socket, raw) => raw.write(Buffer.from([0xff, 0xff, 0xff, 0xff])), 'bad-response'],
  ['a message that is too large', socket => socket.send('x'.repeat(2_000_000)), 'too-large'],
  ['a binary message', socket => socket.send(Buffer.from('x')), 'bad-response'],
  ['text that is no UTF-8', (_socket, raw) => raw.write(Buffer.from([0x81, 2, 0xc3, 0x28])), 'bad-response'],
])('%s ends it and is named', async (_name, act, reason) => {
  onConnection = act
  const { stream, messages } = listen()
  expect(await endOf(stream)).toMatchObject({ reason })
  expect(messages).toEqual([])
})

test.each<[number, Record<string, string>, object]>([
  [302, { location: 'ws://127.0.0.1:1/' }, { reason: 'bad-response', status: 302 }],
  [401, {}, { reason: 'unauthorized', status: 401 }],
  [404, {}, { reason: 'not-found', status: 404 }],
  [410, {}, { reason: 'gone', status: 410 }],
  [429, { 'retry-after': '90' }, { reason: 'rate-limited', status: 429, retryAfterSeconds: 90 }],
  [503, {}, { reason: 'server-error', status: 503 }],
  [200, {}, { reason: 'bad-response', status: 200 }],
])('an answer %i instead of a stream is named', async (status, headers, expected) => {
  refusal = { status, headers }
  const { stream, opened } = listen()
  expect(await endOf(stream)).toMatchObject(expected)
  expect([opened(), seen.length]).toEqual([0, 1])
})

it('names what cannot be reached and what may not be', async () => {
  expect(await endOf(listen({ url: 'ws://127.0.0.1:1/' }).stream)).toMatchObject({ reason: 'connect' })
  const closed = createConnectionGuard({ allowHosts: [], allowLoopback: false })
  const refused = openStream({ guard: closed, url: 'ws://127.0.0.1/', silenceMs: 1_000, quiet: false, onOpen: () => undefined, onMessage: () => undefined })
  expect(await endOf(refused)).toMatchObject({ reason: 'blocked-address' })
  const resolved = createConnectionGuard({ allowHosts: [], allowLoopback: false, lookup: async () => [{ address: '127.0.0.1', family: 4 }] })
  const rebound = openStream({ guard: resolved, url: 'ws://jetstream.example/', silenceMs: 1_000, quiet: false, onOpen: () => undefined, onMessage: () => undefined })
  expect(await endOf(rebound)).toMatchObject({ reason: 'blocked-address' })
  expect(seen).toEqual([])
})

it('takes silence for death, and pings for life only where little is said', async () => {
  expect(await endOf(listen({ silenceMs: 200 }).stream)).toMatchObject({ reason: 'stream-silent' })
  const { stream, opened } = listen({ silenceMs: 200, quiet: true })
  let over = false
  void stream.ended.then(() => { over = true })
  let pings = 0
  await until(() => opened() === 1)
  for (const client of sockets.clients) client.on('ping', () => { pings += 1 })
  await until(() => pings >= 10)
  expect(over).toBe(false)
  stream.close()
  expect(await stream.ended).toBeNull()
})

it('makes the server wait while it is paused, and is not dead meanwhile', async () => {
  let sent = 0
  let peer: WebSocket
  onConnection = socket => {
    peer = socket
    const text = 'x'.repeat(50_000)
    const more = (): void => {
      if (sent >= 2_000 || socket.bufferedAmount > 1_000_000) return
      sent += 1
      socket.send(text, more)
    }
    more()
  }
  const { stream, messages } = listen({ silenceMs: 3_000 })
  await until(() => messages.length > 0)
  stream.pause()
  const pausedAt = messages.length
  await until(() => peer.bufferedAmount > 0 && sent < 2_000)
  await new Promise(resolve => setTimeout(resolve, 4_000))
  const held = sent
  expect(messages.length - pausedAt).toBeLessThanOrEqual(2)
  expect(held).toBeLessThan(2_000)
  stream.resume()
  await until(() => messages.length === 2_000)
  stream.pause()
  stream.close()
  expect(await stream.ended).toBeNull()
}, 60_000)

it('is not dead while it is paused, though what had been read by then still comes', async () => {
  onConnection = (_socket, raw) => raw.write(Buffer.from([0x81, 4, ...Buffer.from('satu'), 0x81, 3, ...Buffer.from('dua')]))
  const messages: string[] = []
  const stream = openStream({ guard, url: base, silenceMs: 100, quiet: false, onOpen: () => undefined, onMessage: text => {
    if (messages.push(text) === 1) stream.pause()
  } })
  let over = false
  void stream.ended.then(() => { over = true })
  await until(() => messages.length === 2)
  await new Promise(resolve => setTimeout(resolve, 400))
  expect(over).toBe(false)
  stream.close()
  expect(await stream.ended).toBeNull()
})

it('says nothing after it was closed', async () => {
  let peer: WebSocket | null = null
  onConnection = socket => { peer = socket }
  const { stream, messages } = listen()
  await until(() => peer !== null)
  stream.close()
  peer!.send('terlambat')
  expect(await stream.ended).toBeNull()
  expect(messages).toEqual([])
})

it('may be closed before it stands', async () => {
  const { stream, opened } = listen()
  stream.close()
  expect([await stream.ended, opened()]).toEqual([null, 0])
})
