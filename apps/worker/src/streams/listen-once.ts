import { setTimeout as sleep } from 'node:timers/promises'
import type { Ruleset } from '@kentongan/matching'
import type { ClaimedSource, StreamRepository, StreamSource } from '@kentongan/platform/db'
import type { ConnectionGuard, HttpFetch } from '@kentongan/platform/http-fetch'
import type { Logger } from '@kentongan/platform/log'
import type { PlatformAccess } from '@kentongan/platform/secrets'
import { openStream, type OpenStream, type StreamFailure } from '@kentongan/platform/social-stream'
import { sourceHealth, type StreamEvent } from '@kentongan/sources'
import { createBell, type Bell } from '../steps/create-bell'
import type { KnownRefs } from './keep-refs'
import { storeBatch } from './store-batch'
import { createStreamBuffer, type StreamBuffer } from './stream-buffer'
import type { StreamPlatform } from './stream-platform'

export type ListenDeps = {
  readonly streams: StreamRepository
  readonly guard: ConnectionGuard
  readonly http: Pick<HttpFetch, 'fetch'>
  readonly access: PlatformAccess
  /** The rules as they are now. */
  readonly rules: () => Ruleset
  readonly refs: KnownRefs
  /** Told of posts that are to be tagged, after they are committed. */
  readonly onPosts: (postIds: readonly number[]) => Promise<void>
  /** Told whose posts a source brought, by the pages of the authors. */
  readonly onAuthors: (source: StreamSource, pages: readonly string[]) => void
  readonly now: () => Date
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Milliseconds after which what waits is stored; sooner where much waits. */
  readonly flushMs?: number
  /** So many posts may wait before the server has to. */
  readonly mostWaiting?: number
}

/** A stream that one worker listens to. `stopping` ends it, with what waits stored. */
export type Listening = { readonly claim: ClaimedSource; readonly source: StreamSource; readonly stopping: AbortSignal }

/** Why listening ended; `lost`: the lease is another's; null: it was stopped. */
export type ListenEnd = StreamFailure | 'lost' | null

const flushMs = 500
const flushSize = 200
/** The place of a stream that brings nothing for us is noted less often. */
const cursorMs = 5_000
/** Even where nothing is said it shows that it listens. */
const signMs = 60_000
/** A stream that stands so long is well, even if it says nothing. */
const calmMs = 10_000

type Session = Listening & {
  readonly platform: StreamPlatform
  readonly buffer: StreamBuffer
  readonly bell: Bell
  readonly mostWaiting: number
  stream: OpenStream
  openedAt: number | null
  caughtUp: boolean
  heard: boolean
  well: boolean
  paused: boolean
  over: boolean
  cursorAt: number
  cursor: object | null
  failure: StreamFailure | null
}

/**
 * Listens over one connection and stores what rules want, with the place behind it, until the connection ends; then what still waits
 * is stored as well. While the database is slow or away the server has to wait.
 */
export async function listenOnce(deps: ListenDeps, platform: StreamPlatform, listening: Listening): Promise<ListenEnd> {
  const target = await platform.target()
  if (!target.ok) return target
  const session = startSession(deps, platform, listening)
  const { stopping, bell } = session
  session.stream = openStream({
    guard: deps.guard, url: target.url, headers: target.headers, silenceMs: platform.silenceMs, quiet: platform.quiet,
    onOpen: () => {
      session.openedAt = performance.now()
      if (platform.catchUp !== null) void catchUp(deps, session)
    },
    onMessage: text => {
      session.heard = true
      const event = platform.read(text)
      if (event !== null) keep(deps, session, event)
    },
  })
  const close = session.stream.close
  stopping.addEventListener('abort', close, { once: true })
  if (stopping.aborted) close()
  const ended = session.stream.ended.then(why => {
    session.over = true
    bell.ring()
    return session.failure ?? why
  })
  try {
    return (await storeUntilOver(deps, session)) === 'lost' ? 'lost' : await ended
  } finally {
    stopping.removeEventListener('abort', close)
    close()
  }
}

