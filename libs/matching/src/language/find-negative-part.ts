import type { QueryNode } from './query'

/**
 * Gives the part of a query that could match a post which holds nothing of it, or null where every way to match needs a word
 * to be there. Expects what the parser makes: no NOT inside a NOT.
 */
export function findNegativePart(node: QueryNode): QueryNode | null {
  if (node.type === 'not') return node
  if (node.type === 'or') return node.children.map(findNegativePart).find(part => part !== null) ?? null
  if (node.type !== 'and') return null
  return node.children.every(child => findNegativePart(child) !== null) ? node : null
}
