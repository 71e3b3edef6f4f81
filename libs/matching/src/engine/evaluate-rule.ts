import { findChains, type Place } from './near-chain'
import type { CompiledNode, Occurrences } from './rule-engine'

type NearCompiled = Extract<CompiledNode, { type: 'near' }>

const stands = ({ stamp, post }: Occurrences, leaf: number): boolean => stamp[leaf] === post

/** Whether a rule matches the post whose occurrences are given. */
export function holds(node: CompiledNode, occurrences: Occurrences): boolean {
  switch (node.type) {
    case 'leaf': return stands(occurrences, node.leaf)
    case 'near': return chainsOf(node, occurrences) !== null
    case 'not': return !holds(node.child, occurrences)
    case 'and': return node.children.every(child => holds(child, occurrences))
    case 'or': return node.children.some(child => holds(child, occurrences))
  }
}

/** Adds the places of all clauses that take part in the match to `into`; gives whether the rule matches. */
export function collectPlaces(node: CompiledNode, occurrences: Occurrences, into: Place[]): boolean {
  switch (node.type) {
    case 'leaf': return addAll(into, placesOf(occurrences, node.leaf)) > 0
    case 'near': {
      const chains = chainsOf(node, occurrences)
      chains?.forEach(places => addAll(into, places))
      return chains !== null
    }
    case 'not': return !holds(node.child, occurrences)
    case 'and': {
      if (!holds(node, occurrences)) return false
      node.children.forEach(child => collectPlaces(child, occurrences, into))
      return true
    }
    case 'or': return node.children.filter(child => collectPlaces(child, occurrences, into)).length > 0
  }
}

/** Without spreading: a post may have more places than a call may have arguments. */
function addAll(into: Place[], places: readonly Place[]): number {
  for (const place of places) into.push(place)
  return places.length
}

function chainsOf({ operands, links }: NearCompiled, occurrences: Occurrences): readonly (readonly Place[])[] | null {
  if (!operands.every(leaves => leaves.some(leaf => stands(occurrences, leaf)))) return null
  return findChains(operands.map(leaves => inOrder(leaves.flatMap(leaf => placesOf(occurrences, leaf)))), links)
}

const inOrder = (places: Place[]): readonly Place[] => places.sort((a, b) => a.field - b.field || a.from - b.from)

function placesOf({ head, next, field, from, to, stamp, post }: Occurrences, leaf: number): Place[] {
  const places: Place[] = []
  if (stamp[leaf] !== post) return places
  for (let at = head[leaf]!; at >= 0; at = next[at]!) places.push({ field: field[at]!, from: from[at]!, to: to[at]! })
  return places
}
