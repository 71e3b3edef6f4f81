import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { DataSource } from 'typeorm'
import { until } from './until'

export type ServedItem = { readonly title: string; readonly text: string; readonly link: string; readonly at: Date }
export type FeedServer = {
  readonly url: string
  /** Puts items at the head of the feed `/NAME.xml`; one with a known link takes the old one's place, as after an edit. */
  publish(name: string, ...items: readonly ServedItem[]): void
  /** From now on the feed answers so. */
  breakWith(name: string, status: number): void
  /** Whether somebody has been given all that the feeds answer now. */
  isRead(): boolean
  close(): Promise<void>
}

const escape = (text: string): string => text.replace(/[<>&"]/g, sign => `&#${sign.charCodeAt(0)};`)
const rss = (name: string, items: readonly ServedItem[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Warta ${name}</title><link>https://${name}.example/</link>${items.map(item =>
    `<item><title>${escape(item.title)}</title><link>${escape(item.link)}</link><guid>${escape(item.link)}</guid><pubDate>${item.at.toUTCString()}</pubDate><description>${escape(item.text)}</description></item>`).join('')}</channel></rss>`

/** A small news server on loopback: feeds with ETag, a home page that points to them, and answers that can be broken. */
export async function startFeedServer(): Promise<FeedServer> {
  const feeds = new Map<string, ServedItem[]>()
  const broken = new Map<string, number>()
  const unread = new Set<string>()
  const server = createServer((request, response) => {
    const name = /^\/(\w+)\.xml$/.exec(request.url ?? '')?.[1]
    const answer = (status: number, type: string, body: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': type, ...headers }).end(body)
    }
    if (name === undefined) {
      const links = [...feeds.keys()].map(each => `<link rel="alternate" type="application/rss+xml" title="Warta ${each}" href="/${each}.xml">`).join('')
      return answer(200, 'text/html', `<!doctype html><html><head><title>Warta</title>${links}</head><body>Beranda</body></html>`)
    }
    unread.delete(name)
    const status = broken.get(name) ?? (feeds.has(name) ? 200 : 404)
    if (status !== 200) return answer(status, 'text/plain', 'rusak')
    const body = rss(name, feeds.get(name)!)
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`
    if (request.headers['if-none-match'] === etag) return answer(304, 'text/plain', '')
    return answer(200, 'application/rss+xml; charset=utf-8', body, { etag })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    publish: (name, ...items) => {
      const replaced = new Set(items.map(item => item.link))
      feeds.set(name, [...items, ...(feeds.get(name) ?? []).filter(item => !replaced.has(item.link))])
      unread.add(name)
    },
    breakWith: (name, status) => {
      broken.set(name, status)
      unread.add(name)
    },
    isRead: () => unread.size === 0,
    close: () => new Promise(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

/**
 * Has the worker ask all sources now, whenever their turn would come, until what the feeds answer has been read: a poll that was on its
 * way before has the last word on when the next one is due.
 */
export const readFeeds = (owner: DataSource, feeds: FeedServer): Promise<void> => until(async () => {
  await owner.query('update source set next_poll_at = now() where next_poll_at > now()')
  return feeds.isRead()
})
