import { chunkOf, giveBack, HEAD, keepNumbers, lengthOf, makeRoom, offsetOf, takeRoom, type NumberStore } from '@kentongan/posts'
import type { TermTable } from './term-table'
import type { TitleFacts } from './read-title-facts'
import { addVector, createVector, dropVector, eachTerm, sizeOf, type TermVector } from './term-vector'

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

/**
 * `name` is the id of one of its posts, `born` the number of the issue in order of opening. `vector` is that of its post while it has
 * only one. `square`: the squared length of the vector under the weights of the hour with the stamp `squaredAt`, to be worked out
 * anew where that is 0. `apart`: `born` of issues it must not join, null for none.
 */
export type OpenIssue = {
  name: number
  readonly slot: number
  readonly born: number
  first: number
  last: number
  posts: HeldPost[]
  vector: TermVector
  square: number
  squaredAt: number
  agencies: readonly number[]
  apart: Set<number> | null
}

/**
 * Open issues by slot, and in `lists` where in the table's store stands which slots a term is in: NOWHERE, or CROWDED where these are so many
 * that they are not kept. Entries of closed issues stay in the lists until they are swept.
 */
export type IssueIndex = {
  readonly issues: (OpenIssue | null)[]
  readonly lists: number[]
  readonly free: number[]
  readonly closed: number[]
  born: number
  /** All zero between uses; one place for each slot. */
  scratch: Float64Array
}

const NOWHERE = -1
const CROWDED = -2
/** A term of more open issues leads nowhere: its list is given up, and made anew by a sweep when half as many have it. */
const LONGEST_LIST = 4_000

export const createIssueIndex = (): IssueIndex =>
  ({ issues: [], lists: [], free: [], closed: [], born: 0, scratch: new Float64Array(1_024) })

/** An issue without posts; the first must follow at once. */
export function openIssue(index: IssueIndex, name: number, born = index.born++): OpenIssue {
  const slot = index.free.pop() ?? index.issues.length
  const issue: OpenIssue = {
    name, slot, born, first: Infinity, last: -Infinity, posts: [], vector: NOWHERE, square: 0, squaredAt: 0, agencies: [], apart: null,
  }
  index.issues[slot] = issue
  return issue
}

export function addPost(index: IssueIndex, table: TermTable, issue: OpenIssue, post: HeldPost): void {
  post.issue = issue
  issue.first = Math.min(issue.first, post.at)
  issue.last = Math.max(issue.last, post.at)
  issue.agencies = unite(issue.agencies, post.agencies)
  if (issue.posts.length > 0) addTerms(index, table, issue, post.vector)
  else {
    issue.vector = post.vector
    eachTerm(table.store, post.vector, term => enlist(index, table, term, issue.slot))
  }
  if (issue.posts.length === 0) issue.posts = [post]
  else issue.posts.push(post)
}

/** Most issues have the agencies of their first post, and share its list. */
function unite(some: readonly number[], more: readonly number[]): readonly number[] {
  if (some.length === 0) return more
  const fresh = more.filter(one => !some.includes(one))
  return fresh.length === 0 ? some : [...some, ...fresh]
}

function addTerms(index: IssueIndex, table: TermTable, issue: OpenIssue, added: TermVector): void {
  const { store } = table
  const own = borrows(issue) ? copyVector(store, issue.vector, sizeOf(store, added)) : issue.vector
  issue.vector = addVector(store, own, added, term => enlist(index, table, term, issue.slot))
  issue.squaredAt = 0
}

const borrows = ({ posts, vector }: OpenIssue): boolean => posts[0]!.vector === vector

function copyVector(store: NumberStore, vector: TermVector, more: number): TermVector {
  const copy = createVector(store, sizeOf(store, vector) + more)
  return addVector(store, copy, vector, () => {})
}

function enlist({ lists }: IssueIndex, { store, issues }: TermTable, term: number, slot: number): void {
  issues[term]! += 1
  const found = lists[term] ?? NOWHERE
  if (found === CROWDED) return
  if (issues[term]! > LONGEST_LIST) {
    if (found !== NOWHERE) giveBack(store, found)
    lists[term] = CROWDED
    return
  }
  const place = found === NOWHERE ? takeRoom(store, 2) : makeRoom(store, found, lengthOf(store, found) + 1)
  const chunk = chunkOf(store, place)
  const offset = offsetOf(place)
  chunk[offset + HEAD + chunk[offset + 1]!] = slot
  chunk[offset + 1]! += 1
  while (lists.length < term) lists.push(NOWHERE)
  lists[term] = place
}

