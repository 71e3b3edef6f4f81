import type { JsonMapping } from '@kentongan/contracts'
import { canonicalUrl } from '@kentongan/posts'
import { firstWords } from '../first-words'
import { looksLikeChallenge, unusable, type NamedDraft, type Unusable } from '../pulled-page'
import { resolveLink } from '../read-feed/choose-link'
import { htmlToLine, htmlToText } from '../read-feed/html-to-text'
import { parseFeedDate } from '../read-feed/parse-feed-date'
import { atPath, isObject, textAt, type Json } from './json-path'

export type JsonPosts = { readonly ok: true, readonly posts: readonly NamedDraft[] }
/** `url`: the document's address, for relative links. `zone`: of dates that name none. */
export type JsonDocument = { readonly url: string, readonly zone: string }

/** A list that grows without end is read from its beginning, where interfaces put what is new. */
const mostItems = 1_000

/** The address as published and as an identity. */
const addressOf = (written: string | null, base: string): Pick<NamedDraft, 'url' | 'canonicalUrl'> => {
  const url = resolveLink(written ?? '', [], base)
  return { url, canonicalUrl: url === null ? null : canonicalUrl(url) }
}

const dateOf = (written: string | null, zone: string): Pick<NamedDraft, 'publishedAt' | 'publishedRaw'> =>
  ({ publishedAt: written === null ? null : parseFeedDate(written, zone), publishedRaw: written })

const toDraft = (item: Json, mapping: JsonMapping, { url: base, zone }: JsonDocument): readonly NamedDraft[] => {
  const text = htmlToText(textAt(item, mapping.text) ?? '')
  const title = htmlToLine(textAt(item, mapping.title) ?? '') || firstWords(text)
  if (title === '') return []
  const address = addressOf(textAt(item, mapping.url), base)
  const date = dateOf(textAt(item, mapping.date), zone)
  return [{
    guid: textAt(item, mapping.id) ?? address.canonicalUrl ?? JSON.stringify([title, date.publishedRaw, text]),
    ...address,
    title,
    text,
    author: htmlToLine(textAt(item, mapping.author) ?? '') || null,
    language: null,
    ...date,
    updatedAt: null,
    kind: 'article',
  }]
}

/** A body as JSON; `ok: false` says what came instead. */
export const parseJson = (body: string): { readonly ok: true, readonly value: unknown } | Unusable => {
  try {
    return { ok: true, value: JSON.parse(body.replace(/^\ufeff/, '')) }
  } catch {
    return unusable(looksLikeChallenge(body) ? 'challenge' : 'not-json', `the answer begins with ${JSON.stringify(body.slice(0, 40))}`)
  }
}

/**
 * Reads posts from any JSON document, by a mapping that says where it keeps what a post needs. HTML becomes text, relative links
 * are resolved, dates are read as feeds write them (ISO 8601, RFC 822, Indonesian, epoch seconds and milliseconds). An item
 * without title and text is passed over; where all are, or there is no list, the document has another shape than the mapping.
 */
export const readJsonPosts = (body: string, mapping: JsonMapping, document: JsonDocument): JsonPosts | Unusable => {
  const parsed = parseJson(body)
  if (!parsed.ok) return parsed
  const list = atPath(parsed.value, mapping.items)
  if (!Array.isArray(list)) return unusable('other-shape', `no list at "${mapping.items}"`)
  const items = list.slice(0, mostItems).filter(isObject)
  const posts = items.flatMap(item => toDraft(item, mapping, document))
  if (list.length > 0 && posts.length === 0) return unusable('other-shape', `no text at "${mapping.title}" of any item`)
  return { ok: true, posts }
}
