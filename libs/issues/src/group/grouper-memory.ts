import { createCopyIndex, forgetTexts, type CopyIndex } from '@kentongan/posts'
import { SHIPPED_WEIGHTS, type Example, type JoinWeights } from './join-weights'
import { closeIssue, createIssueIndex, sweepLists, type HeldPost, type IssueIndex, type OpenIssue } from './open-issues'
import { createTermTable, fadeTerms, type TermTable } from './term-table'
import { dropVector } from './term-vector'

const HOUR = 3_600_000
/** An issue that nobody adds to for so long is closed; what comes later is a new development. */
export const WINDOW = 96 * HOUR
const SWEEP = 6 * HOUR
/** After a month half of what was learnt about words is forgotten. */
const HALF_LIFE = 30 * 24 * HOUR

/** What a decision did, for taking it back: posts by the issue they left, and pairs of posts whose issues it set apart. */
export type TakenDecision = {
  readonly left: readonly { readonly posts: readonly number[]; readonly name: number; readonly mate: number | null }[]
  readonly apart: readonly (readonly [number, number])[]
  readonly wereApart: readonly (readonly [number, number])[]
}

/** All that a grouper knows. `clock`: the newest time seen. `swept`: when it last forgot. */
export type GrouperMemory = {
  readonly terms: TermTable
  readonly index: IssueIndex
  readonly copies: CopyIndex
  readonly posts: Map<number, HeldPost>
  readonly decisions: Map<number, TakenDecision>
  examples: readonly Example[]
  weights: JoinWeights
  order: number
  clock: number
  swept: number
}

export function createMemory(terms: TermTable = createTermTable()): GrouperMemory {
  return {
    terms, index: createIssueIndex(), copies: createCopyIndex(), posts: new Map(), decisions: new Map(),
    examples: [], weights: SHIPPED_WEIGHTS, order: 0, clock: -Infinity, swept: -Infinity,
  }
}

/** Moves the clock on, and every six hours closes what is over and forgets it. */
export function passTime(memory: GrouperMemory, at: number): void {
  memory.clock = Math.max(memory.clock, at)
  if (memory.swept === -Infinity) memory.swept = memory.clock
  const passed = memory.clock - memory.swept
  if (passed < SWEEP) return
  memory.swept = memory.clock
  for (const issue of memory.index.issues) if (issue && memory.clock - issue.last >= WINDOW) forgetIssue(memory, issue)
  sweepLists(memory.index, memory.terms)
  fadeTerms(memory.terms, 0.5 ** (passed / HALF_LIFE))
  forgetTexts(memory.copies, id => memory.posts.has(id))
  for (const [id, { left }] of memory.decisions) {
    if (!left.some(({ posts }) => posts.some(post => memory.posts.has(post)))) memory.decisions.delete(id)
  }
}

function forgetIssue({ index, terms, posts }: GrouperMemory, issue: OpenIssue): void {
  closeIssue(index, terms, issue)
  for (const post of issue.posts) {
    dropVector(terms.store, post.vector)
    posts.delete(post.id)
  }
}
