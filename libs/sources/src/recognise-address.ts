import { parseUrl } from '@kentongan/text'

/** What an address may stand for; those that are not sure are tried in their order. */
export type Recognised = {
  readonly kind: 'mastodon' | 'telegram' | 'youtube' | 'google-news' | 'gdelt'
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

const mastodonTag = (tag: string, host: string, sure: boolean): Recognised => ({
  kind: 'mastodon', url: `https://${host}/api/v1/timelines/tag/${encodeURIComponent(tag)}`, siteUrl: `https://${host}/tags/${encodeURIComponent(tag)}`, title: `#${tag} (${host})`, sure,
})

const mastodonPublic = (host: string, part: string | undefined): Recognised => ({
  kind: 'mastodon', url: `https://${host}/api/v1/timelines/public${part === 'local' ? '?local=true' : ''}`, siteUrl: `https://${host}/public${part === 'local' ? '/local' : ''}`, title: host, sure: false,
})

const readHandle = (text: string): Recognised | null => {
  const account = new RegExp(`^@?([\\w.-]+)@(${hostName})$`, 'i').exec(text)
  if (account) return mastodonAccount(account[1]!, account[2]!.toLowerCase(), text.startsWith('@'))
  const tag = new RegExp(`^#([\\p{L}\\p{N}_]+)@(${hostName})$`, 'iu').exec(text)
  return tag ? mastodonTag(tag[1]!, tag[2]!.toLowerCase(), true) : null
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
const readYoutube = (url: URL): Recognised | null => {
  if (!/^(?:www\.|m\.)?youtube\.com$/.test(url.hostname)) return null
  const id = /^\/channel\/(UC[\w-]{22})/.exec(url.pathname)?.[1] ?? (url.pathname === '/feeds/videos.xml' ? url.searchParams.get('channel_id') : null)
  if (id) return youtube(`https://www.youtube.com/feeds/videos.xml?channel_id=${encodeURIComponent(id)}`, `https://www.youtube.com/channel/${id}`)
  const page = /^\/(?:@[\w.-]+|c\/[^/]+|user\/[^/]+)/.exec(url.pathname)?.[0]
  return page === undefined ? null : youtube(`https://www.youtube.com${page}`, `https://www.youtube.com${page}`)
}

const readGoogleNews = (url: URL): Recognised | null => {
  const words = url.searchParams.get('q')?.trim()
  if (url.hostname !== 'news.google.com' || !words || !/^\/(?:rss\/)?search$/.test(url.pathname)) return null
  return googleNewsSearch(words)
}

const indonesian = 'hl=id&gl=ID&ceid=ID:id'

/** A search of Google News for Indonesia, in Indonesian; of the last day, unless the words say otherwise. */
export const googleNewsSearch = (words: string): Recognised => {
  const query = encodeURIComponent(/\b(?:when|after|before):/.test(words) ? words : `${words} when:1d`)
  return { kind: 'google-news', url: `https://news.google.com/rss/search?q=${query}&${indonesian}`, siteUrl: `https://news.google.com/search?q=${query}&${indonesian}`, title: `Google News: ${words}`, sure: true }
}

/** A search of GDELT for words, among Indonesian-language news of Indonesia unless the words name a language or country. */
export const gdeltSearch = (words: string): Recognised => {
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

const readMastodon = ({ host, pathname, search }: URL): Recognised | null => {
  const account = /^\/@([\w.-]+)(?:@[\w.-]+)?\/?$/.exec(pathname)?.[1]
  if (account !== undefined) return mastodonAccount(account, host, false)
  const tag = decodeTag(/^\/tags\/([^/]+)\/?$/.exec(pathname)?.[1])
  if (tag !== null) return mastodonTag(tag, host, false)
  const shown = /^\/public(?:\/(local))?\/?$/.exec(pathname)
  if (shown) return mastodonPublic(host, shown[1])
  const timeline = /^\/api\/v1\/(?:timelines\/(?:public|tag\/([^/]+))|accounts\/\d+\/statuses)$/.exec(pathname)
  if (timeline === null) return null
  const named = decodeTag(timeline[1])
  const title = named === null ? host : `#${named} (${host})`
  return { kind: 'mastodon', url: `https://${host}${pathname}${search}`, siteUrl: `https://${host}/`, title, sure: true }
}

const readUrl = (address: string): Recognised | null => {
  const url = parseUrl(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const found = [readTelegram, readYoutube, readGoogleNews, readGdelt, readMastodon].map(read => read(url)).find(each => each !== null)
  if (!found) return null
  // A server of one's own may stand without https, in an intranet or a rehearsal.
  return found.kind === 'mastodon' && url.protocol === 'http:' ? { ...found, url: found.url.replace(/^https:/, 'http:') } : found
}

const isAddress = (text: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(text) || new RegExp(`^(?:${hostName}|localhost)(?::\\d+)?(?:[/?#]|$)`, 'i').test(text)

/**
 * What a person may mean by an address, a handle (`@kota@mastodon.social`), a hashtag of a server (`#banjir@mastodon.social`), a
 * Telegram, YouTube or Google News address, or plain words (a search of Google News, and one of GDELT). Empty where it looks
 * like a site or feed and nothing else.
 */
export const recogniseAddress = (typed: string): readonly Recognised[] => {
  const text = typed.trim()
  const handle = readHandle(text)
  if (handle !== null) return [handle]
  if (!isAddress(text)) return /\p{L}{2}/u.test(text) ? [googleNewsSearch(text), gdeltSearch(text)] : []
  const found = readUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  return found === null ? [] : [found]
}
