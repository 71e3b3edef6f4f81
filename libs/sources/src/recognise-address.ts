import type { SourceKind } from '@kentongan/contracts'
import { parseUrl } from '@kentongan/text'
import { blueskySearch } from './bluesky/bluesky-search'
import { factCheckSearch } from './fact-check/fact-check-search'
import { instagramTag } from './instagram/instagram-tag'
import { readPlatformAddress } from './read-platform-address'
import { threadsSearch } from './threads/threads-search'
import { xSearch } from './x/x-search'
import { youtubeComments, youtubeSearch } from './youtube-api/youtube-sources'

/** What an address may stand for; those that are not sure are tried in their order. */
export type Recognised = {
  readonly kind: Exclude<SourceKind, 'feed' | 'json' | 'file'>
  /** Where it is fetched. For a Mastodon account: where its number is asked for. */
  readonly url: string
  readonly siteUrl: string
  readonly title: string
  /** Where the words could mean something else, a feed is looked for as well. */
  readonly sure: boolean
}

const hostName = '(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}'

const mastodonAccount = (user: string, host: string, sure: boolean): Recognised => ({
  kind: 'mastodon', url: `https://${host}/api/v1/accounts/lookup?acct=${encodeURIComponent(user)}`, siteUrl: `https://${host}/@${user}`, title: `@${user}@${host}`, sure,
})

/** A tag can be asked for, and with a token listened to. */
const mastodonTag = (tag: string, host: string, sure: boolean): readonly Recognised[] => {
  const [name, siteUrl] = [encodeURIComponent(tag), `https://${host}/tags/${encodeURIComponent(tag)}`]
  const title = `#${tag} (${host})`
  return [
    { kind: 'mastodon', url: `https://${host}/api/v1/timelines/tag/${name}`, siteUrl, title, sure },
    { kind: 'mastodon-stream', url: `https://${host}/api/v1/streaming/hashtag?tag=${name}`, siteUrl, title, sure },
  ]
}

const mastodonPublic = (host: string, part: string | undefined): readonly Recognised[] => {
  const [query, path] = part === 'local' ? ['?local=true', '/local'] : ['', '']
  const siteUrl = `https://${host}/public${path}`
  return [
    { kind: 'mastodon', url: `https://${host}/api/v1/timelines/public${query}`, siteUrl, title: host, sure: false },
    { kind: 'mastodon-stream', url: `https://${host}/api/v1/streaming/public${path}`, siteUrl, title: host, sure: false },
  ]
}

const readHandle = (text: string): readonly Recognised[] => {
  const account = new RegExp(`^@?([\\w.-]+)@(${hostName})$`, 'i').exec(text)
  if (account) return [mastodonAccount(account[1]!, account[2]!.toLowerCase(), text.startsWith('@'))]
  const tag = new RegExp(`^#([\\p{L}\\p{N}_]+)@(${hostName})$`, 'iu').exec(text)
  return tag ? mastodonTag(tag[1]!, tag[2]!.toLowerCase(), true) : []
}

const telegram = (name: string): Recognised => {
  const channel = name.toLowerCase()
  return { kind: 'telegram', url: `https://t.me/s/${channel}`, siteUrl: `https://t.me/${channel}`, title: `@${channel}`, sure: true }
}

const readTelegram = ({ hostname, pathname }: URL): Recognised | null => {
  if (!/^(?:www\.)?(?:t|telegram)\.me$/.test(hostname)) return null
  const name = /^\/(?:s\/)?([a-z][\w]{3,31})(?:\/.*)?$/i.exec(pathname)?.[1]
  return name === undefined || /^(?:joinchat|share|addlist|proxy)$/i.test(name) ? null : telegram(name)
}

const youtube = (url: string, siteUrl: string): Recognised => ({ kind: 'youtube', url, siteUrl, title: 'YouTube', sure: true })

/** A channel's number stands in its address; behind a name (`/@kota`) it must be looked up on the page. */
const readYoutube = (url: URL): readonly Recognised[] => {
  if (!/^(?:www\.|m\.)?youtube\.com$/.test(url.hostname)) return []
  const id = /^\/channel\/(UC[\w-]{22})/.exec(url.pathname)?.[1] ?? (url.pathname === '/feeds/videos.xml' ? url.searchParams.get('channel_id') : null)
  if (id) return [youtube(`https://www.youtube.com/feeds/videos.xml?channel_id=${encodeURIComponent(id)}`, `https://www.youtube.com/channel/${id}`), { ...youtubeComments(id), sure: true }]
  const page = /^\/(?:@[\w.-]+|c\/[^/]+|user\/[^/]+)/.exec(url.pathname)?.[0]
  return page === undefined ? [] : [youtube(`https://www.youtube.com${page}`, `https://www.youtube.com${page}`)]
}

const readGoogleNews = (url: URL): Recognised | null => {
  const words = url.searchParams.get('q')?.trim()
  if (url.hostname !== 'news.google.com' || !words || !/^\/(?:rss\/)?search$/.test(url.pathname)) return null
  return googleNewsSearch(words)
}

