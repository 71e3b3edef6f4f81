import type { QueryNode, QueryPlace } from './query'

/** Joins nodes by AND or OR; those joined the same way melt into one, a single one stays itself. */
export function joinNodes(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const children = nodes.flatMap(node => node.type === type ? node.children : [node])
  const [first] = children
  if (first !== undefined && children.length === 1) return first
  return { type, children, start: nodes[0]?.start ?? 0, end: nodes.at(-1)?.end ?? 0 }
}

/**
 * Negates a node. Two NOT cancel, also through a group (De Morgan: NOT (a OR NOT b) = NOT a AND b), so that no NOT ever stands
 * inside another and every clause that is asked for stands outside of them.
 */
export function negateNode(node: QueryNode, place: QueryPlace): QueryNode {
  if (node.type === 'not') return node.child
  if ((node.type !== 'and' && node.type !== 'or') || !holdsNot(node)) {
    return { type: 'not', child: node, start: place.start, end: place.end }
  }
  return joinNodes(node.type === 'and' ? 'or' : 'and', node.children.map(child => negateNode(child, child)))
}

function holdsNot(node: QueryNode): boolean {
  return node.type === 'not' || ((node.type === 'and' || node.type === 'or') && node.children.some(holdsNot))
}
