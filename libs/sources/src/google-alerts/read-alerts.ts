import { canonicalUrl, outletOf } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { looksLikeChallenge, unusable, type NamedDraft, type Unusable } from '../pulled-page'
import { htmlToLine, htmlToText } from '../read-feed/html-to-text'
import { readInstant } from '../read-instant'
import { findElements, textWithin, within, type XmlElement } from '../walk-xml'

export type AlertFeed = { readonly ok: true, readonly title: string | null, readonly posts: readonly NamedDraft[] }

const isWeb = (url: URL | null): url is URL => url?.protocol === 'http:' || url?.protocol === 'https:'

/** Google's links lead over its own counter and carry the article's address as `url` (older ones as `q`). */
const targetOf = (link: string): URL | null => {
  const url = parseUrl(link)
  if (url === null || !/^(?:www\.)?google\.[a-z.]{2,6}$/.test(url.hostname) || url.pathname !== '/url') return isWeb(url) ? url : null
  const target = parseUrl(url.searchParams.get('url') ?? url.searchParams.get('q') ?? '')
  return isWeb(target) ? target : null
}

const outletField = (address: string): { readonly outlet?: string } => {
  const outlet = outletOf(address)
  return outlet === null ? {} : { outlet }
}

const toDraft = (entry: XmlElement): readonly NamedDraft[] => {
  const target = targetOf(within(entry, 'link')?.attributes['href']?.trim() ?? '')
  const title = htmlToLine(textWithin(entry, 'title') ?? '')
  if (target === null || title === '') return []
  const published = textWithin(entry, 'published') ?? textWithin(entry, 'updated')
  return [{
    guid: textWithin(entry, 'id') ?? target.href,
    url: target.href,
    canonicalUrl: canonicalUrl(target.href),
    title,
    text: htmlToText(textWithin(entry, 'content') ?? ''),
    author: null, // it is always there, and always empty
    language: null,
    publishedAt: readInstant(published),
    publishedRaw: published,
    updatedAt: readInstant(textWithin(entry, 'updated')),
    kind: 'article',
    ...outletField(target.href),
  }]
}

/** `Google Alert - "imigrasi bima"` → `"imigrasi bima"`. */
const wordsOf = (title: string | null): string | null => title?.replace(/^Google\s+(?:Alerts?|Lansiran|Info)\s*[-–:]\s*/i, '') ?? null

/**
 * Reads the feed of an alert that a person made at google.com/alerts: Atom, its links behind Google's counter, `<b>` around the
 * words that were found. It discovers; the text is an excerpt, and the article itself comes from the outlet.
 */
export const readAlerts = (body: string): AlertFeed | Unusable => {
  const { root, channelTitle, items } = findElements(body, 'entry')
  if (root !== 'feed') return unusable(looksLikeChallenge(body) ? 'challenge' : 'not-a-feed', `the answer begins with <${root ?? ''}>`.slice(0, 80))
  return { ok: true, title: wordsOf(channelTitle && htmlToLine(channelTitle)), posts: items.flatMap(toDraft) }
}
