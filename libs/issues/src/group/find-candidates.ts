import type { IssueIndex, OpenIssue } from './open-issues'
import { weighTerm, type TermTable } from './term-table'
import type { TermVector } from './term-vector'

const MOST_TERMS = 10
const MOST_CANDIDATES = 24
/** A word that more open issues share leads nowhere; and in all no more entries than this are walked for one post. */
const LONGEST_LIST = 4_000
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
    const found = index.lists[term]
    entries += table.issues[term]!
    if (!found || entries > MOST_ENTRIES) break
    const weight = weighTerm(table, term) ** 2
    for (let at = 0; at < found.size; at++) {
      const slot = found.slots[at]!
      if (!index.issues[slot]) continue
      if (scratch[slot] === 0) touched.push(slot)
      scratch[slot]! += weight
    }
  }
  const best = heaviest(index, touched, scratch)
  for (const slot of touched) scratch[slot] = 0
  return best
}

function rarest(table: TermTable, { terms, size }: TermVector): readonly number[] {
  return Array.from(terms.subarray(0, size))
    .filter(term => table.issues[term]! > 0 && table.issues[term]! <= LONGEST_LIST)
    .sort((a, b) => table.issues[a]! - table.issues[b]! || a - b)
    .slice(0, MOST_TERMS)
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
