/** A file attached to an item. `bytes` and `type` are what the feed claims. */
export type Enclosure = { url: string, type: string | null, bytes: number | null }

/** One item as its feed tells it; null is "not told". */
export type FeedItem = {
  guid: string | null
  /** One line, tags dropped. */
  title: string | null
  /** An absolute http(s) address, as written; it is not yet canonical. */
  link: string | null
  /** Never later than `now`: a date from the future is held at `now`, and `publishedRaw` keeps what was written. */
  published: Date | null
  publishedRaw: string | null
  updated: Date | null
  author: string | null
  /** Plain text of the fullest body; paragraphs are lines. Empty when there is none. */
  text: string
  /** Plain text of the description or summary where it is not the same as `text`. */
  summary: string | null
  language: string | null
  enclosure: Enclosure | null
}

export type FeedReader = 'rss-parser' | 'rss-parser+sax' | 'sax' | 'json-feed'

export type ReadFeed = {
  ok: true
  reader: FeedReader
  title: string | null
  siteUrl: string | null
  language: string | null
  /** How long the feed asks to be left alone (ttl, sy:updatePeriod), in minutes. */
  ttlMinutes: number | null
  items: readonly FeedItem[]
}

export type UnreadableReason = 'empty' | 'html' | 'challenge' | 'entities-refused' | 'not-a-feed'

/** Why a body is no feed; `detail` is one English sentence for the log. */
export type UnreadableFeed = { ok: false, reason: UnreadableReason, detail: string }

export type FeedReading = ReadFeed | UnreadableFeed

export type ReadFeedOptions = {
  /** The HTTP Content-Type header, or null. */
  contentType: string | null
  now: Date
  /** The source's zone, for dates that name none: `Asia/Jakarta` or `+07:00`. */
  zone: string
  /** The address the feed was fetched from, for relative links. */
  baseUrl?: string
}
