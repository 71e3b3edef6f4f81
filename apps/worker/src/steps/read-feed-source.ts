import { createHash } from 'node:crypto'
import type { SourceRow } from '@kentongan/platform/db'
import type { FeedReader } from '@kentongan/platform/feed-reader'
import type { FetchedBody, HttpFetch } from '@kentongan/platform/http-fetch'
import { clampPublished, identifyPosts } from '@kentongan/posts'
import { feedItemToDraft, type FeedItem } from '@kentongan/sources'
import { nothing, type Reading } from './reading'

type FeedDeps = { readonly http: Pick<HttpFetch, 'fetch'>; readonly reader: FeedReader; readonly now: () => Date }

/** Fetches a feed and reads it in a thread; an unchanged answer is not read again. */
export async function readFeedSource(deps: FeedDeps, source: SourceRow): Promise<Reading> {
  const fetched = await deps.http.fetch({ url: source.url, etag: source.etag, lastModified: source.lastModified })
  if (!fetched.ok) {
    const { reason, status, detail, retryAfterSeconds } = fetched
    return { ...nothing, kind: 'failed', event: { kind: 'failed', reason, status, detail }, retryAfterSeconds }
  }
  const validators = { ...(fetched.etag !== null && { etag: fetched.etag }), ...(fetched.lastModified !== null && { lastModified: fetched.lastModified }) }
  const answered = { ...nothing, maxAgeSeconds: fetched.maxAgeSeconds }
  if (fetched.status === 304) return { ...answered, kind: 'not-modified', event: { kind: 'unchanged' }, changes: validators }
  const bodyHash = createHash('sha256').update(fetched.body).digest()
  if (source.bodyHash?.equals(bodyHash)) return { ...answered, kind: 'read', event: { kind: 'unchanged' }, changes: validators }
  return readBody(deps, source, fetched, bodyHash)
}

async function readBody(deps: FeedDeps, source: SourceRow, fetched: FetchedBody, bodyHash: Buffer): Promise<Reading> {
  const now = deps.now()
  const feed = await deps.reader.read(fetched.body, { contentType: fetched.contentType, now, zone: source.timeZone, baseUrl: fetched.finalUrl })
  if (!feed.ok) return { ...nothing, kind: 'failed', event: { kind: 'failed', reason: feed.reason, status: fetched.status, detail: feed.detail } }
  const identified = identifyPosts(feed.items.map(item => draftOf(item, fetched.finalUrl, feed.language)), source.keyRule)
  return {
    ...nothing,
    kind: 'read',
    event: { kind: 'read' },
    posts: identified.posts.map(post => ({ ...post, published: clampPublished(post.publishedAt, now) })),
    ttlMinutes: feed.ttlMinutes,
    maxAgeSeconds: fetched.maxAgeSeconds,
    changes: {
      etag: fetched.etag,
      lastModified: fetched.lastModified,
      bodyHash,
      keyRule: identified.nextKeyRule,
      ...(identified.unreliable && identified.nextKeyRule !== source.keyRule && { keyRuleReason: identified.unreliable }),
      ...(source.siteUrl === null && feed.siteUrl !== null && { siteUrl: feed.siteUrl }),
    },
  }
}

const draftOf = (item: FeedItem, url: string, language: string | null) => feedItemToDraft(item, { url, language })
