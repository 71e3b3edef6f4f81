import type { CompiledNode } from './rule-engine'

/** What must occur for a rule to match: at least one of these leaves; `cost` grows with how often they will. */
export type Requirement = { readonly leaves: readonly number[]; readonly cost: number }

/**
 * The cheapest set of leaves of which a match needs one, or null where a rule could match without any (the parser refuses
 * those). Of the parts of an AND the cheapest will do; of an OR all are needed. After Lucene Monitor's term-filtered presearcher.
 */
export function chooseTriggers(node: CompiledNode, costOf: (leaf: number) => number): Requirement | null {
  switch (node.type) {
    case 'any': return oneOf(node.leaves, costOf)
    case 'near': return cheapest(node.operands.map(leaves => oneOf(leaves, costOf)))
    case 'not': return null
    case 'and': return cheapest(node.children.map(child => chooseTriggers(child, costOf)))
    case 'or': return joined(node.children.map(child => chooseTriggers(child, costOf)))
  }
}

const oneOf = (leaves: readonly number[], costOf: (leaf: number) => number): Requirement =>
  ({ leaves, cost: leaves.reduce((sum, leaf) => sum + costOf(leaf), 0) })

function cheapest(requirements: readonly (Requirement | null)[]): Requirement | null {
  return requirements.reduce((best, one) => (one === null || (best !== null && best.cost <= one.cost) ? best : one), null)
}

function joined(requirements: readonly (Requirement | null)[]): Requirement | null {
  const leaves: number[] = []
  let cost = 0
  for (const one of requirements) {
    if (one === null) return null
    leaves.push(...one.leaves)
    cost += one.cost
  }
  return { leaves: [...new Set(leaves)], cost }
}
