import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IngestRepository, PlatformBudgetRepository, PlatformKeyRepository } from '@kentongan/platform/db'
import { createHttpFetch, type HttpFetch } from '@kentongan/platform/http-fetch'
import type { Logger } from '@kentongan/platform/log'
import { createPlatformAccess, createSealer, sealKey, type PlatformAccess } from '@kentongan/platform/secrets'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createPollSource } from './poll-source'

const quiet = { info: () => undefined, error: () => undefined } as unknown as Logger
const floorSeconds = 300

let database: TestDatabase
let owner: DataSource
let ingest: IngestRepository
let access: PlatformAccess
let server: Server
let base: string
let http: HttpFetch
let answer: (response: ServerResponse, url: URL) => unknown
let now: Date
const told: number[] = []
const authorizations: (string | undefined)[] = []
const sealer = createSealer(Buffer.alloc(32, 1))

beforeAll(async () => {
  database = await createTestDatabase()
  owner = await database.open('owner')
  const worker = await database.open('kentongan_worker')
  ingest = new IngestRepository(worker)
  access = createPlatformAccess({ keys: new PlatformKeyRepository(worker), budgets: new PlatformBudgetRepository(worker), sealer, now: () => now })
  server = createServer((request, response) => {
    authorizations.push(request.headers.authorization)
    void answer(response, new URL(request.url!, base))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 60_000)
beforeEach(async () => {
  await owner.query('truncate source cascade')
  http = createHttpFetch({ userAgent: 'Kentongan/test', allowHosts: [], allowLoopback: true, perDomainGapMs: 0 })
  told.length = 0
  now = new Date('2026-11-21T10:00:00Z')
})
afterEach(() => http.close())
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await database.drop()
})

type State = { health: string; nextPollAt: Date; cursor: unknown; lastError: { reason: string } | null }
const addSource = (kind: string, path: string) => owner.query('insert into source (kind, url, title) values ($1, $2, $1)', [kind, base + path])
const poll = async (outcome: object = { done: true }): Promise<State> => {
  await owner.query('update source set next_poll_at = now(), lease_until = null, last_polled_at = null')
  const [claim] = await ingest.claimDue(1)
  const step = createPollSource({
    ingest, http, access, reader: { read: () => { throw new Error('no feed here') }, close: async () => undefined }, onPosts: async ids => void told.push(...ids),
    now: () => now, random: () => 0.5, floorSeconds, log: quiet,
  })
  expect(await step(claim!)).toEqual(outcome)
  const [state] = await owner.query('select health, next_poll_at as "nextPollAt", cursor, last_error as "lastError" from source')
  return state
}
const secondsUntil = ({ nextPollAt }: State): number => (nextPollAt.getTime() - now.getTime()) / 1_000
const posts = async (): Promise<string[]> => (await owner.query('select canonical_url as url from post order by id')).map((row: { url: string }) => row.url)

const channel = (newest: number) => (response: ServerResponse, url: URL): unknown => {
  const top = Math.min(newest, Number(url.searchParams.get('before') ?? Infinity) - 1)
  const numbers = Array.from({ length: 20 }, (_, at) => top - at).filter(number => number > 0).reverse()
  return response.end(`<section class="tgme_channel_history">${numbers.map(number =>
    `<div class="tgme_widget_message" data-post="kabar/${number}"><div class="tgme_widget_message_text">isi ${number}</div><time datetime="2026-11-21T09:00:00Z"></time></div>`).join('')}</section>`)
}

it('collects a channel without loss or double, over gaps and failures, and tells of what is new once', async () => {
  await addSource('telegram', '/s/kabar')
  answer = channel(30)
  expect((await poll()).cursor).toEqual({ top: 30, holes: [] })
  answer = (response, url) => (url.searchParams.has('before') ? response.writeHead(503).end() : channel(90)(response, url))
  const broken = await poll()
  expect(broken.cursor).toEqual({ top: 90, holes: [{ after: 30, before: 71 }] })
  expect([broken.health, secondsUntil(broken)]).toEqual(['ok', 2 * floorSeconds])
  answer = response => response.writeHead(500).end()
  expect(await poll()).toMatchObject({ health: 'degraded', lastError: { reason: 'server-error' }, cursor: broken.cursor })
  answer = channel(95)
  expect(await poll()).toMatchObject({ health: 'ok', cursor: { top: 95, holes: [] }, lastError: null })
  const stored = await posts()
  expect([stored.length, new Set(stored).size, told.length]).toEqual([85, 85, 85])
})

it('takes YouTube\'s days without feeds for weather: it looks in every hour and never gives the channel up', async () => {
  await addSource('youtube', '/feeds/videos.xml?channel_id=UCx')
  answer = response => response.writeHead(404).end()
  for (let turn = 0; turn < 8; turn++) {
    const state = await poll()
    expect(state).toMatchObject({ health: 'degraded', lastError: { reason: 'youtube-weather' } })
    expect(secondsUntil(state)).toBeLessThanOrEqual(3_600)
    now = new Date(now.getTime() + 2 * 3_600_000)
  }
  now = new Date(now.getTime() + 20 * 24 * 3_600_000)
  expect((await poll()).health).toBe('failing')
  answer = response => response.end('<feed><title>TV</title><entry><yt:videoId>a</yt:videoId><title>Banjir</title></entry></feed>')
  expect((await poll()).health).toBe('ok')
  expect(await owner.query('select kind, title from post')).toEqual([{ kind: 'video', title: 'Banjir' }])
})

it('says why a feed fails', async () => {
  await addSource('feed', '/umpan.xml')
  answer = response => response.writeHead(503).end('rusak')
  expect(await poll()).toMatchObject({ health: 'degraded', lastError: { reason: 'server-error', status: 503 }, cursor: null })
})

it('shows a surprise of our own as a failure of the source, and asks again', async () => {
  await addSource('feed', '/umpan.xml')
  answer = response => response.end('<rss></rss>')
  const broken = await poll({ dropped: 'internal' })
  expect(broken).toMatchObject({ health: 'degraded', lastError: { reason: 'internal', status: null, detail: 'no feed here' } })
  expect(secondsUntil(broken)).toBeGreaterThanOrEqual(floorSeconds)
  expect((await owner.query('select failures from source_day'))[0]).toEqual({ failures: 1 })
})

it('waits as long as a platform asks', async () => {
  await addSource('mastodon', '/api/v1/timelines/public')
  answer = response => response.writeHead(429, { 'x-ratelimit-reset': new Date(Date.now() + 3_600_000).toISOString() }).end()
  const state = await poll()
  expect(state.lastError).toMatchObject({ reason: 'rate-limited' })
  expect(secondsUntil(state)).toBeGreaterThan(3_000)
})

it('gives a timeline\'s post what the platform says of it, and a future date our own', async () => {
  await addSource('mastodon', '/api/v1/timelines/public')
  answer = response => response.end(JSON.stringify([{ id: '5', uri: 'https://m.example/5', content: '<p>Air mati</p>', created_at: '2030-01-01T00:00:00Z', favourites_count: 4, account: { acct: 'a' } }]))
  expect((await poll()).cursor).toEqual({ newest: '5' })
  expect(await owner.query('select p.kind, p.title, p.date_confidence as confidence, p.published_at as at, s.likes, s.shares from post p join post_social s on s.post_id = p.id'))
    .toEqual([{ kind: 'post', title: 'Air mati', confidence: 'fetched', at: now, likes: 4, shares: null }])
})

it('asks X with its key and within its budget only, and keeps its word where it refuses the key', async () => {
  await addSource('x', '/2/tweets/search/recent?query=bima')
  authorizations.length = 0
  answer = response => response.end(JSON.stringify({ data: [{ id: '1990000000000000000', text: 'Air mati', created_at: '2026-11-21T09:00:00.000Z', author_id: '7' }], meta: { newest_id: '1990000000000000000', result_count: 1 } }))
  const spent = async () => Number((await owner.query('select coalesce(sum(spent), 0) as spent from platform_spending'))[0].spent)
  expect((await poll()).lastError).toMatchObject({ reason: 'key-missing' })
  await owner.query(`insert into platform_key (platform, sealed) values ('x', $1)`, [sealKey(sealer, { platform: 'x', host: '' }, { token: 'rahasia-kami' })])
  const waiting = await poll()
  expect(waiting.lastError).toMatchObject({ reason: 'budget-spent' })
  expect(secondsUntil(waiting)).toBeGreaterThan(80_000)
  expect([authorizations, await spent()]).toEqual([[], 0])

  await owner.query(`insert into platform_limit (platform, unit, most) values ('x', 'usd-micro', 2000000)`)
  expect(await poll()).toMatchObject({ health: 'ok', lastError: null })
  expect([authorizations, await spent()]).toEqual([['Bearer rahasia-kami'], 5_000])
  expect(await owner.query('select title, text from post')).toHaveLength(1)

  answer = response => response.writeHead(401, { 'content-type': 'application/json' }).end('{"title":"Unauthorized","detail":"Unauthorized"}')
  expect((await poll()).lastError).toMatchObject({ reason: 'key-refused' })
  expect(await owner.query(`select test->>'reason' as reason, test->>'ok' as ok from platform_key`)).toEqual([{ reason: 'key-refused', ok: 'false' }])
  expect(await spent()).toBe(5_000)
  await owner.query('truncate platform_key, platform_limit, platform_spending')
})
