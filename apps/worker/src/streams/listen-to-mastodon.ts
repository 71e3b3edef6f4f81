import { isDeepStrictEqual } from 'node:util'
import type { StreamSource } from '@kentongan/platform/db'
import type { HttpFetch } from '@kentongan/platform/http-fetch'
import type { Access, PlatformAccess } from '@kentongan/platform/secrets'
import { pullSource, type PlatformSecret } from '@kentongan/platform/social-reader'
import { compareIds, readStreamingBase, readStreamingMessage, streamedDraft, streamingAddress, type StreamingAddress } from '@kentongan/sources'
import type { NoTarget, StreamPlatform } from './stream-platform'

type Deps = { readonly http: Pick<HttpFetch, 'fetch'>; readonly access: PlatformAccess; readonly now: () => Date }
type Keyed = Pick<Access, 'spend' | 'noteRefusal'> & { readonly key: PlatformSecret }

/** A hashtag may rest for days, but the server gives signs of life. */
const silenceMs = 60_000

/** With a key in our hands both say that it is not good. */
const refusals: readonly string[] = ['unauthorized', 'key-refused']

const refused = (reason: string, detail: string): NoTarget => ({ ok: false, reason, status: null, detail, retryAfterSeconds: null })

/** A Mastodon server's streaming, which wants a key. It tells nothing of what was missed: the timeline does. */
export function listenToMastodon(deps: Deps, source: StreamSource): StreamPlatform {
  const address = streamingAddress(source.url)
  const { host } = new URL(source.url)
  let cursor = source.cursor
  let keyed: Keyed | null = null
  // A connection that is cut while it waits still hands over what it had read, and that lies behind what was missed.
  let isMissing = true
  return {
    target: async () => {
      if (address === null) return refused('no-stream', 'no address of a stream')
      const { key, spend, noteRefusal } = await deps.access('mastodon', address.timeline)
      if (key === null) return refused('key-missing', `no key for ${host}`)
      keyed = { key, spend, noteRefusal }
      return { ok: true, url: address.listen(await findBase(deps.http, address)), headers: { authorization: `Bearer ${key['token']}` } }
    },
    silenceMs,
    quiet: true,
    read: message => {
      const { id, event } = readStreamingMessage(message, host)
      if (id !== null && !isMissing) cursor = { newest: newer(cursor, id) }
      return event
    },
    catchUp: async keep => {
      const { key, spend } = keyed!
      const pulled = await pullSource('mastodon', { url: address!.timeline, cursor, now: deps.now(), http: deps.http, key, spend, mapping: null, zone: source.timeZone })
      if (!pulled.ok) return pulled
      for (const draft of pulled.posts) keep(streamedDraft(draft, false))
      const isStuck = pulled.more && isDeepStrictEqual(pulled.cursor, cursor)
      cursor = pulled.cursor
      isMissing = pulled.more
      return isStuck ? { ...refused('cut-off', 'the timeline breaks off where it did before'), retryAfterSeconds: pulled.retryAfterSeconds } : { ok: true, more: isMissing }
    },
    explain: async failure => {
      if (keyed === null || !refusals.includes(failure.reason)) return failure
      await keyed.noteRefusal('key-refused', failure.detail)
      return { ...failure, reason: 'key-refused' }
    },
    cursor: () => cursor,
  }
}

/** Large servers let people listen on another host, and say so. */
async function findBase(http: Deps['http'], { timeline }: StreamingAddress): Promise<string | null> {
  const answer = await http.fetch({ url: new URL('/api/v2/instance', timeline).href, accept: 'application/json' })
  return answer.ok && answer.status === 200 ? readStreamingBase(new TextDecoder().decode(answer.body)) : null
}

function newer(cursor: object | null, id: string): string {
  const { newest } = (cursor ?? {}) as { readonly newest?: string }
  return newest !== undefined && compareIds(newest, id) > 0 ? newest : id
}
