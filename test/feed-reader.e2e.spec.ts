import path from 'node:path'
import { createFeedReader, type FeedReader } from '@kentongan/platform/feed-reader'

jest.setTimeout(240_000)

const threadFile = path.resolve('dist/worker/read-feed.thread.js')
const options = { contentType: null, now: new Date('2026-11-20T00:00:00Z'), zone: 'Asia/Jakarta' }
const feed = (items: number): Uint8Array => {
  const item = '<item><title>Jalan diperbaiki</title><link>https://warta.example/1</link><pubDate>Kam, 19 Nov 2026 10:00:00 WIB</pubDate></item>'
  return new Uint8Array(new TextEncoder().encode(`<rss version="2.0"><channel><title>Warta</title>${item.repeat(items)}</channel></rss>`))
}

describe('the feed reader, on the built thread', () => {
  const opened: FeedReader[] = []
  /** Patient unless told otherwise: on a loaded machine a thread takes long to start. */
  const open = (timeoutMs = 60_000): FeedReader => {
    const reader = createFeedReader({ threadFile, threads: 1, timeoutMs })
    opened.push(reader)
    return reader
  }
  afterEach(() => Promise.all(opened.splice(0).map(reader => reader.close())))

  it('reads a feed, dates included, in another thread', async () => {
    const reading = await open().read(feed(1), options)
    expect(reading).toMatchObject({ ok: true, title: 'Warta', items: [{ title: 'Jalan diperbaiki', published: new Date('2026-11-19T03:00:00Z') }] })
  })

  it('leaves the event loop alone meanwhile', async () => {
    let turns = 0
    const turning = setInterval(() => turns++, 1)
    await open().read(feed(30_000), options)
    clearInterval(turning)
    expect(turns).toBeGreaterThan(50)
  })

  it('gives up on a body that takes too long, and reads the next one', async () => {
    const reader = open()
    await reader.read(feed(1), options) // the thread is up
    const hasty = open(1)
    expect(await hasty.read(feed(20_000), options)).toMatchObject({ ok: false, reason: 'too-complex' })
    expect(await reader.read(feed(2), options)).toMatchObject({ ok: true })
  })

  it('says what a body is instead of a feed', async () => {
    expect(await open().read(new TextEncoder().encode('<!doctype html><html><body>Halo</body></html>'), options)).toMatchObject({ ok: false, reason: 'html' })
  })
})
