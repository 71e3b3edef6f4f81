import { parseUrl } from '@kentongan/text'
import { canonicalUrl, type PostDraft } from '@kentongan/posts'
import { firstWords } from './first-words'
import type { FeedItem } from './read-feed/feed-reading'

/** What the source adds to its items. */
export type ItemSource = {
  /** Address of the feed, for links that are relative. */
  readonly url: string
  readonly language: string | null
  readonly kind?: PostDraft['kind']
}

const webAddress = (link: string | null, base: string): string | null => {
  const url = link === null ? null : parseUrl(link, base)
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null
}

const filled = (text: string | null): string | null => text?.trim() || null

/**
 * A feed's item as a draft of a post. A missing title falls back to the first words of the text, a missing publication date to
 * the date of the update, a missing language to the source's.
 */
export const feedItemToDraft = (item: Omit<FeedItem, 'enclosure'>, source: ItemSource): PostDraft => {
  const text = filled(item.text) ?? filled(item.summary) ?? ''
  const url = webAddress(item.link, source.url)
  return {
    guid: filled(item.guid),
    url,
    canonicalUrl: url === null ? null : canonicalUrl(url),
    title: filled(item.title) ?? firstWords(text),
    text,
    author: filled(item.author),
    language: filled(item.language) ?? source.language,
    publishedAt: item.published ?? item.updated,
    publishedRaw: filled(item.publishedRaw),
    updatedAt: item.updated,
    kind: source.kind ?? 'article',
  }
}
