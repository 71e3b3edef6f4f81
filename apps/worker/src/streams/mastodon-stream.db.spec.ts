import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createHttpFetch, type HttpFetch } from '@kentongan/platform/http-fetch'
import { WebSocketServer, type WebSocket } from 'ws'
import { until } from '../../../../test/support/until'
import { prepareStreams } from '../testing/prepare-streams'

const prepared = prepareStreams('banjir')
let server: Server
let sockets: WebSocketServer
let host: string
let http: HttpFetch
let timeline: { id: string; text: string }[]
let timelineStatus: number
let asked: string[]
let token: string | null
let instance: object
let refusals: string[]
/** What a timeline's answer waits for. */
let gate: Promise<void>
/** How many answers of `min_id` come before the others fail. */
let gapPages: number

const statusOf = ({ id, text }: { id: string; text: string }) => ({
  id, uri: `https://m.example/${id}`, url: `https://m.example/@kota/${id}`, content: `<p>${text}</p>`, created_at: new Date().toISOString(), visibility: 'public', language: 'id',
  account: { acct: 'kota', display_name: 'Kota', followers_count: 9 },
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url!, `http://${host}`)
  asked.push(url.pathname + url.search)
  if (url.pathname === '/api/v2/instance') return void response.end(JSON.stringify(instance))
  await gate
  if (timelineStatus !== 200) return void response.writeHead(timelineStatus).end()
  if (url.searchParams.has('min_id') && gapPages-- <= 0) return void response.writeHead(500).end()
  const min = Number(url.searchParams.get('min_id') ?? 0)
  const newer = timeline.filter(({ id }) => Number(id) > min)
  response.end(JSON.stringify((url.searchParams.has('min_id') ? newer.slice(0, 3).reverse() : newer.slice(-3).reverse()).map(statusOf)))
}

