import { randomUUID } from 'node:crypto'
import type { Grouper, GrouperState } from '@kentongan/issues'
import type { Given, GroupingLease, GroupingRepository, WaitingPosts } from '@kentongan/platform/db'
import type { Logger } from '@kentongan/platform/log'
import type { StepResult } from '@kentongan/platform/queue'
import type { Bell } from './create-bell'
import { isFaultOf } from './is-fault-of'

export type GroupPostsDeps = {
  readonly grouping: GroupingRepository
  /** Makes a grouper, or one that goes on where a saved one stood. */
  readonly createGrouper: (saved?: GrouperState) => Grouper
  readonly log: Pick<Logger, 'error'>
  /** Rings when a person has decided something, or the stay is to end. */
  readonly bell: Pick<Bell, 'sleep'>
  /** Called after something was written. */
  readonly onGrouped: () => Promise<void>
  /** Ends the stay at work. */
  readonly stopping: AbortSignal
  /** For so long the step stays at work and looks for more, since another worker would have to load all that this one knows. */
  readonly stayMs?: number
  readonly pauseMs?: number
  /** Entries of the log after which the grouper is saved, and milliseconds after which it is if anything came. */
  readonly snapshotEntries?: number
  readonly snapshotMs?: number
}

/** Saving a large grouper takes seconds, in which nothing is grouped: so many times as long comes before the next. */
const restAfterSaving = 20

/** Posts of one transaction; so many times fewer after each time that they could not be grouped, until the one at fault is alone. */
const batchSize = 500
const fewerAfterFailure = 8
const failuresUntilAlone = 3
/** Where so many in a row cannot be grouped, the fault is not theirs. */
const mostAside = 10

/** How often posts could not be grouped since the last was set aside, and how many were since one could. */
type Trouble = { failures: number; aside: number }
type Kept = { lease: GroupingLease; readonly grouper: Grouper; readonly trouble: Trouble; saved: { seq: number; at: number; took: number } }
/** Why memory is dropped: another holds the lease now, or a decision or posts could not be written. */
type Break = 'lost' | 'failed'

/**
 * Groups waiting posts and applies people's decisions, in one worker at a time. The grouper lives in memory, and what is written
 * goes with the entry of the log that led to it, so whoever comes next knows the same. When a write is refused or fails, memory may
 * be ahead of the tables and is dropped. A decision that cannot be applied is tried again at once, and after three tries set aside, so
 * that it does not hold up what comes after it; so is a post that cannot be grouped, once it is found among the others.
 */
export function createGroupPosts(deps: GroupPostsDeps) {
  const holder = randomUUID()
  const trouble: Trouble = { failures: 0, aside: 0 }
  let kept: Kept | null = null
  return async (): Promise<StepResult> => {
    const lease = await deps.grouping.takeLease(holder, 'loading')
    if (lease === null) {
      kept = null
      return { dropped: 'held-by-another' }
    }
    try {
      if (kept === null || kept.lease.token !== lease.token || kept.lease.seq !== lease.seq) kept = await load(deps, lease, trouble)
      for (;;) {
        const end = await stay(deps, kept, holder)
        if (end === null) return { done: true }
        kept = null
        if (end === 'lost') return { dropped: 'lease-lost' }
        kept = await load(deps, lease, trouble)
      }
    } catch (error) {
      kept = null
      throw error
    } finally {
      await deps.grouping.release(holder)
    }
  }
}

async function load(deps: GroupPostsDeps, lease: GroupingLease, trouble: Trouble): Promise<Kept> {
  const { snapshot, snapshotSeq, since, seq } = await deps.grouping.load()
  const grouper = read(deps, snapshot)
  for (const given of since) replay(grouper, given)
  return { lease: { ...lease, seq }, grouper, trouble, saved: { seq: snapshotSeq, at: Date.now(), took: 0 } }
}

/** A snapshot that a newer version cannot read is passed over: known issues stay as they are, and only newer posts are joined. */
function read({ createGrouper, log }: GroupPostsDeps, snapshot: Uint8Array | null): Grouper {
  if (snapshot === null) return createGrouper()
  try {
    return createGrouper(new Uint8Array(snapshot))
  } catch (error) {
    log.error({ err: error }, 'what the grouper knew cannot be read; it begins anew')
    return createGrouper()
  }
}

function replay(grouper: Grouper, given: Given): void {
  if ('post' in given) grouper.add(given.post)
  else for (const decision of given.decisions) grouper.decide(decision)
}

