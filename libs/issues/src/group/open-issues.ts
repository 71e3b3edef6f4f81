import type { TermTable } from './term-table'
import type { TitleFacts } from './read-title-facts'
import { addMass, createVector, type TermVector } from './term-vector'

/** `order`: the how manyth post it is. `movedBy`: the decision that last moved it. */
export type HeldPost = {
  readonly id: number
  readonly order: number
  readonly at: number
  readonly agencies: readonly number[]
  readonly vector: TermVector
  readonly facts: TitleFacts
  readonly copyOf: number | null
  issue: OpenIssue
  movedBy: number | null
}

/** `name` is the id of one of its posts, `born` the number of the issue in order of opening. `apart`: `born` of issues it must not join. */
export type OpenIssue = {
  name: number
  readonly slot: number
  readonly born: number
  first: number
  last: number
  posts: HeldPost[]
  vector: TermVector
  agencies: Set<number>
  readonly apart: Set<number>
}

/** Open issues by slot, and which slots a term is in. Entries of closed issues stay in the lists until they are swept. */
export type IssueIndex = {
  readonly issues: (OpenIssue | null)[]
  readonly lists: (SlotList | undefined)[]
  readonly free: number[]
  readonly closed: number[]
  open: number
  born: number
  /** All zero between uses; one place for each slot. */
  scratch: Float64Array
}

export type SlotList = { slots: Int32Array; size: number }

export const createIssueIndex = (): IssueIndex => ({ issues: [], lists: [], free: [], closed: [], open: 0, born: 0, scratch: new Float64Array(1_024) })

export function openIssue(index: IssueIndex, name: number, at: number): OpenIssue {
  const slot = takeSlot(index)
  const issue: OpenIssue = { name, slot, born: index.born++, first: at, last: at, posts: [], vector: createVector(12), agencies: new Set(), apart: new Set() }
  index.issues[slot] = issue
  index.open++
  return issue
}

const takeSlot = (index: IssueIndex): number => index.free.pop() ?? index.issues.length

export function addPost(index: IssueIndex, table: TermTable, issue: OpenIssue, post: HeldPost): void {
  post.issue = issue
  issue.posts.push(post)
  issue.first = Math.min(issue.first, post.at)
  issue.last = Math.max(issue.last, post.at)
  for (const agency of post.agencies) issue.agencies.add(agency)
  addVector(index, table, issue, post.vector)
}

function addVector(index: IssueIndex, table: TermTable, issue: OpenIssue, { terms, mass, size }: TermVector): void {
  for (let at = 0; at < size; at++) {
    if (!addMass(issue.vector, terms[at]!, mass[at]!)) continue
    table.issues[terms[at]!]! += 1
    enlist(index, terms[at]!, issue.slot)
  }
}

function enlist(index: IssueIndex, term: number, slot: number): void {
  let found = index.lists[term]
  if (!found) index.lists[term] = found = { slots: new Int32Array(2), size: 0 }
  if (found.size === found.slots.length) {
    const slots = new Int32Array(found.size * 2)
    slots.set(found.slots)
    found.slots = slots
  }
  found.slots[found.size++] = slot
}

/** Takes an issue out; its slot is used again only after the next sweep. */
export function closeIssue(index: IssueIndex, table: TermTable, issue: OpenIssue): void {
  for (let at = 0; at < issue.vector.size; at++) table.issues[issue.vector.terms[at]!]! -= 1
  index.issues[issue.slot] = null
  index.closed.push(issue.slot)
  index.open--
}

/** Gives an issue other posts; what it says is added up anew. */
export function resetPosts(index: IssueIndex, table: TermTable, issue: OpenIssue, posts: readonly HeldPost[]): OpenIssue {
  closeIssue(index, table, issue)
  const fresh: OpenIssue = {
    ...issue, slot: takeSlot(index), first: Infinity, last: -Infinity, posts: [], vector: createVector(12), agencies: new Set(),
  }
  index.issues[fresh.slot] = fresh
  index.open++
  for (const post of posts) addPost(index, table, fresh, post)
  return fresh
}

/** Moves all posts of one issue into another and closes it. */
export function pourInto(index: IssueIndex, table: TermTable, from: OpenIssue, into: OpenIssue): void {
  closeIssue(index, table, from)
  for (const post of from.posts) {
    post.issue = into
    into.posts.push(post)
  }
  into.first = Math.min(into.first, from.first)
  into.last = Math.max(into.last, from.last)
  addVector(index, table, into, from.vector)
  for (const agency of from.agencies) into.agencies.add(agency)
  if (from.apart.size > 0) inheritApart(index, from, into)
}

/** Who was to stay apart from the one stays apart from the other. */
function inheritApart(index: IssueIndex, from: OpenIssue, into: OpenIssue): void {
  for (const issue of index.issues) if (issue?.apart.delete(from.born) && issue !== into) keepApart(issue, into)
}

/** The machine does not join these two. */
export function keepApart(a: OpenIssue, b: OpenIssue): void {
  a.apart.add(b.born)
  b.apart.add(a.born)
}

/** Makes all lists anew from the issues. */
export function relist(index: IssueIndex): void {
  index.lists.length = 0
  for (const issue of index.issues) {
    for (let at = 0; issue && at < issue.vector.size; at++) enlist(index, issue.vector.terms[at]!, issue.slot)
  }
}

/** Drops closed issues from all lists and lets their slots be used again. */
export function sweepLists({ issues, lists, free, closed }: IssueIndex): void {
  for (let term = 0; term < lists.length; term++) {
    const found = lists[term]
    if (!found) continue
    let kept = 0
    for (let at = 0; at < found.size; at++) if (issues[found.slots[at]!]) found.slots[kept++] = found.slots[at]!
    found.size = kept
    if (kept === 0) lists[term] = undefined
    else if (found.slots.length > 4 * kept) found.slots = found.slots.slice(0, kept)
  }
  free.push(...closed.splice(0))
}
