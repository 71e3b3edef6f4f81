import { canonicalUrl, outletOf } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { looksLikeChallenge, unusable, type NamedDraft, type Unusable } from '../pulled-page'
import { oneLine } from '../read-feed/html-to-text'
import { readInstant } from '../read-instant'
import { findElements, textWithin, within, type XmlElement } from '../walk-xml'

export type SearchFeed = { readonly ok: true, readonly title: string | null, readonly posts: readonly NamedDraft[] }

/** Their links lead to the article through a script and carry no address of it (`CBMi…`). */
const isOpaque = (link: string): boolean => /(?:^|\.)news\.google\.com$/.test(parseUrl(link)?.hostname ?? '')

/** Google writes `Headline - Outlet`; the outlet's own headline ends before that. */
const withoutOutlet = (title: string, outlet: string | null): string =>
  (outlet !== null && title.endsWith(` - ${outlet}`) ? title.slice(0, -outlet.length - 3).trim() : title)

/** Who published it; the domain is needed only where the link does not tell it. */
const readOutlet = (item: XmlElement, link: string): { readonly name: string | null, readonly outlet: string | null } => {
  const source = within(item, 'source')
  return { name: source?.text.trim() || null, outlet: source !== null && isOpaque(link) ? outletOf(source.attributes.url ?? '') : null }
}

const toDraft = (item: XmlElement): readonly NamedDraft[] => {
  const link = textWithin(item, 'link')
  const title = oneLine(textWithin(item, 'title') ?? '')
  if (link === null || parseUrl(link) === null || title === '') return []
  const { name, outlet } = readOutlet(item, link)
  const published = textWithin(item, 'pubDate')
  return [{
    guid: textWithin(item, 'guid') ?? link,
    url: link,
    canonicalUrl: isOpaque(link) ? null : canonicalUrl(link),
    title: withoutOutlet(title, name),
    // The description repeats headline and outlet as links; there is no text of the article.
    text: '',
    author: name,
    language: null,
    publishedAt: readInstant(published),
    publishedRaw: published,
    updatedAt: null,
    kind: 'article',
    ...(outlet !== null && { outlet }),
  }]
}

/**
 * Reads a search of Google News (`news.google.com/rss/search?q=…`): at most 100 headlines with outlet and date, no text. It is a
 * means to discover; the article itself comes from the outlet.
 */
export const readSearchFeed = (body: string): SearchFeed | Unusable => {
  const { root, channelTitle, items } = findElements(body, 'item')
  if (root !== 'rss') return unusable(looksLikeChallenge(body) ? 'challenge' : 'not-a-feed', `the answer begins with <${root ?? ''}>`.slice(0, 80))
  return { ok: true, title: channelTitle, posts: items.flatMap(toDraft) }
}
