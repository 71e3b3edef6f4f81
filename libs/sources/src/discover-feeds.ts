import { parseUrl } from '@kentongan/text'
import { Parser } from 'htmlparser2'

export type DiscoveredFeed = {
  readonly url: string
  readonly title: string | null
  /** 'link': the page names it. 'guess': a usual address, to be tried. */
  readonly from: 'link' | 'guess'
}

/** application/json alone is WordPress' interface for programs, not a feed. */
const feedTypes = /^application\/(?:rss|atom|rdf)\+xml$|^application\/feed\+json$|^(?:text|application)\/xml$/

/** Where common systems keep their feed: WordPress and most portals first, then Blogger and Joomla, which many offices run. */
const usualPaths = [
  '/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feeds/posts/default?alt=rss',
  '/index.php?format=feed&type=rss',
]

/** No page nests deeper by intent; the parser's time grows with the square of the depth, so the rest of a deeper page is left. */
const deepest = 256

type Link = { readonly rel: string, readonly type: string, readonly href: string, readonly title: string }

type Page = { readonly base: string | null, readonly links: readonly Link[] }

const readPage = (html: string): Page => {
  const links: Link[] = []
  let base: string | null = null
  let depth = 0
  const parser = new Parser({
    onclosetag: () => {
      depth -= 1
    },
    onopentag: (name, { rel = '', type = '', href = '', title = '' }) => {
      depth += 1
      if (depth > deepest) parser.pause()
      if (name === 'base' && href !== '') base ??= href
      const mediaType = type.toLowerCase().replace(/;.*/s, '').trim()
      if (name === 'link') links.push({ rel: rel.toLowerCase(), type: mediaType, href, title })
    },
  })
  parser.end(html)
  return { base, links }
}

const isFeed = ({ rel, type, href }: Link): boolean => {
  const rels = rel.split(/\s+/)
  return href.trim() !== '' && (rels.includes('feed') || (rels.includes('alternate') && feedTypes.test(type)))
}

const resolve = (href: string, base: string): string | null => {
  const url = parseUrl(href, base)
  if (url === null) return null
  url.hash = ''
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}

const isOfComments = ({ url, title }: DiscoveredFeed): boolean =>
  /comments?\b|komentar/i.test(new URL(url).pathname + new URL(url).search) || /\b(?:comments?|komentar)\b/i.test(title ?? '')

const linked = ({ base, links }: Page, pageUrl: string): readonly DiscoveredFeed[] => {
  const root = (base === null ? null : resolve(base, pageUrl)) ?? pageUrl
  return links.filter(isFeed).flatMap(({ href, title }) => {
    const url = resolve(href, root)
    return url === null ? [] : [{ url, title: title.replace(/\s+/g, ' ').trim() || null, from: 'link' as const }]
  })
}

const guessed = (pageUrl: string): readonly DiscoveredFeed[] =>
  usualPaths.map(path => ({ url: new URL(path, pageUrl).href, title: null, from: 'guess' }))

/** /feed and /feed/ are one; asking for both would cost a request. */
const sameAddress = (url: string): string => url.replace(/^http:/, 'https:').replace(/\/$/, '')

const withoutDoubles = (feeds: readonly DiscoveredFeed[]): readonly DiscoveredFeed[] => {
  const seen = new Set<string>()
  return feeds.filter(({ url }) => !seen.has(sameAddress(url)) && seen.add(sameAddress(url)))
}

/**
 * The feeds a page may have, likeliest first: those it names in `<link rel=alternate>` (RSS, Atom, JSON Feed) in its own order,
 * then the usual addresses of its host, then feeds of comments. Nothing is fetched: each is to be tried through the guard.
 *
 * @param html the page, any quality of markup
 * @param pageUrl the address it was read from, after redirects
 */
export const discoverFeeds = (html: string, pageUrl: string): readonly DiscoveredFeed[] => {
  if (resolve(pageUrl, pageUrl) === null) return []
  const found = linked(readPage(html), pageUrl)
  const comments = found.filter(isOfComments)
  const posts = found.filter(feed => !comments.includes(feed))
  return withoutDoubles([...posts, ...guessed(pageUrl), ...comments])
}
