import { canonicalUrl } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { z } from 'zod'
import { firstWords } from '../first-words'
import type { NamedDraft, Unusable } from '../pulled-page'
import { readInstant } from '../read-instant'
import { MetaPage, nextOf } from '../meta/meta-page'
import { Count, Maybe, readList, Words } from '../wire-fields'

export type PagePosts = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  /** What the page is called. */
  readonly title: string | null
  readonly times: readonly (Date | null)[]
  readonly next: string | null
}

const Post = z.object({
  id: z.string().min(1), message: Words, created_time: Maybe, permalink_url: Maybe,
  from: z.object({ id: z.string(), name: Maybe }).nullable().catch(null),
  shares: z.object({ count: Count }).catch({ count: null }),
  reactions: z.object({ summary: z.object({ total_count: Count }) }).catch({ summary: { total_count: null } }),
})
type Post = z.infer<typeof Post>

/** What is asked of each post; comments would want a further permission. */
export const pagePostFields = 'id,message,created_time,permalink_url,from,shares,reactions.limit(0).summary(total_count)'

const toDraft = (post: Post): readonly NamedDraft[] => {
  const text = post.message.trim()
  if (text === '') return []
  const url = post.permalink_url === null ? null : parseUrl(post.permalink_url)?.href ?? null
  const { from } = post
  return [{
    guid: post.id, url, canonicalUrl: url === null ? null : canonicalUrl(url), title: firstWords(text), text, author: from?.name ?? null, language: null,
    publishedAt: readInstant(post.created_time), publishedRaw: post.created_time,
    updatedAt: null,
    kind: 'post',
    social: {
      ref: `facebook/${post.id}`,
      author: from && { handle: null, name: from.name, url: `https://www.facebook.com/${encodeURIComponent(from.id)}`, followers: null },
      likes: post.reactions.summary.total_count, replies: null, shares: post.shares.count, views: null, replyTo: null, quoteOf: null,
    },
  }]
}

/** Reads what a page publishes (developers.facebook.com/docs/graph-api/reference/page/feed). A post without words has none to match. */
export const readPagePosts = (body: string): PagePosts | Unusable => {
  const list = readList(body, MetaPage, page => page.data, Post)
  if (!list.ok) return list
  const { items, page } = list
  const title = items.find(({ from }) => from?.name)?.from?.name ?? null
  return { ok: true, posts: items.flatMap(toDraft), title, times: items.map(({ created_time }) => readInstant(created_time)), next: nextOf(page) }
}
