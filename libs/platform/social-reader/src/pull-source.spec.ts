import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpFetch, type HttpFetch } from '@kentongan/platform/http-fetch'
import { platformOfKind } from './platform-of-kind'
import { pullSource, type PulledKind } from './pull-source'
import type { Pulled } from './pull'

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => unknown

const now = new Date('2026-11-21T10:00:00Z')
let server: Server
let base: string
let http: HttpFetch
let answer: Answer
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!)
    answer(request, response, new URL(request.url!, base))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  asked.length = 0
  // A new one each time: a platform that asks for a wait would hold the lane of the next test.
  http = createHttpFetch({ userAgent: 'Kentongan/test', allowHosts: [], allowLoopback: true, perDomainGapMs: 0, totalTimeoutMs: 400 })
})
afterEach(() => http.close())
afterAll(() => {
  server.closeAllConnections()
  return new Promise(resolve => server.close(resolve))
})

const paths: Record<PulledKind, string> = {
  mastodon: '/api/v1/timelines/tag/banjir', telegram: '/s/kabar', youtube: '/feeds/videos.xml?channel_id=UCx', 'google-news': '/rss/search?q=banjir', 'google-alerts': '/alerts/feeds/1/2', json: '/api/berita', gdelt: '/api/v2/doc/doc?query=banjir',
  'bluesky-search': '/xrpc/app.bsky.feed.searchPosts?q=banjir', 'youtube-search': '/youtube/v3/search?q=banjir', 'youtube-comments': '/youtube/v3/commentThreads?videoId=abcdefghijk', threads: '/v1.0/keyword_search?q=banjir', x: '/2/tweets/search/recent?query=banjir',
  instagram: '/v25.0/ig_hashtag_search?q=banjir', facebook: '/v25.0/pemkot/posts', 'fact-check': '/v1alpha1/claims:search?query=banjir',
}
const mapping = { items: 'data', title: 'judul', id: null, url: 'tautan', text: 'isi', date: 'tanggal', author: null }
const secret = { host: '127.0.0.1', token: 'rahasia-token', apiKey: 'rahasia-kunci', identifier: 'humas.example', appPassword: 'rahasia-sandi', userId: '17841' }
const isKeyed = (kind: PulledKind): boolean => kind !== 'mastodon' && platformOfKind(kind) !== null
const pull = (kind: PulledKind, cursor: object | null = null) => pullSource(kind, {
  url: `${base}${paths[kind]}`, cursor, now, http, key: isKeyed(kind) ? secret : null, spend: async () => ({ granted: true }), mapping: kind === 'json' ? mapping : null, zone: 'Asia/Jakarta',
})
const json = (response: ServerResponse, value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))

describe.each(Object.keys(paths) as PulledKind[])('%s, when it goes wrong,', kind => {
  const isYoutube = kind === 'youtube'
  it.each<[number, Record<string, string>, string, number | null]>([
    [401, {}, isKeyed(kind) ? 'key-refused' : 'unauthorized', null],
    [403, {}, isYoutube ? 'youtube-weather' : isKeyed(kind) ? 'key-not-allowed' : 'unauthorized', null],
    [404, {}, isYoutube ? 'youtube-weather' : 'not-found', null],
    [410, {}, isYoutube ? 'youtube-weather' : 'gone', null],
    [422, {}, kind === 'mastodon' ? 'unauthorized' : 'client-error', null],
    [429, {}, 'rate-limited', null],
    [429, { 'retry-after': '90' }, 'rate-limited', 90],
    [429, { 'x-rate-limit-reset': '1795256520', date: 'Sat, 21 Nov 2026 10:00:00 GMT' }, 'rate-limited', 1_320],
    [429, { 'x-ratelimit-reset': '2026-11-21T10:05:00.000Z', date: 'Sat, 21 Nov 2026 10:00:00 GMT' }, 'rate-limited', 300],
    [500, {}, isYoutube ? 'youtube-weather' : 'server-error', null],
    [503, { 'retry-after': '60' }, isYoutube ? 'youtube-weather' : 'rate-limited', 60],
  ])('answers %i %j as a value', async (status, headers, reason, retryAfterSeconds) => {
    answer = (_request, response) => response.writeHead(status, headers).end('<html>')
    const failure = await pull(kind)
    expect(failure).toMatchObject({ ok: false, reason, weather: reason === 'youtube-weather' })
    if (reason === 'rate-limited') expect(failure.retryAfterSeconds).toBe(retryAfterSeconds)
    // A status of 404 that lasts makes a source count as gone; weather must not.
    if (isYoutube && status === 404) expect(failure).toMatchObject({ status: null })
  })

  it.each<[string, Answer, string]>([
    ['a page for people', (_request, response) => response.setHeader('content-type', 'text/html').end('<html><title>Selamat datang</title></html>'), kind === 'telegram' ? 'no-preview' : kind === 'youtube' || kind.startsWith('google-') ? 'not-a-feed' : 'not-json'],
    ['a check for robots', (_request, response) => response.end('<html><title>Just a moment...</title></html>'), 'challenge'],
    ['a connection that breaks off', (_request, response) => { response.writeHead(200, { 'content-length': '5000' }).write('['); setTimeout(() => response.destroy(), 20) }, 'cut-off'],
    ['a server that says nothing', () => undefined, 'timeout'],
  ])('names %s', async (_name, given, reason) => {
    answer = given
    expect(await pull(kind)).toMatchObject({ ok: false, reason })
  })
})

