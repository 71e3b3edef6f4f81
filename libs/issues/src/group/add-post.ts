import { findCopy, keepText, shingleText, type FoundCopy, type Shingles } from '@kentongan/posts'
import { explainJoin, findNearest } from './explain-join'
import { findCandidates } from './find-candidates'
import { passTime, WINDOW, type GrouperMemory } from './grouper-memory'
import type { GroupMerge, GroupOutcome, GroupPost, JoinReason } from './grouper.types'
import { compareWithAll, type Side } from './join-features'
import { judgeJoin } from './join-weights'
import { addPost, openIssue, pourInto, type HeldPost, type OpenIssue } from './open-issues'
import { findConflict, readTitleFacts } from './read-title-facts'
import { readTerms, TITLE } from './read-terms'
import { countHour, countTerm, type TermTable } from './term-table'
import { appendTerm, createVector, eachShared, eachTerm, type TermVector } from './term-vector'

const ENOUGH = 0.5
/** Two issues are joined on a little more evidence than a post joins one: a wrong merge costs more. */
const ENOUGH_TO_MERGE = 0.64
const MOST_MERGES = 4
/** Candidates come heaviest first; a twin of the post's issue is near the top. */
const MOST_TWINS = 12

/** A post before it has an issue. */
type Arrival = Omit<HeldPost, 'issue' | 'copyOf'> & { readonly shingles: Shingles }
type Found = { readonly issue: OpenIssue; readonly reason: JoinReason; readonly copyOf: number | null }

/** Takes a post in: finds its copy group and its issue, and joins issues that it shows to be one. */
export function takePost(memory: GrouperMemory, post: GroupPost): GroupOutcome {
  const known = memory.posts.get(post.id)
  if (known) return { issue: known.issue.name, join: null, merged: [], copyOf: known.copyOf }
  passTime(memory, post.at)
  const arrival = readArrival(memory, post)
  const candidates = findCandidates(memory.index, memory.terms, arrival.vector).filter(issue => memory.clock - issue.last < WINDOW)
  const found = findOriginal(memory, arrival) ?? findIssue(memory, arrival, candidates)
  const held = holdPost(memory, arrival, found)
  const merged = found ? mergeAround(memory, held, candidates) : []
  return { issue: held.issue.name, join: found?.reason ?? null, merged, copyOf: held.copyOf }
}

/** Puts the post into the issue found, or into a new one. */
function holdPost(memory: GrouperMemory, { shingles, ...post }: Arrival, found: Found | null): HeldPost {
  const issue = found?.issue ?? openIssue(memory.index, post.id)
  const held: HeldPost = { ...post, issue, copyOf: found?.copyOf ?? null }
  addPost(memory.index, memory.terms, issue, held)
  memory.posts.set(post.id, held)
  keepText(memory.copies, { id: post.id, first: held.copyOf ?? post.id, shingles })
  return held
}

function readArrival(memory: GrouperMemory, { id, title, text, at, agencies, matched }: GroupPost): Arrival {
  countHour(memory.terms, at, memory.clock)
  const terms = readTerms(title, text, matched)
  const vector = createVector(memory.terms.store, terms.length)
  const counted = terms.map(term => [countTerm(memory.terms, term), term.mass] as const).sort(([a], [b]) => a - b)
  for (const [term, mass] of counted) appendTerm(memory.terms.store, vector, term, mass)
  return { id, order: memory.order++, at, agencies, vector, facts: readTitleFacts(title, at), movedBy: null, shingles: shingleText(`${title}\n${text}`) }
}

function findOriginal(memory: GrouperMemory, arrival: Arrival): Found | null {
  const copy: FoundCopy | null = findCopy(memory.copies, arrival.shingles)
  const original = copy === null ? undefined : memory.posts.get(copy.of)
  if (!copy || !original || findConflict(original.facts, arrival.facts) !== null) return null
  const judged = { score: copy.overlap, threshold: copy.least, with: original.id }
  const { words } = explainJoin(memory, arrival.vector, original.vector, judged)
  return { issue: original.issue, copyOf: copy.first, reason: { code: 'copy', words, ...judged } }
}

/** The likeliest issue that is likely enough and that nothing in the headlines speaks against. */
function findIssue(memory: GrouperMemory, arrival: Arrival, candidates: readonly OpenIssue[]): Found | null {
  const side: Side = { vector: arrival.vector, square: 0, squaredAt: 0, first: arrival.at, last: arrival.at, agencies: arrival.agencies }
  for (const { issue, score } of findLikely(memory, side, candidates, ENOUGH)) {
    const nearest = findNearest(memory.terms, arrival.vector, issue)
    if (isVetoed(memory.terms, arrival, nearest)) continue
    const reason = explainJoin(memory, arrival.vector, issue.vector, { score, threshold: ENOUGH, with: nearest.id })
    return { issue, copyOf: null, reason }
  }
  return null
}

/** The issues that reach the threshold, likeliest first. */
function findLikely({ terms, weights }: GrouperMemory, side: Side, issues: readonly OpenIssue[], threshold: number) {
  return compareWithAll(terms, side, issues)
    .map((features, at) => ({ issue: issues[at]!, score: judgeJoin(weights, features) }))
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score || a.issue.born - b.issue.born)
}

/** Headlines of one pattern ("Harga emas hari ini", "Banjir di …") that name different days, figures or places are about different things. */
function isVetoed(table: TermTable, a: Pick<HeldPost, 'facts' | 'vector'>, b: Pick<HeldPost, 'facts' | 'vector'>): boolean {
  return findConflict(a.facts, b.facts) !== null && isPattern(table, a.vector, b.vector)
}

function isPattern({ store }: TermTable, a: TermVector, b: TermVector): boolean {
  let shared = 0
  eachShared(store, a, b, (_, own, other) => { if (own === TITLE && other === TITLE) shared++ })
  const sizeOfTitle = (vector: TermVector) => {
    let size = 0
    eachTerm(store, vector, (_, mass) => { if (mass === TITLE) size++ })
    return size
  }
  return shared <= 1 || shared >= Math.min(sizeOfTitle(a), sizeOfTitle(b)) / 2
}

/** Joins the post's issue with others like it, one after the other while there is one. */
function mergeAround(memory: GrouperMemory, post: HeldPost, candidates: readonly OpenIssue[]): readonly GroupMerge[] {
  const merged: GroupMerge[] = []
  while (merged.length < MOST_MERGES) {
    const best = findTwin(memory, post, candidates)
    if (!best) break
    const [into, from] = post.issue.born < best.issue.born ? [post.issue, best.issue] : [best.issue, post.issue]
    merged.push({ from: from.name, into: into.name, reason: best.reason })
    pourInto(memory.index, memory.terms, from, into)
  }
  return merged
}

function findTwin(memory: GrouperMemory, post: HeldPost, candidates: readonly OpenIssue[]): { readonly issue: OpenIssue; readonly reason: JoinReason } | null {
  const { issue: own } = post
  const twins = candidates
    .slice(0, MOST_TWINS)
    .filter(issue => issue !== own && memory.index.issues[issue.slot] === issue && !own.apart?.has(issue.born))
  for (const { issue, score } of findLikely(memory, own, twins, ENOUGH_TO_MERGE)) {
    const nearest = findNearest(memory.terms, post.vector, issue)
    if (isVetoed(memory.terms, post, nearest)) continue
    return { issue, reason: explainJoin(memory, own.vector, issue.vector, { score, threshold: ENOUGH_TO_MERGE, with: nearest.id }) }
  }
  return null
}
