import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { demoOutlets, type DemoOutlet } from './demo-outlets'
import { generatePosts, type DemoPost } from './generate-posts'
import { writeFeed } from './write-feed'
import { feedTypes, writeHomePage } from './write-home-page'

export type DemoFeeds = { readonly port: number; close(): Promise<void> }

type Clock = { readonly startedAt: Date; readonly now: () => Date }
type Answer = { readonly status: number; readonly type: string; readonly body: Buffer; readonly etag?: string }

const dayMs = 86_400_000
const daysOfFeed = 14
const silentForMs = 2 * dayMs
const headlinesOfPage = 20

/**
 * Serves the invented outlets on loopback: `/feeds/<outlet>.xml` with the posts of the last fourteen days, and a front page at
 * `/<outlet>/` that names its feed. Some outlets are in trouble on purpose.
 *
 * @param options `port` 0 takes a free one
 */
export async function startDemoFeeds({ port, now }: { readonly port: number; readonly now: () => Date }): Promise<DemoFeeds> {
  const clock = { startedAt: now(), now }
  const server = createServer((request, response) => send(request, response, answer(request.url ?? '/', clock)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

function answer(path: string, clock: Clock): Answer {
  const [, feed, page] = /^\/(?:feeds\/([a-z-]+)\.xml|([a-z-]+)\/?)$/.exec(path) ?? []
  const outlet = demoOutlets.find(({ id }) => id === (feed ?? page))
  if (outlet === undefined) return plain(404, 'Tidak ada di data contoh.')
  const trouble = troubleOf(outlet, clock.now())
  if (trouble !== null) return trouble
  return feed === undefined ? homePage(outlet, clock) : feedOf(outlet, clock)
}

function troubleOf({ trouble }: DemoOutlet, now: Date): Answer | null {
  if (trouble === 'removed') return plain(410, 'Umpan ini sudah dihapus.')
  const fails = trouble === 'unavailable' || (trouble === 'flaky' && now.getUTCMinutes() % 30 < 10)
  return fails ? plain(503, 'Peladen sedang dalam perawatan.') : null
}

function feedOf(outlet: DemoOutlet, clock: Clock): Answer {
  const body = iconv.encode(writeFeed(outlet, postsOf(outlet, clock, daysOfFeed)), outlet.encoding)
  const type = `${feedTypes[outlet.format]}; charset=${outlet.encoding}`
  if (!outlet.conditional) return { status: 200, type, body }
  return { status: 200, type, body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

function homePage(outlet: DemoOutlet, clock: Clock): Answer {
  const headlines = postsOf(outlet, clock, daysOfFeed).slice(-headlinesOfPage).reverse()
  return { status: 200, type: 'text/html; charset=utf-8', body: Buffer.from(writeHomePage(outlet, headlines)) }
}

/** From the start of a day on, so that a feed without news stays the same to the byte. */
function postsOf(outlet: DemoOutlet, { startedAt, now }: Clock, days: number): readonly DemoPost[] {
  const from = new Date(Math.floor(now().getTime() / dayMs - days) * dayMs)
  const to = outlet.trouble === 'silent' ? new Date(startedAt.getTime() - silentForMs) : now()
  return generatePosts(outlet, from, to)
}

function plain(status: number, text: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: Buffer.from(text) }
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body, etag }: Answer): void {
  if (etag !== undefined) response.setHeader('ETag', etag)
  if (etag !== undefined && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const sent = zipped ? gzipSync(body) : body
  response.writeHead(status, {
    'Content-Type': type, 'Content-Length': sent.length, Vary: 'Accept-Encoding', ...(zipped && { 'Content-Encoding': 'gzip' }),
  })
  response.end(request.method === 'HEAD' ? undefined : sent)
}
