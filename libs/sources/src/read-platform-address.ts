import { blueskySearch } from './bluesky/bluesky-search'
import { facebookPage } from './facebook/facebook-page'
import { readGoogleAlertsAddress } from './google-alerts/recognise-alerts'
import { instagramTag } from './instagram/instagram-tag'
import type { Recognised } from './recognise-address'
import { threadsSearch } from './threads/threads-search'
import { xSearch } from './x/x-search'
import { youtubeComments, youtubeSearch } from './youtube-api/youtube-sources'

type Found = Omit<Recognised, 'sure'> | null
type Reader = (url: URL, at: readonly string[]) => Found

const words = (url: URL, name: string): string | null => url.searchParams.get(name)?.trim() || null

/** Paths of a platform that are no account. */
const ownPages = /^(?:home|explore|i|search|settings|login|signup|notifications|messages|groups|events|watch|marketplace|gaming|pages|reel|reels|stories|share|profile\.php|story\.php|permalink\.php|hashtag|help|privacy|tos|about|intent)$/i
const account = (written: string | undefined, shape: RegExp): string | null =>
  (written !== undefined && shape.test(written) && !ownPages.test(written) ? written : null)

const readBluesky: Reader = (url, [part, name]) => {
  if (part === 'search') return found(words(url, 'q'), blueskySearch)
  if (part === 'hashtag') return found(name, tag => blueskySearch(`#${tag}`))
  return part === 'profile' ? found(name, handle => blueskySearch(`from:${handle}`)) : null
}

const readX: Reader = (url, [part, name]) => {
  if (part === 'search') return found(words(url, 'q'), xSearch)
  if (part === 'hashtag') return found(name, tag => xSearch(`#${tag}`))
  return found(account(part, /^\w{1,15}$/), handle => xSearch(`from:${handle}`))
}

const readVideo: Reader = (url, [part, name]) => {
  if (part === 'results') return found(words(url, 'search_query'), youtubeSearch)
  const id = part === 'watch' ? words(url, 'v') : part === 'shorts' || part === 'live' ? name : null
  return video(id)
}

const video = (id: string | null | undefined): Found => found(id && /^[\w-]{11}$/.test(id) ? id : null, youtubeComments)

const found = (written: string | null | undefined, build: (written: string) => NonNullable<Found>): Found => (written ? build(written) : null)

const readers: Readonly<Record<string, Reader>> = {
  'bsky.app': readBluesky,
  'x.com': readX,
  'twitter.com': readX,
  'threads.net': (url, [part]) => (part === 'search' ? found(words(url, 'q'), threadsSearch) : null),
  'threads.com': (url, [part]) => (part === 'search' ? found(words(url, 'q'), threadsSearch) : null),
  'instagram.com': (_url, [part, next, tag]) => (part === 'explore' && next === 'tags' ? found(tag, instagramTag) : null),
  'facebook.com': (_url, [part]) => found(account(part, /^[\w.-]+$/), facebookPage),
  'youtube.com': readVideo,
  'youtu.be': (_url, [id]) => video(id),
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What an address of a platform that has searches, hashtags or pages of its own stands for; empty for any other. */
export const readPlatformAddress = (url: URL): readonly Recognised[] => {
  const alerts = readGoogleAlertsAddress(url)
  if (alerts !== null) return [alerts]
  const read = readers[url.hostname.replace(/^(?:www|m|mobile)\./, '')]
  const seen = read?.(url, url.pathname.split('/').filter(Boolean).map(decoded)) ?? null
  return seen === null ? [] : [{ ...seen, sure: true }]
}
