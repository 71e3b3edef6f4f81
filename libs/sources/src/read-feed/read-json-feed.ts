import { resolveLink } from './choose-link'
import type { Enclosure, FeedItem, FeedReading, ReadFeedOptions } from './feed-reading'
import { htmlToText, oneLine, tidyLines } from './html-to-text'
import { parseFeedDate } from './parse-feed-date'

type Json = Readonly<Record<string, unknown>>

/** Reads a JSON Feed (https://www.jsonfeed.org/version/1.1/), tolerant of missing version and of values of a wrong type. */
export function readJsonFeed(text: string, options: ReadFeedOptions): FeedReading {
  const feed = parseObject(text)
  const items = feed?.['items']
  if (!feed || !Array.isArray(items)) {
    return { ok: false, reason: 'not-a-feed', detail: 'The body is JSON without a list of items.' }
  }
  const base = options.baseUrl ?? null
  const siteUrl = resolveLink(stringOf(feed['home_page_url']) ?? '', [], base)
  const language = languageOf(feed)
  const read = (item: Json): FeedItem => readItem(item, { ...options, baseUrl: base ?? siteUrl, language })
  return {
    ok: true,
    reader: 'json-feed',
    title: lineOf(feed['title']),
    siteUrl,
    language,
    ttlMinutes: null,
    items: items.filter(isObject).map(read),
  }
}

type Context = { zone: string, now: Date, baseUrl: string | null, language: string | null }

function readItem(item: Json, { zone, now, baseUrl, language }: Context): FeedItem {
  const html = stringOf(item['content_html'])
  const plain = tidyLines(stringOf(item['content_text']) ?? '')
  const summary = tidyLines(stringOf(item['summary']) ?? '')
  const text = (html ? htmlToText(html) : plain) || plain || summary
  const publishedRaw = stringOf(item['date_published'])
  return {
    guid: lineOf(item['id']),
    title: lineOf(item['title']),
    link: firstLink([item['url'], item['external_url'], item['id']], baseUrl),
    published: dateOf(publishedRaw, zone, now),
    publishedRaw,
    updated: dateOf(stringOf(item['date_modified']), zone, now),
    author: authorOf(item),
    text,
    summary: summary === '' || summary === text ? null : summary,
    language: languageOf(item) ?? language,
    enclosure: enclosureOf(item, baseUrl),
  }
}

function firstLink(values: readonly unknown[], base: string | null): string | null {
  for (const [index, value] of values.entries()) {
    // An id is an address only when it is written as a whole one.
    const link = resolveLink(stringOf(value) ?? '', [], index < 2 ? base : null)
    if (link) return link
  }
  return null
}

function authorOf(item: Json): string | null {
  const authors = Array.isArray(item['authors']) ? item['authors'] as unknown[] : [item['author']]
  return authors.filter(isObject).map(author => lineOf(author['name'])).find(name => name !== null) ?? null
}

function enclosureOf(item: Json, base: string | null): Enclosure | null {
  const first = Array.isArray(item['attachments']) ? item['attachments'].find(isObject) : undefined
  const url = resolveLink(stringOf(first?.['url']) ?? '', [], base)
  const bytes = Number(first?.['size_in_bytes'])
  return url ? { url, type: stringOf(first?.['mime_type']), bytes: bytes > 0 ? bytes : null } : null
}

function dateOf(written: string | null, zone: string, now: Date): Date | null {
  const date = written === null ? null : parseFeedDate(written, zone)
  return date && date > now ? now : date
}

function languageOf(source: Json): string | null {
  return stringOf(source['language'])?.trim().toLowerCase() || null
}

function lineOf(value: unknown): string | null {
  return oneLine(stringOf(value) ?? '') || null
}

function stringOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : null
}

function parseObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