beforeEach(async () => {
  server = createServer((request, response) => void answer(request, response))
  sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    asked.push(`stream ${request.url} ${request.headers.authorization}`)
    if (request.headers.authorization === `Bearer ${token}`) sockets.handleUpgrade(request, socket, head, open => sockets.emit('connection', open))
    else socket.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  http = createHttpFetch({ userAgent: 'Kentongan/test', allowHosts: [], allowLoopback: true, perDomainGapMs: 0 })
  timeline = []
  timelineStatus = 200
  asked = []
  token = 'kunci'
  instance = {}
  refusals = []
  gate = Promise.resolve()
  gapPages = Infinity
})
afterEach(async () => {
  await http.close()
  for (const socket of sockets.clients) socket.terminate()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

const listen = (key: Record<string, string> | null = { token: 'kunci' }) => prepared.listen({
  http, random: () => 0, access: async () => ({ key, spend: async () => ({ granted: true }), noteRefusal: async reason => void refusals.push(reason) }),
})
const addSource = (path = '/api/v1/streaming/public', cursor: object | null = null) =>
  prepared.owner.query(`insert into source (kind, url, title, cursor) values ('mastodon-stream', $1, 'Mastodon', $2)`, [`http://${host}${path}`, cursor])
const say = (event: string, payload: unknown): void => {
  for (const socket of sockets.clients) socket.send(JSON.stringify({ stream: ['public'], event, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }))
}
const texts = async (): Promise<string[]> => (await prepared.owner.query(`select text from post where text <> '' order by text`)).map((row: { text: string }) => row.text)
const source = async () => (await prepared.owner.query('select health, cursor, last_error as error from source'))[0]

it('hears new and edited statuses and deletions, with the server\'s key', async () => {
  await addSource('/api/v1/streaming/hashtag?tag=banjir')
  listen()
  await until(() => sockets.clients.size === 1)
  say('update', statusOf({ id: '11', text: 'Banjir satu' }))
  say('update', statusOf({ id: '12', text: 'Cerah' }))
  say('update', statusOf({ id: '13', text: 'Banjir dua' }))
  await until(async () => (await texts()).length === 2)
  say('status.update', statusOf({ id: '11', text: 'Sudah surut' }))
  say('delete', '13')
  await until(async () => (await texts()).join() === 'Sudah surut')
  expect(await prepared.owner.query('select deleted_at is null as there, revisions from post order by id')).toEqual([{ there: true, revisions: 1 }, { there: false, revisions: 0 }])
  expect(await prepared.owner.query('select author_handle as handle from post_social order by post_id limit 1')).toEqual([{ handle: `@kota@${host}` }])
  await until(async () => (await source()).cursor?.newest === '13')
  expect(asked).toEqual(['/api/v2/instance', 'stream /api/v1/streaming?stream=hashtag&tag=banjir Bearer kunci', '/api/v1/timelines/tag/banjir?limit=40'])
})

it('fills what it missed from the timeline before it goes on', async () => {
  timeline = Array.from({ length: 11 }, (_, at) => ({ id: String(20 + at), text: `Banjir ${20 + at}` }))
  await addSource('/api/v1/streaming/public', { newest: '21' })
  listen()
  await until(async () => (await texts()).length === 9)
  expect(await texts()).toEqual(timeline.slice(2).map(({ text }) => text))
  timeline.push({ id: '31', text: 'Banjir 31' }, { id: '32', text: 'Banjir 32' })
  for (const socket of sockets.clients) socket.terminate()
  await until(async () => (await texts()).includes('Banjir 32'))
  expect(await prepared.owner.query('select count(*)::int as n from post_key')).toEqual([{ n: 11 }])
})

it('does not pass over what it missed where the connection breaks before that is read, and honours what was heard until then', async () => {
  timeline = [{ id: '22', text: 'Banjir 22' }]
  await addSource('/api/v1/streaming/public', { newest: '21' })
  let open = (): void => undefined
  gate = new Promise(resolve => { open = resolve })
  const raw: Socket[] = []
  server.on('upgrade', (_request, socket: Socket) => raw.push(socket))
  sockets.once('connection', (socket: WebSocket) => socket.send(JSON.stringify({ event: 'update', payload: JSON.stringify(statusOf({ id: '40', text: 'Banjir 40' })) })))
  listen()
  await until(() => asked.some(path => path.includes('/timelines/')))
  raw[0]!.resetAndDestroy()
  await until(async () => (await source()).error !== null)
  timeline.push(...[23, 24, 25, 26, 27, 40].map(id => ({ id: String(id), text: `Banjir ${id}` })))
  open()
  await until(async () => (await texts()).length === 7)
})

it('goes on where the timeline broke off, and does not ask without end where it always does', async () => {
  timeline = Array.from({ length: 12 }, (_, at) => ({ id: String(20 + at), text: `Banjir ${20 + at}` }))
  await addSource('/api/v1/streaming/public', { newest: '20' })
  gapPages = 2
  listen()
  await until(async () => (await source()).error !== null)
  expect((await source()).error.reason).toBe('cut-off')
  expect((await source()).cursor.newest).toBe('26')
  expect(asked.filter(path => path.includes('min_id='))).toHaveLength(4)
  gapPages = Infinity
  await until(async () => (await texts()).length === 11)
})

it('listens where the server says', async () => {
  instance = { configuration: { urls: { streaming: `ws://${host}` } } }
  await addSource()
  listen()
  await until(() => sockets.clients.size === 1)
})

it.each<[string, () => void, Record<string, string> | null, string]>([
  ['there is no key', () => undefined, null, 'key-missing'],
  ['the key is refused', () => { token = 'lain' }, { token: 'kunci' }, 'key-refused'],
  ['the timeline is closed', () => { timelineStatus = 401 }, { token: 'kunci' }, 'key-refused'],
])('says so where %s', async (_name, prepare, key, reason) => {
  prepare()
  await addSource()
  listen(key)
  await until(async () => (await source()).error !== null)
  expect((await source()).error.reason).toBe(reason)
  expect((await source()).cursor).toBeNull()
  expect(new Set(refusals)).toEqual(new Set(reason === 'key-refused' ? [reason] : []))
})
