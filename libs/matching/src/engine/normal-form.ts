import type { AndNode, NearNode, OrNode, PhraseNode, QueryNode } from '../language/query'

/** A query with negation at the leaves only. */
export type NormalNode =
  | { readonly type: 'and' | 'or'; readonly children: readonly NormalNode[] }
  | { readonly type: 'is' | 'is-not'; readonly leaf: PhraseNode | NearNode }

/** Moves negations down to the leaves (De Morgan). */
export function toNormalForm(node: QueryNode, negated = false): NormalNode {
  if (node.type === 'not') return toNormalForm(node.child, !negated)
  if (node.type === 'phrase' || node.type === 'near') return { type: negated ? 'is-not' : 'is', leaf: node }
  return { type: turned(node, negated), children: node.children.map(child => toNormalForm(child, negated)) }
}

const turned = ({ type }: AndNode | OrNode, negated: boolean): 'and' | 'or' => (negated === (type === 'and') ? 'or' : 'and')
