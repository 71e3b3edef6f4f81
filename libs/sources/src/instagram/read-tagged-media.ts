import { canonicalUrl } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { z } from 'zod'
import { firstWords } from '../first-words'
import type { NamedDraft, Unusable } from '../pulled-page'
import { readInstant } from '../read-instant'
import { MetaPage, nextOf } from '../meta/meta-page'
import { Count, Maybe, readList, Words } from '../wire-fields'

export type TaggedMedia = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  /** Of all media of the page, those without words included. */
  readonly ids: readonly string[]
  readonly times: readonly (Date | null)[]
  readonly next: string | null
}

const Media = z.object({ id: z.string().min(1), caption: Words, permalink: Maybe, timestamp: Maybe, media_type: Maybe, like_count: Count, comments_count: Count })
type Media = z.infer<typeof Media>

/** What is asked of each; who published it is not told. */
export const taggedMediaFields = 'id,caption,media_type,permalink,timestamp,like_count,comments_count'

const toDraft = ({ id, caption, permalink, timestamp, media_type, like_count, comments_count }: Media): readonly NamedDraft[] => {
  const text = caption.trim()
  if (text === '') return []
  const url = permalink === null ? null : parseUrl(permalink)?.href ?? null
  return [{
    guid: id, url, canonicalUrl: url === null ? null : canonicalUrl(url), title: firstWords(text), text, author: null, language: null,
    publishedAt: readInstant(timestamp), publishedRaw: timestamp, updatedAt: null,
    kind: media_type === 'VIDEO' ? 'video' : 'post',
    social: { ref: `instagram/${id}`, author: null, likes: like_count, replies: comments_count, shares: null, views: null, replyTo: null, quoteOf: null },
  }]
}

/** Reads a page of recent_media (developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-hashtag/recent-media). */
export const readTaggedMedia = (body: string): TaggedMedia | Unusable => {
  const list = readList(body, MetaPage, page => page.data, Media)
  if (!list.ok) return list
  const { items, page } = list
  return { ok: true, posts: items.flatMap(toDraft), ids: items.map(({ id }) => id), times: items.map(({ timestamp }) => readInstant(timestamp)), next: nextOf(page) }
}

const Found = z.object({ data: z.array(z.unknown()) })

/** Reads ig_hashtag_search: the number of a hashtag, which is for good; null where there is no such hashtag. */
export const readHashtagId = (body: string): { readonly ok: true; readonly id: string | null } | Unusable => {
  const list = readList(body, Found, page => page.data, z.object({ id: z.string().regex(/^\d+$/) }))
  return list.ok ? { ok: true, id: list.items[0]?.id ?? null } : list
}
