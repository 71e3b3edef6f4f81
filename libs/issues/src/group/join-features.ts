import type { OpenIssue } from './open-issues'
import { TITLE } from './read-terms'
import { nameShare, weighTerm, type TermTable } from './term-table'
import { eachTerm, massOf, sizeOf, type TermVector } from './term-vector'

const DAY = 86_400_000
/** An issue older than this is not made harder to join any further. */
const LONGEST_SPAN = 3
/** Sides that are less alike are never joined, so nothing more is worked out about them. */
const LEAST_LIKENESS = 0.08
/** After so many hours with posts half of it is believed. Of 24, 48 and 100 measured, see the README. */
const HOURS_TO_KNOW = 48
/** Looking a term up by halving costs some eight steps. */
const LONGER = 8

/**
 * What speaks for and against one issue for a post (or for another issue): 1, the cosine of their weighted terms (Salton 1975), days
 * between them, days the issue would span, whether they share an agency (1), have different ones (-1), or it is not known (0), and how far a
 * single ordinary word is all they share: 1 if just one that neither side has twice and that is no name, near 0 with several. While
 * the stream is young, names and words said twice are hardly better.
 */
export type JoinFeatures = readonly [one: 1, cosine: number, gap: number, span: number, agencies: number, lone: number]

export type Side = Pick<OpenIssue, 'vector' | 'square' | 'squaredAt' | 'first' | 'last' | 'agencies'>

export const compareSides = (table: TermTable, a: Side, b: Side): JoinFeatures => compareWithAll(table, a, [b])[0]!

/** One side compared with each of the others. What it says is laid out by term once, so that each of the others need only be walked. */
export function compareWithAll(table: TermTable, side: Side, others: readonly Side[]): readonly JoinFeatures[] {
  eachTerm(table.store, side.vector, (term, mass) => { table.laidOut[term] = mass })
  const features = others.map(other => compareWith(table, side, other))
  eachTerm(table.store, side.vector, term => { table.laidOut[term] = 0 })
  return features
}

function compareWith(table: TermTable, a: Side, b: Side): JoinFeatures {
  const gap = Math.max(0, a.first - b.last, b.first - a.last) / DAY
  const span = (Math.max(a.last, b.last) - Math.min(a.first, b.first)) / DAY
  const shared = weighShared(table, a.vector, b.vector)
  const likeness = shared.dot === 0 ? 0 : shared.dot / Math.sqrt(squareOf(table, a) * squareOf(table, b))
  const lone = likeness < LEAST_LIKENESS ? 1 : measureLoneliness(table, shared)
  return [1, likeness, gap, Math.min(LONGEST_SPAN, span), compareAgencies(a.agencies, b.agencies), lone]
}

function compareAgencies(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0
  return a.some(one => b.includes(one)) ? 1 : -1
}

/** What two sides share. `sum`, `squares`: of the weights of shared terms; `heaviest` of these, and how often a side has it, 1 at least. */
type Shared = { dot: number; sum: number; squares: number; most: number; heaviest: number; said: number }

/** What two vectors share, of which the first is laid out. The terms of the shorter are looked up in the longer. */
function weighShared(table: TermTable, a: TermVector, b: TermVector): Shared {
  const shared: Shared = { dot: 0, sum: 0, squares: 0, most: 0, heaviest: 0, said: 1 }
  if (sizeOf(table.store, b) > LONGER * sizeOf(table.store, a)) {
    eachTerm(table.store, a, (term, own) => {
      const other = massOf(table.store, b, term)
      if (other !== 0) addShared(table, shared, term, own, other)
    })
  } else {
    eachTerm(table.store, b, (term, other) => {
      const own = table.laidOut[term]!
      if (own !== 0) addShared(table, shared, term, own, other)
    })
  }
  return shared
}

function addShared(table: TermTable, shared: Shared, term: number, own: number, other: number): void {
  const weight = weighTerm(table, term)
  shared.dot += own * other * weight
  const once = (Math.min(TITLE, own) / TITLE) * (Math.min(TITLE, other) / TITLE) * weight
  shared.sum += once
  shared.squares += once * once
  if (once <= shared.most) return
  shared.most = once
  shared.heaviest = term
  shared.said = Math.max(TITLE, own, other) / TITLE
}

/**
 * The inverse of the effective number of shared terms (Hill 1973, order 2), less where the heaviest is a name or said in several posts,
 * as far as the stream is known: in its first days every name of the day's theme looks rare, and posts that share it alone chain.
 */
function measureLoneliness(table: TermTable, { sum, squares, heaviest, said }: Shared): number {
  if (sum === 0) return 1
  const known = table.total / (table.total + HOURS_TO_KNOW)
  return (squares / (sum * sum)) * (1 - known * nameShare(table, heaviest)) / said ** known
}

function squareOf(table: TermTable, side: Side): number {
  if (side.squaredAt === table.stamp) return side.square
  let square = 0
  eachTerm(table.store, side.vector, (term, mass) => { square += mass * mass * weighTerm(table, term) })
  side.square = square
  side.squaredAt = table.stamp
  return square
}
