import { createHash } from 'node:crypto'
import { clampPublished, identifyPosts } from '@kentongan/posts'
import { expectedPerWeek, feedItemToDraft, nextPoll, sourceHealth, type FeedItem, type HealthRecord, type PollEvent } from '@kentongan/sources'
import type { ArrivingPost, IngestRepository, PollKind, PollOutcome, SourceRow } from '@kentongan/platform/db'
import type { FeedReader } from '@kentongan/platform/feed-reader'
import type { FetchedBody, FetchResult, HttpFetch } from '@kentongan/platform/http-fetch'
import type { Logger } from '@kentongan/platform/log'
import type { JobData, StepResult } from '@kentongan/platform/queue'

export type PollSourceDeps = {
  readonly ingest: IngestRepository
  readonly http: HttpFetch
  readonly reader: FeedReader
  /** Told of posts that are to be tagged, after they are committed. */
  readonly onPosts: (postIds: readonly number[]) => Promise<void>
  readonly now: () => Date
  readonly random: () => number
  readonly floorSeconds: number
  readonly log: Logger
}

/** What the fetch came to: the posts it brought and what it says of the source. */
type Reading = {
  readonly kind: PollKind
  readonly event: PollEvent
  readonly posts: readonly ArrivingPost[]
  readonly ttlMinutes: number | null
  readonly retryAfterSeconds: number | null
  readonly maxAgeSeconds: number | null
  readonly changes: Partial<PollOutcome>
}

const nothing = { posts: [], ttlMinutes: null, retryAfterSeconds: null, maxAgeSeconds: null, changes: {} } as const

/** Fetches one leased source, stores what is new and says when to come back. */
export function createPollSource(deps: PollSourceDeps) {
  return async (claim: JobData<'poll-source'>): Promise<StepResult> => {
    const source = await deps.ingest.findLeased(claim)
    if (!source) return { dropped: 'lease-lost' }
    const fetched = await deps.http.fetch({ url: source.url, etag: source.etag, lastModified: source.lastModified })
    const reading = await interpret(deps, source, fetched)
    const stored = await deps.ingest.store(claim, reading.posts, await planNext(deps, source, reading), reading.kind)
    if (!stored) return { dropped: 'lease-lost' }
    const { kind, event } = reading
    deps.log.info({ sourceId: source.id, kind, reason: event.kind === 'failed' ? event.reason : undefined, posts: stored.newPostIds.length, edits: stored.revisedPostIds.length }, 'polled')
    await deps.onPosts([...stored.newPostIds, ...stored.revisedPostIds])
    return { done: true }
  }
}

async function interpret(deps: PollSourceDeps, source: SourceRow, fetched: FetchResult): Promise<Reading> {
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

async function readBody(deps: PollSourceDeps, source: SourceRow, fetched: FetchedBody, bodyHash: Buffer): Promise<Reading> {
  const now = deps.now()
  const feed = await deps.reader.read(fetched.body, { contentType: fetched.contentType, now, zone: source.timeZone, baseUrl: fetched.finalUrl })
  if (!feed.ok) return { ...nothing, kind: 'failed', event: { kind: 'failed', reason: feed.reason, status: fetched.status, detail: feed.detail } }
  const identified = identifyPosts(feed.items.map(item => draftOf(item, fetched.finalUrl, feed.language)), source.keyRule)
  return {
    kind: 'read',
    event: { kind: 'read' },
    posts: identified.posts.map(post => ({ ...post, published: clampPublished(post.publishedAt, now) })),
    ttlMinutes: feed.ttlMinutes,
    retryAfterSeconds: null,
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

async function planNext(deps: PollSourceDeps, source: SourceRow, reading: Reading): Promise<PollOutcome> {
  const now = deps.now()
  const health = sourceHealth(healthOf(source), reading.event, now)
  const week = await deps.ingest.weekOf(source.id, now)
  const documentDates = reading.event.kind === 'read' ? reading.posts.flatMap(post => (post.publishedAt ? [post.published.at] : [])) : null
  const next = nextPoll({
    now,
    weeklyCount: expectedPerWeek({ now, documentDates, week, intervalSeconds: source.intervalSeconds, floorSeconds: deps.floorSeconds }),
    ttlMinutes: reading.ttlMinutes,
    maxAgeSeconds: reading.maxAgeSeconds,
    retryAfterSeconds: reading.retryAfterSeconds,
    failures: health.consecutiveFailures,
    jitter: deps.random() * 2 - 1,
    floorSeconds: deps.floorSeconds,
  })
  return { ...reading.changes, ...health, lastPolledAt: now, nextPollAt: next.at, intervalSeconds: next.intervalSeconds }
}

const healthOf = ({ health, healthSince, consecutiveFailures, firstFailureAt, lastOkAt, lastError }: SourceRow): HealthRecord =>
  ({ health, healthSince, consecutiveFailures, firstFailureAt, lastOkAt, lastError })
