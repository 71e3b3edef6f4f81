import { readNumbers } from '@kentongan/posts'
import { listOf, type IssueIndex, type OpenIssue } from './open-issues'
import { weighTerm, type TermTable } from './term-table'
import { eachTerm, type TermVector } from './term-vector'

const MOST_TERMS = 10
const MOST_CANDIDATES = 24
/** In all no more entries than this are walked for one post. */
const MOST_ENTRIES = 3_000

/**
 * The open issues most worth comparing a post with: those that share its rarest terms, heaviest first (by squared rarity), at most
 * 24. The answer does not depend on the order within lists.
 */
export function findCandidates(index: IssueIndex, table: TermTable, vector: TermVector): readonly OpenIssue[] {
  if (index.scratch.length < index.issues.length) index.scratch = new Float64Array(2 * index.issues.length)
  const { scratch } = index
  const touched: number[] = []
  let entries = 0
  for (const term of rarest(table, vector)) {
    const found = listOf(index, term)
    entries += table.issues[term]!
    if (found === null || entries > MOST_ENTRIES) break
    addWeight(index, readNumbers(table.store, found), weighTerm(table, term), touched)
  }
  const best = heaviest(index, touched, scratch)
  for (const slot of touched) scratch[slot] = 0
  return best
}

function addWeight({ issues, scratch }: IssueIndex, slots: Int32Array, weight: number, touched: number[]): void {
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at]!
    if (!issues[slot]) continue
    if (scratch[slot] === 0) touched.push(slot)
    scratch[slot]! += weight
  }
}

function rarest({ store, issues }: TermTable, vector: TermVector): readonly number[] {
  const terms: number[] = []
  eachTerm(store, vector, term => { if (issues[term]! > 0 && issues[term]! <= MOST_ENTRIES) terms.push(term) })
  return terms.sort((a, b) => issues[a]! - issues[b]! || a - b).slice(0, MOST_TERMS)
}

/** Selection by insertion into a short list: nearly all entries fall behind its last at once. */
function heaviest({ issues }: IssueIndex, touched: readonly number[], scratch: Float64Array): readonly OpenIssue[] {
  const best: OpenIssue[] = []
  const before = (a: OpenIssue, b: OpenIssue) => scratch[a.slot]! - scratch[b.slot]! || b.born - a.born
  for (const slot of touched) {
    const issue = issues[slot]!
    if (best.length === MOST_CANDIDATES && before(issue, best[MOST_CANDIDATES - 1]!) <= 0) continue
    if (best.length === MOST_CANDIDATES) best.pop()
    let at = best.length
    while (at > 0 && before(issue, best[at - 1]!) > 0) at--
    best.splice(at, 0, issue)
  }
  return best
}
