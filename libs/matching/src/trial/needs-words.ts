import type { QueryNode } from '../language/query'

/** Whether every way to match a query holds something that must be there; `a OR NOT b` has a way without. */
export function needsWords(node: QueryNode, negated = false): boolean {
  if (node.type === 'phrase' || node.type === 'near') return !negated
  if (node.type === 'not') return needsWords(node.child, !negated)
  // De Morgan: under a negation AND and OR change places.
  const needs = (child: QueryNode) => needsWords(child, negated)
  return (node.type === 'and') === negated ? node.children.every(needs) : node.children.some(needs)
}