describe('a Mastodon timeline', () => {
  const status = (id: number) => ({ id: String(id), uri: `${base}/users/a/statuses/${id}`, url: `${base}/@a/${id}`, created_at: '2026-11-21T03:00:00Z', content: `<p>isi ${id}</p>`, account: null })
  let newest = 0
  /** The API: newest first; with min_id those right above it. */
  const timeline: Answer = (_request, response, url) => {
    const all = Array.from({ length: newest }, (_, at) => newest - at)
    const min = url.searchParams.get('min_id')
    json(response, (min === null ? all.slice(0, 40) : all.filter(id => id > Number(min)).slice(-40)).map(status))
  }
  const ids = ({ posts }: Pulled) => posts.map(post => Number(post.social!.ref.split('/')[1]))

  beforeEach(() => { answer = timeline })

  it('begins with the newest and reads every one that follows, whatever comes between two pulls', async () => {
    newest = 100
    const first = await pull('mastodon') as Pulled
    expect([Math.min(...ids(first)), first.cursor]).toEqual([61, { newest: '100' }])
    newest = 270
    const second = await pull('mastodon', first.cursor) as Pulled
    expect([...new Set(ids(second))].sort((a, b) => a - b)).toEqual(Array.from({ length: 170 }, (_, at) => 101 + at))
    expect([second.cursor, second.more]).toEqual([{ newest: '270' }, false])
    newest = 275
    asked.length = 0
    const third = await pull('mastodon', second.cursor) as Pulled
    expect([asked.length, third.cursor]).toEqual([1, { newest: '275' }])
  })

  it('goes on next time where there is more than fits, and loses none', async () => {
    newest = 1_000
    const seen = new Set<number>()
    let cursor: object | null = { newest: '10' }
    let pulls = 0
    for (let more = true; more; pulls++) {
      const page = await pull('mastodon', cursor) as Pulled
      ids(page).forEach(id => seen.add(id))
      ;({ cursor, more } = page)
    }
    expect([seen.size, pulls, cursor]).toEqual([990, 3, { newest: '1000' }])
  })

  it('keeps what it has when it is asked to wait in the middle, and comes back to the rest', async () => {
    newest = 200
    answer = (request, response, url) => (url.searchParams.get('min_id') === '50' ? response.writeHead(429, { 'retry-after': '120' }).end() : timeline(request, response, url))
    const page = await pull('mastodon', { newest: '10' }) as Pulled
    expect(page).toMatchObject({ ok: true, cursor: { newest: '50' }, more: true, retryAfterSeconds: 120 })
    expect(page.posts).toHaveLength(80)
  })

  it('stays where it is on an empty page, and ends with a server that does not know min_id', async () => {
    answer = (_request, response) => json(response, [])
    expect(await pull('mastodon', { newest: '7' })).toMatchObject({ posts: [], cursor: { newest: '7' } })
    answer = (_request, response) => json(response, [status(90), status(80)])
    expect(await pull('mastodon', { newest: '90' })).toMatchObject({ cursor: { newest: '90' }, more: false })
    expect(await pull('mastodon', { newest: '7' })).toMatchObject({ cursor: { newest: '90' }, more: false })
  })
})

