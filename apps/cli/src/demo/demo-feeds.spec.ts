import { get, type IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { identifyPosts } from '@kentongan/posts'
import { discoverFeeds, feedItemToDraft, readFeed } from '@kentongan/sources'
import { startDemoFeeds, type DemoFeeds } from './demo-feeds'
import { demoOutlets, type DemoOutlet } from './demo-outlets'
import { generatePosts } from './generate-posts'

const dayMs = 86_400_000
const start = new Date('2026-03-12T05:15:00Z')
const firstDay = new Date('2026-02-26T00:00:00Z')

type Answer = { readonly status: number | undefined; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

let now: Date
let feeds: DemoFeeds
beforeEach(async () => {
  now = start
  feeds = await startDemoFeeds({ port: 0, now: () => now })
})
afterEach(() => feeds.close())

const ask = (path: string, headers: Record<string, string> = {}): Promise<Answer> => new Promise((resolve, reject) => {
  get({ port: feeds.port, host: '127.0.0.1', path, headers }, response => {
    const parts: Buffer[] = []
    response.on('data', part => parts.push(part))
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }))
  }).on('error', reject)
})
const read = async ({ body, headers }: Answer) => {
  const feed = await readFeed(body, { contentType: headers['content-type'] ?? null, now, zone: 'UTC' })
  if (!feed.ok) throw new Error(feed.detail)
  return feed
}
const outletNamed = (id: string): DemoOutlet => demoOutlets.find(outlet => outlet.id === id)!
const readable = demoOutlets.filter(outlet => outlet.trouble === null || outlet.trouble === 'flaky')

it.each(readable.map(outlet => [outlet.id, outlet] as const))('serves %s so that our reader reads all of it', async (id, outlet) => {
  now = new Date(start.getTime() + 60_000)
  const feed = await read(await ask(`/feeds/${id}.xml`))
  const posts = [...generatePosts(outlet, firstDay, now)].reverse()
  expect(feed.title).toBe(outlet.title)
  expect(feed.items).toHaveLength(posts.length)
  const step = outlet.dates === 'indonesia' ? 60_000 : 1_000
  posts.slice(0, 40).forEach((post, at) => expect(feed.items[at]).toMatchObject({
    title: post.title, link: post.url, text: post.text, published: new Date(Math.floor(post.publishedAt.getTime() / step) * step),
  }))
})

it('sends curly quotes in windows-1252', async () => {
  const answer = await ask('/feeds/harian-semita.xml')
  expect(answer.headers['content-type']).toBe('application/rss+xml; charset=windows-1252')
  expect(answer.body.includes(0x93)).toBe(true)
  expect((await read(answer)).items.some(item => item.text.includes('“'))).toBe(true)
})

it('answers 304 until something new is published', async () => {
  const path = '/feeds/imigrasi-arunaya.xml'
  const { headers: { etag = '' } } = await ask(path)
  expect(await ask(path, { 'If-None-Match': etag })).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  now = new Date(start.getTime() + 10 * 3_600_000)
  expect(await ask(path, { 'If-None-Match': etag })).toMatchObject({ status: 200 })
})

it('has one outlet that never answers 304', async () => {
  expect((await ask('/feeds/radio-gema-arunaya.xml')).headers.etag).toBeUndefined()
})

it('zips for those who can unzip', async () => {
  const plain = await ask('/feeds/pemkot-arunaya.xml')
  const zipped = await ask('/feeds/pemkot-arunaya.xml', { 'Accept-Encoding': 'gzip, br' })
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.body)).toEqual(plain.body)
})

it('keeps one outlet silent since two days before the start', async () => {
  now = new Date(start.getTime() + dayMs)
  const newest = (await read(await ask('/feeds/suara-pesisir.xml'))).items[0]!.published!.getTime()
  expect(newest).toBeLessThan(start.getTime() - 2 * dayMs)
  expect(newest).toBeGreaterThan(start.getTime() - 3 * dayMs)
})

it.each([['tabloid-kintal', 503], ['buletin-sembari', 410], ['tidak-ada', 404]])('answers for %s with %i', async (id, status) => {
  expect((await ask(`/feeds/${id}.xml`)).status).toBe(status)
})

it('lets one outlet fail now and then', async () => {
  const states: (number | undefined)[] = []
  for (const minute of [5, 15, 35, 45]) {
    now = new Date(`2026-03-12T05:${String(minute).padStart(2, '0')}:00Z`)
    states.push((await ask('/feeds/kabar-serami.xml')).status)
  }
  expect(states).toEqual([503, 200, 503, 200])
})

it('has one outlet whose guids prove unreliable', async () => {
  const keyRuleOf = async (id: string) => {
    const feed = await read(await ask(`/feeds/${id}.xml`))
    return identifyPosts(feed.items.map(item => feedItemToDraft(item, { url: `https://${id}.example/`, language: 'id' })), 'guid')
  }
  expect(await keyRuleOf('forum-warga')).toMatchObject({ unreliable: 'guid-repeats', nextKeyRule: 'url' })
  expect(await keyRuleOf('lensa-arunaya')).toMatchObject({ unreliable: null, nextKeyRule: 'guid' })
})

it.each(['/lintas-nirai/', '/lintas-nirai'])('shows a front page at %s from which the feed is found', async path => {
  const { body, headers } = await ask(path)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  const origin = `http://127.0.0.1:${feeds.port}`
  expect(discoverFeeds(body.toString(), origin + path)[0]).toEqual({
    url: `${origin}/feeds/lintas-nirai.xml`, title: outletNamed('lintas-nirai').title, from: 'link' })
  expect(body.toString()).toContain('data contoh')
})