/** Works until nothing waits and the time is over; gives why it had to leave before. */
async function stay(deps: GroupPostsDeps, kept: Kept, holder: string): Promise<Break | null> {
  const until = Date.now() + (deps.stayMs ?? 0)
  for (;;) {
    const found = await workOnce(deps, kept)
    if (found === 'lost' || found === 'failed') return found
    if (!(await keepSnapshot(deps, kept, holder))) return 'lost'
    if (found === 'something') await deps.onGrouped()
    if (deps.stopping.aborted) return null
    if (found === 'nothing') {
      const end = await pause(deps, kept, holder, until)
      if (end !== 'going-on') return end
    }
  }
}

/** Waits for something to come, if the time is not over. */
async function pause(deps: GroupPostsDeps, kept: Kept, holder: string, until: number): Promise<'going-on' | 'lost' | null> {
  if (Date.now() >= until) return null
  await deps.bell.sleep(deps.pauseMs ?? 500)
  return await renew(deps, kept, holder, 'working') ? 'going-on' : 'lost'
}

/** Renews the lease; false where it was lost meanwhile. */
async function renew({ grouping }: GroupPostsDeps, { lease }: Kept, holder: string, to: 'working' | 'loading'): Promise<boolean> {
  return (await grouping.takeLease(holder, to))?.token === lease.token
}

/** Decisions come first: somebody waits for them. */
async function workOnce(deps: GroupPostsDeps, kept: Kept): Promise<Break | 'something' | 'nothing'> {
  const written = await decideNext(deps, kept) ?? await groupNext(deps, kept)
  if (written === null) return 'nothing'
  if (written === 'lost' || written === 'failed') return written
  kept.lease = written
  return 'something'
}

async function decideNext({ grouping, log }: GroupPostsDeps, { lease, grouper }: Kept): Promise<GroupingLease | Break | null> {
  const decision = await grouping.findDecision()
  if (decision === null) return null
  try {
    const outcomes = decision.decisions.map(each => grouper.decide(each))
    return await grouping.writeDecision(lease, decision, outcomes) ?? 'lost'
  } catch (error) {
    if (!isFaultOf(error)) throw error
    log.error({ err: error, decision: decision.id }, 'a decision cannot be applied')
    await grouping.noteFailure(lease, decision, error.message)
    return 'failed'
  }
}

async function groupNext(deps: GroupPostsDeps, kept: Kept): Promise<GroupingLease | Break | null> {
  const { lease, grouper, trouble } = kept
  const waiting = await deps.grouping.findPosts(Math.max(1, Math.floor(batchSize / fewerAfterFailure ** trouble.failures)))
  if (waiting.entries.length === 0) {
    trouble.failures = 0
    return null
  }
  try {
    const grouped = waiting.posts.map(post => ({ post, outcome: grouper.add(post) }))
    const written = await deps.grouping.writePosts(lease, waiting, grouped)
    if (grouped.length > 0) Object.assign(trouble, { failures: trouble.failures > failuresUntilAlone ? 0 : trouble.failures, aside: 0 })
    return written ?? 'lost'
  } catch (error) {
    if (!isFaultOf(error)) throw error
    return await noteFailure(deps, kept, waiting, error)
  }
}

/** Has fewer posts tried next; one that is alone and still cannot be grouped waits no longer. */
async function noteFailure({ grouping, log }: GroupPostsDeps, { lease, trouble }: Kept, waiting: WaitingPosts, error: Error): Promise<Break> {
  trouble.failures += 1
  if (trouble.failures <= failuresUntilAlone) return 'failed'
  if (trouble.aside >= mostAside) throw error
  log.error({ err: error, posts: waiting.posts.map(post => post.id) }, 'a post cannot be grouped and is set aside')
  if ((await grouping.writePosts(lease, waiting, [])) === null) return 'lost'
  Object.assign(trouble, { failures: 0, aside: trouble.aside + 1 })
  return 'failed'
}

async function keepSnapshot(deps: GroupPostsDeps, kept: Kept, holder: string): Promise<boolean> {
  const { grouping, snapshotEntries = 5_000, snapshotMs = 300_000 } = deps
  const { lease: { seq }, saved } = kept
  const since = Date.now() - saved.at
  const due = since >= snapshotMs || (seq - saved.seq >= snapshotEntries && since >= restAfterSaving * saved.took)
  if (seq === saved.seq || !due) return true
  if (!(await renew(deps, kept, holder, 'loading')) || !(await grouping.saveSnapshot(kept.lease, kept.grouper.save()))) return false
  kept.saved = { seq, at: Date.now(), took: Date.now() - saved.at - since }
  return true
}