function startSession(deps: ListenDeps, platform: StreamPlatform, listening: Listening): Session {
  const { source } = listening
  return {
    ...listening,
    platform,
    buffer: createStreamBuffer({ rules: deps.rules, source: source.matchText, isKnown: deps.refs.has }),
    bell: createBell(),
    mostWaiting: deps.mostWaiting ?? 2_000,
    stream: { pause: () => undefined, resume: () => undefined, close: () => undefined, ended: Promise.resolve(null) },
    openedAt: null, caughtUp: platform.catchUp === null, heard: false, well: false, paused: false, over: false, cursorAt: performance.now(), cursor: source.cursor, failure: null,
  }
}

function keep(deps: ListenDeps, session: Session, event: StreamEvent): void {
  const { buffer, bell, mostWaiting } = session
  buffer.add(event)
  if (buffer.size() >= flushSize) bell.ring()
  if (buffer.size() >= mostWaiting) hold(deps, session)
}

function hold({ log }: ListenDeps, session: Session): void {
  if (session.paused) return
  session.paused = true
  session.stream.pause()
  log.warn({ sourceId: session.source.id, waiting: session.buffer.size() }, 'the database is slower than the stream, which has to wait')
}

/** Fills in what was missed before anything new is read, or the place would lie behind a gap. */
async function catchUp(deps: ListenDeps, session: Session): Promise<void> {
  session.stream.pause()
  try {
    for (let more = true; more && !session.over; ) {
      const caught = await session.platform.catchUp!(event => keep(deps, session, event))
      if (!caught.ok) {
        session.failure = caught
        return session.stream.close()
      }
      more = caught.more
      while (session.paused && !session.over) await sleep(deps.flushMs ?? flushMs)
    }
    session.caughtUp = true
    session.stream.resume()
  } catch (error) {
    deps.log.error({ err: error, sourceId: session.source.id }, 'what was missed could not be read')
    session.failure = { reason: 'internal', status: null, detail: 'what was missed could not be read', retryAfterSeconds: null }
    session.stream.close()
  }
}

async function storeUntilOver(deps: ListenDeps, session: Session): Promise<'lost' | 'over'> {
  for (;;) {
    await session.bell.sleep(deps.flushMs ?? flushMs)
    const last = session.over
    if (!(await flush(deps, session, last)) || !(await sayWell(deps, session))) return 'lost'
    if (last) return 'over'
  }
}

function letGo(session: Session): void {
  if (!session.paused || session.buffer.size() >= session.mostWaiting / 2) return
  session.paused = false
  if (session.caughtUp) session.stream.resume()
}

/** Whether the place is to be noted though nothing waits. */
function isDue({ cursor: noted, cursorAt, openedAt }: Session, cursor: object | null, last: boolean): boolean {
  const moved = JSON.stringify(cursor) !== JSON.stringify(noted)
  if (last) return moved
  return openedAt !== null && performance.now() - cursorAt >= (moved ? cursorMs : signMs)
}

/** Stores what waits. False where the lease is lost. */
async function flush(deps: ListenDeps, session: Session, last: boolean): Promise<boolean> {
  const { buffer, platform, source, claim, stopping, cursor: place } = session
  const cursor = platform.cursor()
  if (buffer.size() === 0 && !isDue(session, cursor, last)) return true
  const batch = { ...buffer.take(deps.now()), cursor }
  // From now on: a repost may come before they are stored.
  deps.refs.add(batch.posts.flatMap(({ social }) => social?.ref ?? []))
  const stored = await storeBatch(deps, { claim, place, stopping }, batch)
  if (stored === null) return false
  Object.assign(session, { cursor, cursorAt: performance.now() })
  letGo(session)
  if (stored.newAuthors.length > 0) deps.onAuthors(source, stored.newAuthors)
  const toTag = [...stored.newPostIds, ...stored.revisedPostIds]
  if (toTag.length > 0) await deps.onPosts(toTag).catch((error: unknown) => deps.log.warn({ err: error }, 'tagging could not be asked for; it is found later'))
  return true
}

/** Says once that listening goes well: something was heard, or the connection stands for a while. False where the lease is lost. */
async function sayWell({ streams, now, log }: ListenDeps, session: Session): Promise<boolean> {
  const { claim, source, openedAt, heard } = session
  if (session.well || openedAt === null || !(heard || performance.now() - openedAt >= calmMs)) return true
  session.well = true
  try {
    return await streams.report(claim, sourceHealth(source, { kind: 'read' }, now()), 'read', now(), now())
  } catch (error) {
    log.warn({ err: error, sourceId: source.id }, 'the health of a stream could not be noted')
    session.well = false
    return true
  }
}
