import { parseUrl } from '@kentongan/text'

/** The streams that can be listened to, by the path of their address, with the timeline that shows the same. */
const streams: Readonly<Record<string, { readonly stream: string; readonly timeline: string; readonly local?: true }>> = {
  '/api/v1/streaming/public': { stream: 'public', timeline: '/api/v1/timelines/public' },
  '/api/v1/streaming/public/local': { stream: 'public:local', timeline: '/api/v1/timelines/public', local: true },
  '/api/v1/streaming/hashtag': { stream: 'hashtag', timeline: '/api/v1/timelines/tag/' },
  '/api/v1/streaming/hashtag/local': { stream: 'hashtag:local', timeline: '/api/v1/timelines/tag/', local: true },
}

export type StreamingAddress = {
  /** Where to listen on this server, or on the one that it names for it ({@link readStreamingBase}). */
  readonly listen: (base: string | null) => string
  /** The timeline that fills what was missed. */
  readonly timeline: string
}

/** What a stream's address (`https://server/api/v1/streaming/hashtag?tag=banjir`) leads to; null where it is none. */
export const streamingAddress = (address: string): StreamingAddress | null => {
  const url = new URL(address)
  const known = streams[url.pathname.replace(/\/$/, '')]
  const tag = url.searchParams.get('tag')
  if (known === undefined || (known.stream.startsWith('hashtag') && !tag)) return null
  const { protocol, host } = url
  const secure = protocol === 'https:' || protocol === 'wss:'
  const timeline = new URL(`${secure ? 'https' : 'http'}://${host}${known.timeline}${known.timeline.endsWith('/') ? encodeURIComponent(tag!) : ''}`)
  if (known.local) timeline.searchParams.set('local', 'true')
  return {
    timeline: timeline.href,
    listen: base => {
      // A key that is asked for over TLS is not sent without it.
      const elsewhere = base !== null && (!secure || base.startsWith('wss:')) ? base : null
      const listening = new URL('/api/v1/streaming', elsewhere ?? `${secure ? 'wss' : 'ws'}://${host}`)
      listening.searchParams.set('stream', known.stream)
      if (known.stream.startsWith('hashtag')) listening.searchParams.set('tag', tag!)
      return listening.href
    },
  }
}

/** Where a server lets people listen, as its `/api/v2/instance` says (`configuration.urls.streaming`); null where it does not. */
export const readStreamingBase = (body: string): string | null => {
  try {
    const { configuration } = JSON.parse(body) as { readonly configuration?: { readonly urls?: { readonly streaming?: unknown } } }
    const base = configuration?.urls?.streaming
    return typeof base === 'string' && /^wss?:$/.test(parseUrl(base)?.protocol ?? '') ? base : null
  } catch {
    return null
  }
}