/** Where the slots of a term stand in the store; null if none are listed. */
export function listOf({ lists }: IssueIndex, term: number): number | null {
  const found = lists[term] ?? NOWHERE
  return found < 0 ? null : found
}

/** Takes an issue out; its slot is used again only after the next sweep. */
export function closeIssue(index: IssueIndex, table: TermTable, issue: OpenIssue): void {
  leave(index, table, issue)
  if (!borrows(issue)) dropVector(table.store, issue.vector)
}

function leave(index: IssueIndex, table: TermTable, issue: OpenIssue): void {
  eachTerm(table.store, issue.vector, term => { table.issues[term]! -= 1 })
  index.issues[issue.slot] = null
  index.closed.push(issue.slot)
}

/** Gives an issue other posts; what it says is added up anew. */
export function resetPosts(index: IssueIndex, table: TermTable, issue: OpenIssue, posts: readonly HeldPost[]): OpenIssue {
  closeIssue(index, table, issue)
  const fresh = openIssue(index, issue.name, issue.born)
  fresh.apart = issue.apart
  for (const post of posts) addPost(index, table, fresh, post)
  return fresh
}

/** Moves all posts of one issue into another and closes it. */
export function pourInto(index: IssueIndex, table: TermTable, from: OpenIssue, into: OpenIssue): void {
  leave(index, table, from)
  addTerms(index, table, into, from.vector)
  if (!borrows(from)) dropVector(table.store, from.vector)
  for (const post of from.posts) {
    post.issue = into
    into.posts.push(post)
  }
  into.first = Math.min(into.first, from.first)
  into.last = Math.max(into.last, from.last)
  into.agencies = unite(into.agencies, from.agencies)
  if (from.apart) inheritApart(index, from, into)
}

/** Who was to stay apart from the one stays apart from the other. */
function inheritApart(index: IssueIndex, from: OpenIssue, into: OpenIssue): void {
  for (const issue of index.issues) if (issue?.apart?.delete(from.born) && issue !== into) keepApart(issue, into)
}

/** The machine does not join these two. */
export function keepApart(a: OpenIssue, b: OpenIssue): void {
  (a.apart ??= new Set()).add(b.born);
  (b.apart ??= new Set()).add(a.born)
}

/** Drops closed issues from all lists, lets their slots be used again, and lists terms that are crowded no more. */
export function sweepLists(index: IssueIndex, table: TermTable): void {
  const thinned = new Set<number>()
  for (let term = 0; term < index.lists.length; term++) {
    const found = index.lists[term]!
    if (found >= 0) index.lists[term] = sweepList(index, table.store, found)
    if (found !== CROWDED || table.issues[term]! > LONGEST_LIST / 2) continue
    index.lists[term] = NOWHERE
    table.issues[term] = 0
    thinned.add(term)
  }
  for (const issue of thinned.size > 0 ? index.issues : []) {
    if (issue) eachTerm(table.store, issue.vector, term => { if (thinned.has(term)) enlist(index, table, term, issue.slot) })
  }
  for (const slot of index.closed.splice(0)) index.free.push(slot)
}

function sweepList({ issues }: IssueIndex, store: NumberStore, place: number): number {
  const chunk = chunkOf(store, place)
  const start = offsetOf(place) + HEAD
  const end = start + chunk[start - 1]!
  let kept = start
  for (let at = start; at < end; at++) if (issues[chunk[at]!]) chunk[kept++] = chunk[at]!
  chunk[start - 1] = kept - start
  if (kept > start && chunk[start - HEAD]! <= 4 * (HEAD + kept - start)) return place
  const smaller = kept === start ? NOWHERE : keepNumbers(store, chunk.subarray(start, kept))
  giveBack(store, place)
  return smaller
}

/** Which terms have no lists because too many issues have them. */
export const listCrowded = ({ lists }: IssueIndex): readonly number[] => lists.flatMap((found, term) => (found === CROWDED ? [term] : []))

export function setCrowded({ lists }: IssueIndex, terms: readonly number[]): void {
  for (const term of terms) {
    while (lists.length < term) lists.push(NOWHERE)
    lists[term] = CROWDED
  }
}