const indonesian = 'hl=id&gl=ID&ceid=ID:id'

/** A search of Google News for Indonesia, in Indonesian; of the last day, unless the words say otherwise. */
const googleNewsSearch = (words: string): Recognised => {
  const query = encodeURIComponent(/\b(?:when|after|before):/.test(words) ? words : `${words} when:1d`)
  return { kind: 'google-news', url: `https://news.google.com/rss/search?q=${query}&${indonesian}`, siteUrl: `https://news.google.com/search?q=${query}&${indonesian}`, title: `Google News: ${words}`, sure: true }
}

/** A search of GDELT for words, among Indonesian-language news of Indonesia unless the words name a language or country. */
const gdeltSearch = (words: string): Recognised => {
  const query = /\bsource(?:lang|country):/.test(words) ? words : `${words} sourcelang:indonesian sourcecountry:ID`
  const url = new URL('https://api.gdeltproject.org/api/v2/doc/doc')
  url.searchParams.set('query', query)
  return { kind: 'gdelt', url: url.href, siteUrl: 'https://www.gdeltproject.org/', title: `GDELT: ${words}`, sure: true }
}

const readGdelt = (url: URL): Recognised | null => {
  const words = url.searchParams.get('query')?.trim()
  return url.hostname === 'api.gdeltproject.org' && words ? gdeltSearch(words) : null
}

const decodeTag = (written: string | undefined): string | null => {
  try {
    return written === undefined ? null : decodeURIComponent(written)
  } catch {
    return null
  }
}

const readMastodon = ({ host, pathname, search }: URL): readonly Recognised[] => {
  const account = /^\/@([\w.-]+)(?:@[\w.-]+)?\/?$/.exec(pathname)?.[1]
  if (account !== undefined) return [mastodonAccount(account, host, false)]
  const tag = decodeTag(/^\/tags\/([^/]+)\/?$/.exec(pathname)?.[1])
  if (tag !== null) return mastodonTag(tag, host, false)
  const shown = /^\/public(?:\/(local))?\/?$/.exec(pathname)
  if (shown) return mastodonPublic(host, shown[1])
  const timeline = /^\/api\/v1\/(?:timelines\/(?:public|tag\/([^/]+))|accounts\/\d+\/statuses)$/.exec(pathname)
  if (timeline === null) return []
  const named = decodeTag(timeline[1])
  const title = named === null ? host : `#${named} (${host})`
  return [{ kind: 'mastodon', url: `https://${host}${pathname}${search}`, siteUrl: `https://${host}/`, title, sure: true }]
}

const listed = <Found>(found: Found | null): readonly Found[] => (found === null ? [] : [found])

/** A stream of Bluesky's posts (Jetstream), of whichever server. */
const readStream = (url: URL): Recognised => ({ kind: 'bluesky', url: url.href, siteUrl: 'https://bsky.app/', title: `Bluesky (${url.host})`, sure: true })

const readers: readonly ((url: URL) => readonly Recognised[])[] = [
  url => listed(readTelegram(url)), readYoutube, readPlatformAddress, url => listed(readGoogleNews(url)), url => listed(readGdelt(url)), readMastodon,
]

const readUrl = (address: string): readonly Recognised[] => {
  const url = parseUrl(address)
  if (url === null) return []
  if (/^wss?:$/.test(url.protocol)) return [readStream(url)]
  if (!/^https?:$/.test(url.protocol)) return []
  const found = readers.map(read => read(url)).find(each => each.length > 0) ?? []
  // A server of one's own may stand without https, in an intranet or a rehearsal.
  return url.protocol === 'http:' ? found.map(each => (each.kind.startsWith('mastodon') ? { ...each, url: each.url.replace(/^https:/, 'http:') } : each)) : found
}

const isAddress = (text: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(text) || new RegExp(`^(?:${hostName}|localhost)(?::\\d+)?(?:[/?#]|$)`, 'i').test(text)

/** All searches for words: what needs no key first. A single hashtag is looked for as one where the platform knows them. */
const searches = (words: string): readonly Recognised[] => {
  const tags = /^#[\p{L}\p{N}_]+$/u.test(words) ? [instagramTag(words)] : []
  const keyed = [blueskySearch(words), youtubeSearch(words), threadsSearch(words), xSearch(words), ...tags, factCheckSearch(words)]
  return [googleNewsSearch(words), gdeltSearch(words), ...keyed.map(each => ({ ...each, sure: true }))]
}

/**
 * What a person may mean by an address, a handle (`@kota@mastodon.social`), a hashtag of a server (`#banjir@mastodon.social`), an
 * address of a platform, or plain words (searches). Empty where it looks like a site or feed and nothing else.
 */
export const recogniseAddress = (typed: string): readonly Recognised[] => {
  const text = typed.trim()
  const handle = readHandle(text)
  if (handle.length > 0) return handle
  if (!isAddress(text)) return /\p{L}{2}/u.test(text) ? searches(text) : []
  return readUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`)
}
