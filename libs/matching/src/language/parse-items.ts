import type { QueryRemark } from '@kentongan/contracts'
import { joinNodes, negateNode } from './join-nodes'
import type { NearNode, PhraseNode, QueryNode } from './query'
import { remarkAt } from './query-remarks'
import type { Item } from './read-clauses'

type State = { readonly text: string; readonly items: readonly Item[]; at: number; problem: QueryRemark | null }
type ItemsParsed = { readonly root: QueryNode } | { readonly problem: QueryRemark }

/**
 * Recursive descent, loosest first: OR, AND (or nothing), NEAR, NOT. Gives the tree or the first place where it breaks. Recursion
 * goes as deep as the brackets; the caller sees to it that these are within bounds.
 */
export function parseItems(text: string, items: readonly Item[]): ItemsParsed {
  const state: State = { text, items, at: 0, problem: null }
  const root = parseOr(state)
  const rest = items[state.at]
  if (root === null || rest !== undefined) {
    return { problem: state.problem ?? remarkAt('unopened-bracket', rest ?? { start: 0, end: text.length }) }
  }
  return { root }
}

function parseOr(state: State): QueryNode | null {
  const nodes: QueryNode[] = []
  do {
    const node = parseAnd(state)
    if (node === null) return null
    nodes.push(node)
  } while (take(state, 'or') !== null)
  return joinNodes('or', nodes)
}

function parseAnd(state: State): QueryNode | null {
  const nodes: QueryNode[] = []
  do {
    const node = parseNear(state)
    if (node === null) return null
    nodes.push(node)
  } while (take(state, 'and') !== null || startsClause(state.items[state.at]))
  return joinNodes('and', nodes)
}

function parseNear(state: State): QueryNode | null {
  const first = parseNot(state)
  if (first === null || state.items[state.at]?.type !== 'near') return first
  const nodes = [first]
  const links: NearNode['links'][number][] = []
  for (let item = state.items[state.at]; item?.type === 'near'; item = state.items[state.at]) {
    state.at++
    const node = parseNot(state)
    if (node === null) return null
    nodes.push(node)
    links.push({ distance: item.distance, ordered: item.ordered })
  }
  const operands = nodes.map(node => readOperand(node, state))
  if (!operands.every(operand => operand !== null)) return null
  return { type: 'near', operands, links, start: first.start, end: nodes.at(-1)?.end ?? first.end }
}

function readOperand(node: QueryNode, state: State): readonly PhraseNode[] | null {
  const alternatives = node.type === 'or' ? node.children : [node]
  const other = alternatives.find(one => one.type !== 'phrase')
  if (other === undefined) return alternatives.filter(one => one.type === 'phrase')
  return fail(state, remarkAt('near-operand', other, { name: other.type.toUpperCase() }))
}

function parseNot(state: State): QueryNode | null {
  const from = state.at
  while (take(state, 'not') !== null);
  const isNegated = (state.at - from) % 2 === 1
  const node = parsePrimary(state)
  if (node === null || !isNegated) return node
  return negateNode(node, { start: state.items[from]?.start ?? node.start, end: node.end })
}

function parsePrimary(state: State): QueryNode | null {
  const item = state.items[state.at]
  if (item?.type === 'clause') {
    state.at++
    return item.node
  }
  return item?.type === 'open' ? parseGroup(state, item) : failWithoutClause(state, item)
}

function parseGroup(state: State, open: Item): QueryNode | null {
  state.at++
  const node = parseOr(state)
  if (node === null || take(state, 'close') !== null) return node
  return fail(state, remarkAt('unclosed-bracket', open))
}

/** A clause should stand here. Whoever asked for it is to blame, else what stands here in its place. */
function failWithoutClause(state: State, item: Item | undefined): null {
  const before = state.items[state.at - 1]
  const operator = [before, item].find(one => one !== undefined && isOperator(one))
  if (operator !== undefined) {
    return fail(state, remarkAt('missing-operand', operator, { name: state.text.slice(operator.start, operator.end) }))
  }
  if (before?.type === 'open') {
    return fail(state, item === undefined
      ? remarkAt('unclosed-bracket', before)
      : remarkAt('empty-group', { start: before.start, end: item.end }))
  }
  return fail(state, remarkAt('unopened-bracket', item ?? { start: 0, end: state.text.length }))
}

function isOperator({ type }: Item): boolean {
  return type === 'and' || type === 'or' || type === 'near' || type === 'not'
}

function startsClause(item: Item | undefined): boolean {
  return item?.type === 'clause' || item?.type === 'open' || item?.type === 'not'
}

function take(state: State, type: Item['type']): Item | null {
  const item = state.items[state.at]
  if (item?.type !== type) return null
  state.at++
  return item
}

function fail(state: State, problem: QueryRemark): null {
  state.problem ??= problem
  return null
}
