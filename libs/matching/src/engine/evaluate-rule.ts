import { findChains, type Place } from './near-chain'
import type { CompiledNode, Occurrences } from './rule-engine'

type NearCompiled = Extract<CompiledNode, { type: 'near' }>

const stands = ({ stamp, post }: Occurrences, leaf: number): boolean => stamp[leaf] === post

/**
 * Whether a rule matches the post whose occurrences are given. If so, the occurrences of all clauses that take part are added to
 * `into`; if not, `into` is left as it was.
 */
export function evaluateRule(node: CompiledNode, occurrences: Occurrences, into: number[]): boolean {
  switch (node.type) {
    case 'leaf': return addLeaf(node.leaf, occurrences, into)
    case 'near': return addChains(node, occurrences, into)
    case 'not': return !evaluateRule(node.child, occurrences, [])
    case 'and': return addAll(node.children, occurrences, into)
    case 'or': return addAny(node.children, occurrences, into)
  }
}

function addLeaf(leaf: number, occurrences: Occurrences, into: number[]): boolean {
  if (!stands(occurrences, leaf)) return false
  const { head, next } = occurrences
  for (let at = head[leaf]!; at >= 0; at = next[at]!) into.push(at)
  return true
}

function addAll(children: readonly CompiledNode[], occurrences: Occurrences, into: number[]): boolean {
  const before = into.length
  for (const child of children) {
    if (evaluateRule(child, occurrences, into)) continue
    into.length = before
    return false
  }
  return true
}

function addAny(children: readonly CompiledNode[], occurrences: Occurrences, into: number[]): boolean {
  let any = false
  for (const child of children) any = evaluateRule(child, occurrences, into) || any
  return any
}

function addChains({ operands, links }: NearCompiled, occurrences: Occurrences, into: number[]): boolean {
  if (!operands.every(leaves => leaves.some(leaf => stands(occurrences, leaf)))) return false
  const chains = findChains(operands.map(leaves => placesOf(leaves, occurrences)), links)
  for (const places of chains ?? []) for (const { at } of places) into.push(at)
  return chains !== null
}

/** All places of an operand's alternatives, by field and start. */
function placesOf(leaves: readonly number[], occurrences: Occurrences): readonly Place[] {
  const { field, from, to } = occurrences
  const numbers: number[] = []
  for (const leaf of leaves) addLeaf(leaf, occurrences, numbers)
  return numbers
    .map(at => ({ at, field: field[at]!, from: from[at]!, to: to[at]! }))
    .sort((a, b) => a.field - b.field || a.from - b.from)
}