describe('a Telegram channel', () => {
  let newest = 0
  const channel: Answer = (_request, response, url) => {
    const top = Math.min(newest, Number(url.searchParams.get('before') ?? Infinity) - 1)
    const numbers = Array.from({ length: 20 }, (_, at) => top - at).filter(number => number > 0).reverse()
    response.end(`<html><section class="tgme_channel_history">${numbers.map(number => `<div class="tgme_widget_message" data-post="kabar/${number}"><div class="tgme_widget_message_text">isi ${number}</div></div>`).join('')}</section></html>`)
  }
  const numbers = ({ posts }: Pulled) => posts.map(post => Number(post.guid.split('/')[1]))

  beforeEach(() => { answer = channel })

  it('begins with the newest page and reads back to where it was', async () => {
    newest = 500
    const first = await pull('telegram') as Pulled
    expect([Math.min(...numbers(first)), first.cursor]).toEqual([481, { top: 500, holes: [] }])
    newest = 570
    const second = await pull('telegram', first.cursor) as Pulled
    expect(numbers(second)).toEqual(expect.arrayContaining(Array.from({ length: 70 }, (_, at) => 501 + at)))
    expect(second).toMatchObject({ cursor: { top: 570, holes: [] }, more: false })
  })

  it('keeps what does not fit as a hole for the next time, also across new messages', async () => {
    const seen = new Set<number>()
    let cursor: object | null = { top: 10, holes: [] }
    for (newest = 400; ; newest += newest < 1_000 ? 300 : 0) {
      const page = await pull('telegram', cursor) as Pulled
      numbers(page).forEach(number => seen.add(number))
      cursor = page.cursor
      if (!page.more && newest >= 1_000) break
    }
    expect([...seen].filter(number => number > 10).length).toBe(newest - 10)
  })

  it('keeps what it has when a page fails in the middle', async () => {
    newest = 100
    answer = (request, response, url) => (url.searchParams.has('before') ? response.writeHead(500).end() : channel(request, response, url))
    expect(await pull('telegram', { top: 10, holes: [] })).toMatchObject({ ok: true, cursor: { top: 100, holes: [{ after: 10, before: 81 }] }, more: true })
  })
})

describe('GDELT', () => {
  it('is asked once a pull, and says with a sentence when it is too often', async () => {
    answer = (_request, response) => json(response, { articles: [{ url: 'https://a.example/1', title: 'Judul satu', seendate: '20261121T090000Z' }] })
    expect(await pull('gdelt')).toMatchObject({ ok: true, cursor: { until: '2026-11-21T09:00:00.000Z' }, more: false, posts: [{ title: 'Judul satu' }] })
    expect(asked).toHaveLength(1)
    answer = (_request, response) => response.end('Please limit requests to one every 5 seconds or contact us.')
    expect(await pull('gdelt')).toMatchObject({ ok: false, reason: 'rate-limited', retryAfterSeconds: 60 })
  })
})

describe('a JSON document', () => {
  it('is read by its mapping, relative to where it was found', async () => {
    answer = (_request, response, url) => (url.pathname === '/api/berita'
      ? response.writeHead(302, { location: '/api/v2/berita' }).end()
      : json(response, { data: [{ judul: 'Judul', isi: '<p>Isi</p>', tautan: 'baca/1', tanggal: '12 Februari 2026 14.30' }] }))
    expect(await pull('json')).toMatchObject({ ok: true, cursor: null, posts: [{ title: 'Judul', text: 'Isi', url: `${base}/api/v2/baca/1`, publishedAt: new Date('2026-02-12T07:30:00Z') }] })
    answer = (_request, response) => json(response, { data: {} })
    expect(await pull('json')).toMatchObject({ ok: false, reason: 'other-shape' })
  })
})

it('takes a cursor of another kind for none', async () => {
  answer = (_request, response) => json(response, [])
  expect(await pull('mastodon', { top: 7, holes: [] })).toMatchObject({ ok: true })
  expect(await pull('mastodon', { newest: 7 })).toMatchObject({ ok: true })
})
