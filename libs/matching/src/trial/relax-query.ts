import type { MissReason } from '@kentongan/contracts'
import { findNegativePart } from '../language/find-negative-part'
import type { AndNode, NearNode, QueryNode } from '../language/query'
import { listWords } from './list-words'

/** A looser form of a query, and what a post lacks that only this form finds. */
export type RelaxedQuery = { readonly root: QueryNode; readonly reason: MissReason }

/** Each form costs a run over the stored posts; more than these no person reads. */
const mostForms = 12

/**
 * Gives loosened forms of a query whose additional matches are near misses: words three times as far apart, in another order,
 * without one of the things that must or must not be there. Each form accepts all that the query accepts, and still asks
 * for words. Never more than twelve, the outer parts of the query first.
 */
export function relaxQuery(root: QueryNode): readonly RelaxedQuery[] {
  const forms: RelaxedQuery[] = []
  // A looser part makes a looser whole only where nothing above it negates; so the walk stays out of NOT.
  let level: readonly Part[] = [{ node: root, rebuild: node => node }]
  while (level.length > 0 && forms.length < mostForms) {
    for (const { node, rebuild } of level) forms.push(...loosen(node).map(form => ({ ...form, root: rebuild(form.root) })))
    level = level.flatMap(partsOf)
  }
  return forms.slice(0, mostForms)
}

/** A node on a positive place of the query, and the whole query with another node in its place. */
type Part = { readonly node: QueryNode; readonly rebuild: (node: QueryNode) => QueryNode }

function partsOf({ node, rebuild }: Part): readonly Part[] {
  if (node.type !== 'and' && node.type !== 'or') return []
  return node.children.map((child, at) => ({
    node: child, rebuild: next => rebuild({ ...node, children: node.children.with(at, next) }),
  }))
}

function loosen(node: QueryNode): readonly RelaxedQuery[] {
  if (node.type === 'near') return loosenNear(node)
  return node.type === 'and' ? loosenAnd(node) : []
}

function loosenNear(node: NearNode): readonly RelaxedQuery[] {
  const { links } = node
  const distance = Math.max(...links.map(link => link.distance))
  const further = { ...node, links: links.map(link => ({ ...link, distance: link.distance * 3 })) }
  const forms: RelaxedQuery[] = [{ root: further, reason: { code: 'too-far', values: { distance } } }]
  if (!links.some(link => link.ordered)) return forms
  const unordered = { ...node, links: links.map(link => ({ ...link, ordered: false })) }
  return [...forms, { root: unordered, reason: { code: 'wrong-order', values: {} } }]
}

function loosenAnd(node: AndNode): readonly RelaxedQuery[] {
  return node.children.flatMap((dropped, at): readonly RelaxedQuery[] => {
    const rest = asConjunction(node, node.children.toSpliced(at, 1))
    if (dropped.type === 'not') return [{ root: rest, reason: { code: 'excluded', values: { words: listWords(dropped.child) } } }]
    if (findNegativePart(rest) !== null) return []
    return [{ root: rest, reason: { code: 'missing', values: { words: listWords(dropped) } } }]
  })
}

function asConjunction(node: AndNode, children: readonly QueryNode[]): QueryNode {
  const [only] = children
  return children.length === 1 && only !== undefined ? only : { ...node, children }
}
