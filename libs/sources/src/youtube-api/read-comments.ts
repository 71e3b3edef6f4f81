import { canonicalUrl } from '@kentongan/posts'
import { z } from 'zod'
import { firstWords } from '../first-words'
import type { NamedDraft, Unusable } from '../pulled-page'
import { tidyLines } from '../read-feed/html-to-text'
import { readInstant } from '../read-instant'
import { Count, Maybe, readList, Words } from '../wire-fields'
import { watchPage } from './read-videos'

export type CommentPage = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  /** When each thread of the page began. */
  readonly times: readonly (Date | null)[]
  readonly next: string | null
}

const Page = z.object({ items: z.array(z.unknown()).optional(), nextPageToken: Maybe })
const Comment = z.object({
  id: z.string().min(1),
  snippet: z.object({
    textDisplay: Words, textOriginal: Maybe, authorDisplayName: Maybe, authorChannelUrl: Maybe, likeCount: Count, publishedAt: Maybe, updatedAt: Maybe, videoId: Maybe, parentId: Maybe,
  }),
})
type Comment = z.infer<typeof Comment>
const Thread = z.object({
  snippet: z.object({ topLevelComment: Comment, totalReplyCount: Count, videoId: Maybe }),
  replies: z.object({ comments: z.array(z.unknown()) }).catch({ comments: [] }),
})
type Thread = z.infer<typeof Thread>

/** Names are handles since 2023; older answers carry free names. */
const authorOf = ({ authorDisplayName: name, authorChannelUrl: written }: Comment['snippet']) => {
  const url = written !== null && /^https?:/.test(written) ? written.replace(/^http:/, 'https:') : null
  if (name === null && url === null) return null
  return name?.startsWith('@') ? { handle: name, name: null, url, followers: null } : { handle: null, name, url, followers: null }
}

const addressOf = (id: string, videoId: string | null): string | null => (videoId === null ? null : `${watchPage(videoId)}&lc=${encodeURIComponent(id)}`)

/** The dates of a comment that was not edited are the same. */
const editedAt = (published: Date | null, updated: Date | null): Date | null => (published?.getTime() === updated?.getTime() ? null : updated)

const toDraft = ({ id, snippet }: Comment, videoId: string | null, replies: number | null): readonly NamedDraft[] => {
  const text = tidyLines(snippet.textOriginal ?? snippet.textDisplay)
  if (text === '') return []
  const url = addressOf(id, videoId)
  const author = authorOf(snippet)
  const published = readInstant(snippet.publishedAt)
  const above = snippet.parentId ?? videoId
  return [{
    guid: id, url, canonicalUrl: url && canonicalUrl(url), title: firstWords(text), text,
    author: author?.handle ?? author?.name ?? null,
    language: null,
    publishedAt: published, publishedRaw: snippet.publishedAt, updatedAt: editedAt(published, readInstant(snippet.updatedAt)),
    kind: 'comment',
    social: { ref: `youtube/${id}`, author, likes: snippet.likeCount, replies, shares: null, views: null, replyTo: above && `youtube/${above}`, quoteOf: null },
  }]
}

const ofThread = ({ snippet, replies }: Thread): readonly NamedDraft[] => {
  const videoId = snippet.videoId ?? snippet.topLevelComment.snippet.videoId
  const answers = replies.comments.flatMap(each => Comment.safeParse(each).data ?? [])
  return [...toDraft(snippet.topLevelComment, videoId, snippet.totalReplyCount), ...answers.flatMap(answer => toDraft(answer, videoId, null))]
}

/**
 * Reads commentThreads.list with `textFormat=plainText` (developers.google.com/youtube/v3/docs/commentThreads/list). Of the replies it
 * carries at most five to a thread, and only while the thread is among the newest.
 */
export const readCommentThreads = (body: string): CommentPage | Unusable => {
  const list = readList(body, Page, page => page.items, Thread)
  if (!list.ok) return list
  return { ok: true, posts: list.items.flatMap(ofThread), times: list.items.map(({ snippet }) => readInstant(snippet.topLevelComment.snippet.publishedAt)), next: list.page.nextPageToken }
}
