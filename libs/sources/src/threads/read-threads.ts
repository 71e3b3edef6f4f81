import { canonicalUrl } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { z } from 'zod'
import { firstWords } from '../first-words'
import type { NamedDraft, Unusable } from '../pulled-page'
import { readInstant } from '../read-instant'
import { Maybe, readList, Words } from '../wire-fields'
import { MetaPage, nextOf } from '../meta/meta-page'

export type ThreadsPage = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  /** When each post of the page was written, posts without words included. */
  readonly times: readonly (Date | null)[]
  readonly next: string | null
}

const Media = z.object({ id: z.string().min(1), text: Words, permalink: Maybe, timestamp: Maybe, username: Maybe, media_type: Maybe })
type Media = z.infer<typeof Media>

/** What is asked of each post; the search gives no counts and of authors the name only. */
export const threadsFields = 'id,text,media_type,permalink,timestamp,username'

const toDraft = ({ id, text: written, permalink, timestamp, username, media_type }: Media): readonly NamedDraft[] => {
  const text = written.trim()
  // A bare repost: the post itself is found as well.
  if (text === '' || media_type === 'REPOST_FACADE') return []
  const url = permalink === null ? null : parseUrl(permalink)?.href ?? null
  const handle = username === null ? null : `@${username}`
  return [{
    guid: id, url, canonicalUrl: url === null ? null : canonicalUrl(url), title: firstWords(text), text, author: handle, language: null,
    publishedAt: readInstant(timestamp), publishedRaw: timestamp, updatedAt: null,
    kind: 'post',
    social: {
      ref: `threads/${id}`,
      author: username === null ? null : { handle, name: null, url: `https://www.threads.com/@${encodeURIComponent(username)}`, followers: null },
      likes: null, replies: null, shares: null, views: null, replyTo: null, quoteOf: null,
    },
  }]
}

/** Reads a page of keyword_search (developers.facebook.com/documentation/threads/keyword-search). */
export const readThreads = (body: string): ThreadsPage | Unusable => {
  const list = readList(body, MetaPage, page => page.data, Media)
  if (!list.ok) return list
  return { ok: true, posts: list.items.flatMap(toDraft), times: list.items.map(({ timestamp }) => readInstant(timestamp)), next: nextOf(list.page) }
}
