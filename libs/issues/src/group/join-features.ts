import type { OpenIssue } from './open-issues'
import { nameShare, weighTerm, type TermTable } from './term-table'
import { massOf, type TermVector } from './term-vector'

const DAY = 86_400_000
/** An issue older than this is not made harder to join any further. */
const LONGEST_SPAN = 3
/** Sides that are less alike are never joined, so nothing more is worked out about them. */
const LEAST_LIKENESS = 0.08

/**
 * What speaks for and against one issue for a post (or for another issue): 1, the cosine of their weighted terms (Salton 1975), days
 * between them, days the issue would span, whether they share an agency (1), have different ones (-1), or it is not known (0), and how far a
 * single ordinary word is all they share: 1 if just one that neither side has twice and that is no name, near 0 with several.
 */
export type JoinFeatures = readonly [one: 1, cosine: number, gap: number, span: number, agencies: number, lone: number]

export type Side = Pick<OpenIssue, 'vector' | 'first' | 'last' | 'agencies'>

export function compareSides(table: TermTable, a: Side, b: Side): JoinFeatures {
  const gap = Math.max(0, a.first - b.last, b.first - a.last) / DAY
  const span = (Math.max(a.last, b.last) - Math.min(a.first, b.first)) / DAY
  const likeness = cosine(table, a.vector, b.vector)
  const lone = likeness < LEAST_LIKENESS ? 1 : measureLoneliness(table, a.vector, b.vector)
  return [1, likeness, gap, Math.min(LONGEST_SPAN, span), compareAgencies(a.agencies, b.agencies), lone]
}

function compareAgencies(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0
  for (const one of a) if (b.has(one)) return 1
  return -1
}

/** The inverse of the effective number of shared terms (Hill 1973, order 2), less where the heaviest is a name or said in several posts. */
function measureLoneliness(table: TermTable, a: TermVector, b: TermVector): number {
  if (a.size > b.size) return measureLoneliness(table, b, a)
  let sum = 0
  let squares = 0
  let most = 0
  let heaviest = 0
  let said = 1
  for (let at = 0; at < a.size; at++) {
    const other = massOf(b, a.terms[at]!)
    if (other === 0) continue
    const weight = Math.min(1, a.mass[at]!) * Math.min(1, other) * weighTerm(table, a.terms[at]!) ** 2
    sum += weight
    squares += weight * weight
    if (weight <= most) continue
    most = weight
    heaviest = a.terms[at]!
    said = Math.max(1, a.mass[at]!, other)
  }
  return sum === 0 ? 1 : (squares / (sum * sum)) * (1 - nameShare(table, heaviest)) / said
}

function cosine(table: TermTable, a: TermVector, b: TermVector): number {
  if (a.size > b.size) return cosine(table, b, a)
  let dot = 0
  for (let at = 0; at < a.size; at++) {
    const mass = massOf(b, a.terms[at]!)
    if (mass > 0) dot += a.mass[at]! * mass * weighTerm(table, a.terms[at]!) ** 2
  }
  return dot === 0 ? 0 : dot / Math.sqrt(squareOf(table, a) * squareOf(table, b))
}

function squareOf(table: TermTable, vector: TermVector): number {
  if (vector.squaredAt === table.stamp) return vector.square
  let square = 0
  for (let at = 0; at < vector.size; at++) square += (vector.mass[at]! * weighTerm(table, vector.terms[at]!)) ** 2
  vector.square = square
  vector.squaredAt = table.stamp
  return square
}
