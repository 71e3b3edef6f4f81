import { canonicalUrl } from '@kentongan/posts'
import { recogniseLanguage } from '@kentongan/text'
import { firstWords } from '../first-words'
import type { NamedDraft } from '../pulled-page'
import { readInstant } from '../read-instant'
import type { StreamEvent, StreamedPost } from '../stream-event'

/** `at`: where the stream stands behind it, in microseconds since 1970; null where that cannot be read. `event`: null for what says nothing to us. */
export type JetstreamMessage = { readonly at: number | null; readonly event: StreamEvent | null }

type Json = Readonly<Record<string, unknown>>

const posts = 'app.bsky.feed.post'
const reposts = 'app.bsky.feed.repost'

const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? value as Json : {})
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const isPostAddress = (uri: string): boolean => uri.startsWith('at://') && uri.includes(`/${posts}/`)
export const postAddressOf = (value: unknown): string | null => {
  const uri = textOf(value)
  return uri !== null && isPostAddress(uri) ? uri : null
}

/** An account's page. By its lasting name, since handles change. */
export const skyPage = (did: string): string => `https://bsky.app/profile/${did}`

/** A quoted post, alone or beside pictures (lexicons app.bsky.embed.record and recordWithMedia). */
export const quotedBy = (embed: Json): string | null => {
  const { record } = embed
  return postAddressOf(objectOf(record)['uri']) ?? postAddressOf(objectOf(objectOf(record)['record'])['uri'])
}

/** Long before there was anything to bring along from elsewhere. */
const earliest = new Date(Date.UTC(1995, 0, 1))

/** The client writes `createdAt` and may write anything; nothing was published after the relay had it. */
const publishedAt = (createdAt: string | null, at: number): Date => {
  const received = new Date(Math.floor(at / 1_000))
  const written = readInstant(createdAt)
  return written === null || written > received || written < earliest ? received : written
}

const draftOf = (ref: string, did: string, rkey: string, record: Json, post: Pick<StreamedPost, 'title' | 'text' | 'lang'>, at: number): NamedDraft => {
  const url = `${skyPage(did)}/post/${rkey}`
  const createdAt = textOf(record['createdAt'])
  return {
    guid: ref,
    url,
    canonicalUrl: canonicalUrl(url),
    title: post.title,
    text: post.text,
    author: null,
    language: post.lang || null,
    publishedAt: publishedAt(createdAt, at),
    publishedRaw: createdAt,
    updatedAt: null,
    kind: 'post',
    social: {
      ref,
      author: { handle: null, name: null, url: skyPage(did), followers: null },
      likes: null, replies: null, shares: null, views: null,
      replyTo: postAddressOf(objectOf(objectOf(record['reply'])['parent'])['uri']),
      quoteOf: quotedBy(objectOf(record['embed'])),
    },
  }
}

const readPost = (did: string, rkey: string, record: Json, edited: boolean, at: number): StreamEvent | null => {
  const text = textOf(record['text'])?.trim()
  if (!text) return null
  const ref = `at://${did}/${posts}/${rkey}`
  const { langs } = record
  const declared = Array.isArray(langs) ? textOf(langs[0])?.toLowerCase() : undefined
  const lang = declared || (recogniseLanguage(text) ?? '')
  const post = { title: firstWords(text), text, lang }
  return { kind: 'post', ref, edited, ...post, author: '', draft: () => draftOf(ref, did, rkey, record, post, at) }
}

const readRepost = (did: string, rkey: string, record: Json, at: number): StreamEvent | null => {
  const of = postAddressOf(objectOf(record['subject'])['uri'])
  if (of === null) return null
  return { kind: 'repost', of, repost: { ref: `at://${did}/${reposts}/${rkey}`, handle: null, followers: null, at: publishedAt(textOf(record['createdAt']), at) } }
}

/** Names as atproto allows them; what is none would make an address that leads elsewhere. */
const recordKey = /^[\w.:~-]{1,512}$/
const accountName = /^did:[a-z]+:[\w.:%-]{1,2000}$/
const handleName = /^[a-z\d.-]{1,253}$/i

const readCommit = (did: string, commit: Json, at: number): StreamEvent | null => {
  const { collection, operation, rkey } = commit
  if ((collection !== posts && collection !== reposts) || typeof rkey !== 'string' || !recordKey.test(rkey)) return null
  if (operation === 'delete') return { kind: 'deleted', ref: `at://${did}/${collection}/${rkey}` }
  if (operation !== 'create' && operation !== 'update') return null
  const record = objectOf(commit['record'])
  return collection === posts ? readPost(did, rkey, record, operation === 'update', at) : readRepost(did, rkey, record, at)
}

/** Of what may become of an account these two are for good; a suspended or deactivated one may come back. */
const endings: readonly unknown[] = ['deleted', 'takendown']

const readEvent = (did: string, message: Json, at: number): StreamEvent | null => {
  const { kind } = message
  if (kind === 'commit') return readCommit(did, objectOf(message['commit']), at)
  if (kind === 'account') return endings.includes(objectOf(message['account'])['status']) ? { kind: 'gone', author: skyPage(did) } : null
  const handle = kind === 'identity' ? textOf(objectOf(message['identity'])['handle']) : null
  return handle === null || !handleName.test(handle) ? null : { kind: 'renamed', author: skyPage(did), handle: `@${handle}` }
}

const parse = (text: string): Json => {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return {}
  }
}

/**
 * Reads one message of Bluesky's Jetstream (github.com/bluesky-social/jetstream). Never throws: what is no JSON, of another shape or
 * of a kind that we do not want is no event.
 */
export const readJetstreamEvent = (text: string): JetstreamMessage => {
  const message = parse(text)
  const { did, time_us: at } = message
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at <= 0) return { at: null, event: null }
  if (typeof did !== 'string' || !accountName.test(did)) return { at, event: null }
  return { at, event: readEvent(did, message, at) }
}
