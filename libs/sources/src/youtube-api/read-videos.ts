import { canonicalUrl } from '@kentongan/posts'
import { z } from 'zod'
import type { NamedDraft, Unusable } from '../pulled-page'
import { decodeEntities } from '../read-feed/decode-entities'
import { tidyLines } from '../read-feed/html-to-text'
import { readInstant } from '../read-instant'
import { Maybe, readList, Words, WrittenCount } from '../wire-fields'

export type VideoList = { readonly ok: true; readonly posts: readonly NamedDraft[]; readonly next: string | null }

const Page = z.object({ items: z.array(z.unknown()).optional(), nextPageToken: Maybe })
const Snippet = z.object({ title: Words, description: Words, channelId: Maybe, channelTitle: Maybe, publishedAt: Maybe, defaultAudioLanguage: Maybe, defaultLanguage: Maybe })
type Snippet = z.infer<typeof Snippet>
const VideoId = z.string().regex(/^[\w-]{6,20}$/)
const Found = z.object({ id: z.object({ videoId: VideoId }), snippet: Snippet })
const noStatistics = { viewCount: null, likeCount: null, commentCount: null }
const Statistics = z.object({ viewCount: WrittenCount, likeCount: WrittenCount, commentCount: WrittenCount }).catch(noStatistics)
const Video = z.object({ id: VideoId, snippet: Snippet, statistics: Statistics })

export const watchPage = (id: string): string => `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`

/** `id-ID` is Indonesian. */
const languageOf = ({ defaultAudioLanguage, defaultLanguage }: Snippet): string | null =>
  (defaultAudioLanguage ?? defaultLanguage)?.toLowerCase().split('-')[0] || null

const draftOf = (id: string, snippet: Snippet, { viewCount, likeCount, commentCount }: z.infer<typeof Statistics>): NamedDraft => ({
  guid: id,
  url: watchPage(id),
  canonicalUrl: canonicalUrl(watchPage(id)),
  title: snippet.title,
  text: tidyLines(snippet.description),
  author: snippet.channelTitle,
  language: languageOf(snippet),
  publishedAt: readInstant(snippet.publishedAt),
  publishedRaw: snippet.publishedAt,
  updatedAt: null,
  kind: 'video',
  social: {
    ref: `youtube/${id}`,
    author: snippet.channelTitle === null && snippet.channelId === null ? null : {
      handle: null, name: snippet.channelTitle, url: snippet.channelId && `https://www.youtube.com/channel/${encodeURIComponent(snippet.channelId)}`, followers: null,
    },
    likes: likeCount, replies: commentCount, shares: null, views: viewCount, replyTo: null, quoteOf: null,
  },
})

/** Reads search.list (developers.google.com/youtube/v3/docs/search/list): descriptions are cut, counts are missing, text is escaped. */
export const readVideoSearch = (body: string): VideoList | Unusable => {
  const list = readList(body, Page, page => page.items, Found)
  if (!list.ok) return list
  const posts = list.items.map(({ id: { videoId }, snippet }) =>
    draftOf(videoId, { ...snippet, title: decodeEntities(snippet.title), description: decodeEntities(snippet.description) }, noStatistics))
  return { ok: true, posts, next: list.page.nextPageToken }
}

/** Reads videos.list: whole descriptions, and the counts of today. What was deleted meanwhile is missing. */
export const readVideos = (body: string): VideoList | Unusable => {
  const list = readList(body, Page, page => page.items, Video)
  return list.ok ? { ok: true, posts: list.items.map(({ id, snippet, statistics }) => draftOf(id, snippet, statistics)), next: null } : list
}
