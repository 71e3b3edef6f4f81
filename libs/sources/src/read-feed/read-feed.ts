import { decodeFeed } from './decode-feed'
import type { FeedReader, FeedReading, ReadFeedOptions } from './feed-reading'
import { dropUnread } from './drop-unread'
import { fillFields, interpretFeed, lacksFields } from './interpret-feed'
import type { Document, InterpretedFeed } from './interpret-feed'
import { liftBodies } from './lift-bodies'
import { mendMarkup } from './mend-markup'
import { nameThePage } from './name-the-page'
import { prepareProlog } from './prepare-prolog'
import { readJsonFeed } from './read-json-feed'
import { readWithRssParser } from './read-with-rss-parser'
import { readWithSax } from './read-with-sax'

/**
 * Reads a feed (RSS 0.9x, 1.0, 2.0, Atom 0.3 and 1.0, JSON Feed), however badly written, from its bytes.
 *
 * bytes → text → root element (a DTD with entities is refused) → bodies lifted out → markup mended → rss-parser → where it
 * loses the feed or a field, our tolerant reader → titles, links, dates and texts by one set of rules.
 *
 * Nothing is fetched and it never throws, whatever the bytes. The cost is linear in the size: an ordinary feed of 8 MiB takes
 * about 0.2 s of CPU, one made to be slow some seconds, so callers run it in a worker thread with a deadline.
 *
 * Why the bodies go first: rss-parser is the slow part, and it is nine tenths of a news feed that it would carry about for
 * nothing. Measured beside its parseString (`bench read-feed`): the whole path 1.2 times as fast on feeds of 200 KB, 1.1
 * times on small teasers; with the bodies left in, 0.4 and 0.8 times.
 *
 * @param bytes the body, decompressed
 * @returns the feed, or why it is none
 */
export async function readFeed(bytes: Uint8Array, options: ReadFeedOptions): Promise<FeedReading> {
  const text = decodeFeed(bytes, options.contentType)
  if (/^\s*\{/.test(text)) return readJsonFeed(text, options)
  const prolog = prepareProlog(text)
  if (!prolog.ok) {
    const { reason, detail } = prolog
    return reason === 'no-root' ? nameThePage(text) : { ok: false, reason, detail }
  }
  const { xml, root } = prolog
  if (/^(html|head|body|meta)$/i.test(root.name)) return nameThePage(text)
  const { skeleton, bodies } = liftBodies(xml)
  const { reader, feed } = await readMarkup(mendMarkup(skeleton), { root, bodies, options })
  if (feed.items.length === 0 && !isFeedRoot(root.name)) return nameThePage(text)
  return { ok: true, reader, ...feed }
}

type Read = { reader: FeedReader, feed: InterpretedFeed }

async function readMarkup(skeleton: string, document: Document): Promise<Read> {
  // rss-parser knows nothing of xml:base, so relative links would come out wrong rather than missing.
  const raw = skeleton.includes('xml:base') ? null : await readWithRssParser(dropUnread(skeleton))
  if (!raw || raw.items.length === 0) return { reader: 'sax', feed: interpretFeed(readWithSax(skeleton), document) }
  const first = interpretFeed(raw, document)
  if (!lacksFields(first)) return { reader: 'rss-parser', feed: first }
  const second = interpretFeed(readWithSax(skeleton), document)
  const alone = first.items.length !== second.items.length
  return { reader: alone ? 'sax' : 'rss-parser+sax', feed: fillFields(first, second) }
}

function isFeedRoot(name: string): boolean {
  return /(^|:)(rss|feed|rdf|channel)$/i.test(name)
}
