import { canonicalUrl } from '@kentongan/posts'
import { looksLikeChallenge, unusable, type NamedDraft, type Unusable } from '../pulled-page'
import { tidyLines } from '../read-feed/html-to-text'
import { readInstant } from '../read-instant'
import { findElements, textWithin, within, type XmlElement } from '../walk-xml'

export type VideoFeed = { readonly ok: true, readonly title: string | null, readonly posts: readonly NamedDraft[] }

const readCount = (text: string | undefined): number | null => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null)

/** Shorts and videos have different addresses for one id; the page at `watch` shows both. */
const watchPage = (id: string): string => `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`

const toDraft = (entry: XmlElement): readonly NamedDraft[] => {
  const id = textWithin(entry, 'yt:videoId')
  if (id === null) return []
  const author = within(entry, 'author')
  const name = author && textWithin(author, 'name')
  const published = textWithin(entry, 'published')
  return [{
    guid: id,
    url: within(entry, 'link')?.attributes.href ?? watchPage(id),
    canonicalUrl: canonicalUrl(watchPage(id)),
    title: textWithin(entry, 'title') ?? '',
    text: tidyLines(textWithin(entry, 'media:description') ?? ''),
    author: name,
    language: null,
    publishedAt: readInstant(published),
    publishedRaw: published,
    updatedAt: readInstant(textWithin(entry, 'updated')),
    kind: 'video',
    social: {
      ref: `youtube/${id}`,
      author: { handle: null, name, url: author && textWithin(author, 'uri'), followers: null },
      likes: readCount(within(entry, 'media:starRating')?.attributes.count),
      views: readCount(within(entry, 'media:statistics')?.attributes.views),
      replies: null, shares: null, replyTo: null, quoteOf: null,
    },
  }]
}

/** Reads a channel's feed (`youtube.com/feeds/videos.xml?channel_id=…`): the latest 15 videos, Atom with YouTube's own names. */
export const readChannelFeed = (body: string): VideoFeed | Unusable => {
  const { root, channelTitle, items } = findElements(body, 'entry')
  if (root !== 'feed') return unusable(looksLikeChallenge(body) ? 'challenge' : 'not-a-feed', `the answer begins with <${root ?? ''}>`.slice(0, 80))
  const posts = items.flatMap(toDraft)
  if (items.length > 0 && posts.length === 0) return unusable('other-shape', 'no entry has a video id')
  return { ok: true, title: channelTitle, posts }
}
