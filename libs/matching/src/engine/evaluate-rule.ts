import { findChains, type Place } from './near-chain'
import { createNumberList, pushNumber, type NumberList } from './number-list'
import type { CompiledNode, Occurrences } from './rule-engine'

type NearCompiled = Extract<CompiledNode, { type: 'near' }>

const stands = ({ stamp, post }: Occurrences, leaf: number): boolean => stamp[leaf] === post

/**
 * Whether a rule matches the post whose occurrences are given. If so, the occurrences of all clauses that take part are added to
 * `into`; if not, `into` is left as it was.
 */
export function evaluateRule(node: CompiledNode, occurrences: Occurrences, into: NumberList): boolean {
  switch (node.type) {
    case 'any': return addLeaves(node.leaves, occurrences, into)
    case 'near': return addChains(node, occurrences, into)
    case 'not': return fails(node.child, occurrences, into)
    case 'and': return addAll(node.children, occurrences, into)
    case 'or': return addAny(node.children, occurrences, into)
  }
}

/** What is excluded is no reason for a match. */
function fails(node: CompiledNode, occurrences: Occurrences, into: NumberList): boolean {
  const before = into.count
  if (!evaluateRule(node, occurrences, into)) return true
  into.count = before
  return false
}

function addLeaves(leaves: readonly number[], occurrences: Occurrences, into: NumberList): boolean {
  const { head, next } = occurrences
  const before = into.count
  for (const leaf of leaves) {
    if (!stands(occurrences, leaf)) continue
    for (let at = head[leaf]!; at >= 0; at = next[at]!) pushNumber(into, at)
  }
  return into.count > before
}

function addAll(children: readonly CompiledNode[], occurrences: Occurrences, into: NumberList): boolean {
  const before = into.count
  for (const child of children) {
    if (evaluateRule(child, occurrences, into)) continue
    into.count = before
    return false
  }
  return true
}

function addAny(children: readonly CompiledNode[], occurrences: Occurrences, into: NumberList): boolean {
  let any = false
  for (const child of children) any = evaluateRule(child, occurrences, into) || any
  return any
}

function addChains({ operands, links }: NearCompiled, occurrences: Occurrences, into: NumberList): boolean {
  if (!operands.every(leaves => leaves.some(leaf => stands(occurrences, leaf)))) return false
  const chains = findChains(operands.map(leaves => placesOf(leaves, occurrences)), links)
  for (const places of chains ?? []) for (const { at } of places) pushNumber(into, at)
  return chains !== null
}

/** All places of an operand's alternatives, by field and start. */
function placesOf(leaves: readonly number[], occurrences: Occurrences): readonly Place[] {
  const { field, from, to } = occurrences
  const numbers = createNumberList()
  addLeaves(leaves, occurrences, numbers)
  return Array.from(numbers.items.subarray(0, numbers.count), at => ({ at, field: field[at]!, from: from[at]!, to: to[at]! }))
    .sort((a, b) => a.field - b.field || a.from - b.from)
}
