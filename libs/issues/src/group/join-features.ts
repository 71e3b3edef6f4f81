import type { OpenIssue } from './open-issues'
import { weighTerm, type TermTable } from './term-table'
import { massOf, type TermVector } from './term-vector'

const DAY = 86_400_000
/** An issue older than this is not made harder to join any further. */
const LONGEST_SPAN = 3

/**
 * What speaks for and against one issue for a post (or for another issue): 1, the cosine of their weighted terms (Salton 1975), days
 * between them, days the issue would span, whether they share an agency (1), have different ones (-1), or it is not known (0).
 */
export type JoinFeatures = readonly [one: 1, cosine: number, gap: number, span: number, agencies: number]

export type Side = Pick<OpenIssue, 'vector' | 'first' | 'last' | 'agencies'>

export function compareSides(table: TermTable, a: Side, b: Side): JoinFeatures {
  const gap = Math.max(0, a.first - b.last, b.first - a.last) / DAY
  const span = (Math.max(a.last, b.last) - Math.min(a.first, b.first)) / DAY
  return [1, cosine(table, a.vector, b.vector), gap, Math.min(LONGEST_SPAN, span), compareAgencies(a.agencies, b.agencies)]
}

function compareAgencies(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0
  for (const one of a) if (b.has(one)) return 1
  return -1
}

function cosine(table: TermTable, a: TermVector, b: TermVector): number {
  if (a.size > b.size) return cosine(table, b, a)
  let dot = 0
  let squareA = 0
  for (let at = 0; at < a.size; at++) {
    const term = a.terms[at]!
    const weight = weighTerm(table, term)
    squareA += (a.mass[at]! * weight) ** 2
    dot += a.mass[at]! * massOf(b, term) * weight * weight
  }
  if (dot === 0) return 0
  let squareB = 0
  for (let at = 0; at < b.size; at++) squareB += (b.mass[at]! * weighTerm(table, b.terms[at]!)) ** 2
  return dot / Math.sqrt(squareA * squareB)
}
