import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Grouper, GrouperState } from '@kentongan/issues'
import type { Given, GroupingLease, GroupingRepository } from '@kentongan/platform/db'
import type { Logger } from '@kentongan/platform/log'
import type { StepResult } from '@kentongan/platform/queue'

export type GroupPostsDeps = {
  readonly grouping: GroupingRepository
  /** Makes a grouper, or one that goes on where a saved one stood. */
  readonly createGrouper: (saved?: GrouperState) => Grouper
  readonly log: Pick<Logger, 'error'>
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

/** Posts of one transaction. */
const batchSize = 500

type Kept = { lease: GroupingLease; readonly grouper: Grouper; saved: { seq: number; at: number } }
type Lost = { readonly dropped: string }
const lost: Lost = { dropped: 'lease-lost' }

/**
 * Groups waiting posts and applies people's decisions, in one worker at a time. The grouper lives in memory, and what is written
 * goes with the entry of the log that led to it, so whoever comes next knows the same. When a write is refused or fails, memory may
 * be ahead of the tables and is dropped.
 */
export function createGroupPosts(deps: GroupPostsDeps) {
  const holder = randomUUID()
  let kept: Kept | null = null
  return async (): Promise<StepResult> => {
    const lease = await deps.grouping.takeLease(holder)
    if (lease === null) {
      kept = null
      return { dropped: 'held-by-another' }
    }
    try {
      if (kept === null || kept.lease.token !== lease.token || kept.lease.seq !== lease.seq) kept = await load(deps, lease)
      const end = await stay(deps, kept, holder)
      if (end !== null) kept = null
      return end ?? { done: true }
    } catch (error) {
      kept = null
      throw error
    } finally {
      await deps.grouping.release(holder)
    }
  }
}

async function load(deps: GroupPostsDeps, lease: GroupingLease): Promise<Kept> {
  const { snapshot, snapshotSeq, since, seq } = await deps.grouping.load()
  const grouper = read(deps, snapshot)
  for (const given of since) replay(grouper, given)
  return { lease: { ...lease, seq }, grouper, saved: { seq: snapshotSeq, at: Date.now() } }
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
async function stay(deps: GroupPostsDeps, kept: Kept, holder: string): Promise<Lost | null> {
  const until = Date.now() + (deps.stayMs ?? 0)
  for (;;) {
    const found = await workOnce(deps.grouping, kept)
    if (found === 'lost' || !(await keepSnapshot(deps, kept))) return lost
    if (found === 'something') await deps.onGrouped()
    if (deps.stopping.aborted) return null
    if (found === 'something') continue
    if (Date.now() >= until) return null
    if (!(await pause(deps, kept, holder))) return lost
  }
}

/** Waits for something to come and renews the lease; false where it was lost meanwhile. */
async function pause({ grouping, stopping, pauseMs = 500 }: GroupPostsDeps, { lease }: Kept, holder: string): Promise<boolean> {
  await sleep(pauseMs, undefined, { signal: stopping }).catch(() => {})
  return (await grouping.takeLease(holder))?.token === lease.token
}

/** Decisions come first: somebody waits for them. */
async function workOnce(grouping: GroupingRepository, kept: Kept): Promise<'lost' | 'something' | 'nothing'> {
  const written = await decideNext(grouping, kept) ?? await groupNext(grouping, kept)
  if (written === null) return 'nothing'
  if (written === 'lost') return 'lost'
  kept.lease = written
  return 'something'
}

async function decideNext(grouping: GroupingRepository, { lease, grouper }: Kept): Promise<GroupingLease | 'lost' | null> {
  const decision = await grouping.findDecision()
  if (decision === null) return null
  const outcomes = decision.decisions.map(each => grouper.decide(each))
  return await grouping.writeDecision(lease, decision, outcomes) ?? 'lost'
}

async function groupNext(grouping: GroupingRepository, { lease, grouper }: Kept): Promise<GroupingLease | 'lost' | null> {
  const waiting = await grouping.findPosts(batchSize)
  if (waiting.entries.length === 0) return null
  const grouped = waiting.posts.map(post => ({ post, outcome: grouper.add(post) }))
  return await grouping.writePosts(lease, waiting, grouped) ?? 'lost'
}

async function keepSnapshot({ grouping, snapshotEntries = 5_000, snapshotMs = 300_000 }: GroupPostsDeps, kept: Kept): Promise<boolean> {
  const { lease: { seq }, saved } = kept
  if (seq === saved.seq || (seq - saved.seq < snapshotEntries && Date.now() - saved.at < snapshotMs)) return true
  if (!(await grouping.saveSnapshot(kept.lease, kept.grouper.save()))) return false
  kept.saved = { seq, at: Date.now() }
  return true
}
