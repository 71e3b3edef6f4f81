import type { IngestRepository, PollOutcome, SourceRow, Stored } from '@kentongan/platform/db'
import type { FeedReader } from '@kentongan/platform/feed-reader'
import type { HttpFetch } from '@kentongan/platform/http-fetch'
import type { Logger } from '@kentongan/platform/log'
import type { JobData, StepResult } from '@kentongan/platform/queue'
import type { PlatformAccess } from '@kentongan/platform/secrets'
import { isPulledKind, type PulledKind } from '@kentongan/platform/social-reader'
import { expectedPerWeek, floorOfKind, nextPoll, sourceHealth, type HealthRecord } from '@kentongan/sources'
import { readFeedSource } from './read-feed-source'
import { readPulledSource } from './read-pulled-source'
import { nothing, type Reading } from './reading'

export type PollSourceDeps = {
  readonly ingest: IngestRepository
  readonly http: HttpFetch
  readonly reader: FeedReader
  /** Opens keys of platforms and counts what is asked of them. */
  readonly access: PlatformAccess
  /** Told of posts that are to be tagged, after they are committed. */
  readonly onPosts: (postIds: readonly number[]) => Promise<void>
  readonly now: () => Date
  readonly random: () => number
  readonly floorSeconds: number
  readonly log: Logger
}

/** Fetches one leased source, stores what is new and says when to come back. A surprise on the way is its failure too, seen on the page. */
export function createPollSource(deps: PollSourceDeps) {
  return async (claim: JobData<'poll-source'>): Promise<StepResult> => {
    const source = await deps.ingest.findLeased(claim)
    if (!source) return { dropped: 'lease-lost' }
    const stored = await readAndStore(deps, claim, source).catch(error => keepSurprise(deps, claim, source, error))
    if (stored === null) return { dropped: 'lease-lost' }
    if (stored === 'internal') return { dropped: 'internal' }
    await deps.onPosts([...stored.newPostIds, ...stored.revisedPostIds])
    return { done: true }
  }
}

async function readAndStore(deps: PollSourceDeps, claim: JobData<'poll-source'>, source: SourceRow): Promise<Stored> {
  const reading = isPulled(source) ? await readPulledSource(deps, source) : await readFeedSource(deps, source)
  const stored = await deps.ingest.store(claim, reading.posts, await planNext(deps, source, reading), reading.kind)
  if (!stored) return null
  const { kind, event } = reading
  deps.log.info({ sourceId: source.id, kind, reason: event.kind === 'failed' ? event.reason : undefined, posts: stored.newPostIds.length, edits: stored.revisedPostIds.length }, 'polled')
  return stored
}

/** Where even this cannot be written, the database is away: that is thrown, and is no source's fault. */
async function keepSurprise(deps: PollSourceDeps, claim: JobData<'poll-source'>, source: SourceRow, error: unknown): Promise<'internal' | null> {
  deps.log.error({ err: error, sourceId: source.id }, 'poll broke')
  const detail = error instanceof Error ? error.message : String(error)
  const reading: Reading = { ...nothing, kind: 'failed', event: { kind: 'failed', reason: 'internal', status: null, detail } }
  return (await deps.ingest.store(claim, [], await planNext(deps, source, reading), 'failed')) && 'internal'
}

const isPulled = (source: SourceRow): source is SourceRow & { kind: PulledKind } => isPulledKind(source.kind)

const isWeather = ({ event }: Reading): boolean => event.kind === 'failed' && event.weather === true

/** Weather passes within hours: no more than four floors, an hour for YouTube, are waited for it, however rarely a channel publishes. */
const mostWeatherFailures = 2

async function planNext(deps: PollSourceDeps, source: SourceRow, reading: Reading): Promise<PollOutcome> {
  const now = deps.now()
  const floorSeconds = floorOfKind(source.kind, deps.floorSeconds)
  const health = sourceHealth(healthOf(source), reading.event, now)
  const week = await deps.ingest.weekOf(source.id, now)
  const documentDates = reading.event.kind === 'read' ? reading.posts.flatMap(post => (post.publishedAt ? [post.published.at] : [])) : null
  const expected = expectedPerWeek({ now, documentDates, week, intervalSeconds: source.intervalSeconds, floorSeconds: deps.floorSeconds })
  const next = nextPoll({
    now,
    weeklyCount: reading.more || isWeather(reading) ? Number.MAX_SAFE_INTEGER : expected,
    ttlMinutes: reading.ttlMinutes,
    maxAgeSeconds: reading.maxAgeSeconds,
    retryAfterSeconds: reading.retryAfterSeconds,
    failures: isWeather(reading) ? Math.min(health.consecutiveFailures, mostWeatherFailures) : health.consecutiveFailures,
    jitter: deps.random() * 2 - 1,
    floorSeconds,
  })
  return { ...reading.changes, ...health, lastPolledAt: now, nextPollAt: next.at, intervalSeconds: next.intervalSeconds }
}

const healthOf = ({ health, healthSince, consecutiveFailures, firstFailureAt, lastOkAt, lastError }: SourceRow): HealthRecord =>
  ({ health, healthSince, consecutiveFailures, firstFailureAt, lastOkAt, lastError })
