import { addEdge, createEdgeTable, followEdge, type EdgeTable } from './edge-table'

/**
 * All phrases of all rules as paths of symbols (numbers of words and patterns). `first` leads from the root: a symbol's node or
 * -1. Leaves that end at node n: `leaves` from `leavesFrom[n]` to `leavesFrom[n + 1]`.
 */
export type PhraseTrie = {
  readonly first: Int32Array
  readonly edges: EdgeTable
  /** 1 where a phrase goes on. */
  readonly inner: Uint8Array
  readonly leavesFrom: Int32Array
  readonly leaves: Int32Array
}

export type PhrasePath = { readonly symbols: readonly number[]; readonly leaf: number }

export function buildTrie(paths: readonly PhrasePath[], symbolCount: number): PhraseTrie {
  const first = new Int32Array(symbolCount).fill(-1)
  const edges = createEdgeTable()
  const inner: number[] = []
  const ends: number[] = []
  const newNode = () => inner.push(0) - 1
  for (const { symbols } of paths) {
    let node = first[symbols[0]!]!
    if (node < 0) node = first[symbols[0]!] = newNode()
    for (const symbol of symbols.slice(1)) node = descend(edges, inner, node, symbol, newNode)
    ends.push(node)
  }
  return { first, edges, inner: Uint8Array.from(inner), ...gatherLeaves(paths, ends, inner.length) }
}

function descend(edges: EdgeTable, inner: number[], node: number, symbol: number, newNode: () => number): number {
  const known = followEdge(edges, node, symbol)
  if (known >= 0) return known
  const target = newNode()
  inner[node] = 1
  addEdge(edges, node, symbol, target)
  return target
}

function gatherLeaves(paths: readonly PhrasePath[], ends: readonly number[], nodes: number): Pick<PhraseTrie, 'leaves' | 'leavesFrom'> {
  const leavesFrom = new Int32Array(nodes + 1)
  for (const node of ends) leavesFrom[node + 1]!++
  for (let node = 0; node < nodes; node++) leavesFrom[node + 1]! += leavesFrom[node]!
  const next = leavesFrom.slice()
  const leaves = new Int32Array(paths.length)
  ends.forEach((node, at) => { leaves[next[node]!++] = paths[at]!.leaf })
  return { leaves, leavesFrom }
}
