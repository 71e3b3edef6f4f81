import { setTimeout as sleep } from 'node:timers/promises'
import type { ClaimedSource, StoredBatch, StreamBatch, StreamRepository } from '@kentongan/platform/db'
import type { Logger } from '@kentongan/platform/log'
import { isFaultOf } from '../steps/is-fault-of'

type Deps = { readonly streams: Pick<StreamRepository, 'store'>; readonly now: () => Date; readonly log: Pick<Logger, 'warn' | 'error'> }
/** `place`: where the source stands before what is stored. */
type Storing = { readonly claim: ClaimedSource; readonly place: object | null; readonly stopping: AbortSignal }

const firstRetryMs = 500
const longestRetryMs = 10_000

const nothing: Omit<StreamBatch, 'cursor'> = { posts: [], reposts: [], deleted: [], gone: [], renamed: [] }

/**
 * Stores what was heard, for as long as it takes; null where the lease is lost. What the database refuses for what it is would be
 * refused for ever, and the stream would stand still: then its parts are stored one by one, and the part at fault is left out.
 */
export async function storeBatch(deps: Deps, storing: Storing, batch: StreamBatch): Promise<StoredBatch> {
  const whole = await storePatiently(deps, storing, batch)
  if (whole !== 'refused') return whole
  const stored: NonNullable<StoredBatch>[] = []
  // The place moves last: who stops in between hears the rest again.
  for (const part of [...partsOf(batch).map(each => ({ ...each, cursor: storing.place })), { ...nothing, cursor: batch.cursor }]) {
    const result = await storePatiently(deps, storing, part)
    if (result === null) return null
    if (result !== 'refused') stored.push(result)
    else deps.log.error({ sourceId: storing.claim.sourceId, refs: part.posts.map(({ social }) => social?.ref) }, 'the database refuses something that was heard; it is left out')
  }
  return sumOf(stored)
}

const sumOf = (stored: readonly NonNullable<StoredBatch>[]): StoredBatch => ({
  newPostIds: stored.flatMap(each => each.newPostIds), revisedPostIds: stored.flatMap(each => each.revisedPostIds), newAuthors: stored.flatMap(each => each.newAuthors),
})

/** In the order in which a batch is stored: what concerns posts comes after them. */
const partsOf = ({ posts, reposts, renamed, deleted, gone }: StreamBatch): readonly Omit<StreamBatch, 'cursor'>[] => [
  ...posts.map(post => ({ ...nothing, posts: [post] })), { ...nothing, reposts }, { ...nothing, renamed }, { ...nothing, deleted, gone },
]

/** Tries again while the database is in trouble; nothing of what was heard is given up. When all is to stop, one more attempt must do. */
async function storePatiently(deps: Deps, storing: Storing, batch: StreamBatch): Promise<StoredBatch | 'refused'> {
  const { streams, now, log } = deps
  const { claim, stopping } = storing
  for (let wait = firstRetryMs; ; wait = Math.min(wait * 2, longestRetryMs)) {
    const lastTry = stopping.aborted
    try {
      return await streams.store(claim, batch, now())
    } catch (error) {
      log.warn({ err: error, sourceId: claim.sourceId, posts: batch.posts.length }, 'what was heard could not be stored')
      if (isFaultOf(error) && await takesEmpty(deps, storing)) return 'refused'
      if (lastTry) return null
      await sleep(wait, undefined, { signal: stopping }).catch(() => undefined)
    }
  }
}

/** Whether a batch with nothing in it can be stored: then it is what was heard that is refused. */
const takesEmpty = ({ streams, now }: Deps, { claim, place }: Storing): Promise<boolean> =>
  streams.store(claim, { ...nothing, cursor: place }, now()).then(() => true, () => false)
