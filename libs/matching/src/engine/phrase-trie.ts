import { addEdge, createEdgeTable, followEdge, type EdgeTable } from './edge-table'

/**
 * All phrases of all rules as paths of symbols (numbers of words and patterns). `first` leads from the root: a symbol's node or
 * -1. Leaves that end at node n: `leaves` from `leavesFrom[n]` to `leavesFrom[n + 1]`.
 */
export type PhraseTrie = {
  readonly first: Int32Array
  readonly edges: EdgeTable
  /** By node: a bit for each symbol that may come next (the symbol modulo 32), so that most others need no look into the table. */
  readonly mayFollow: Int32Array
  readonly leavesFrom: Int32Array
  readonly leaves: Int32Array
}

export type PhrasePath = { readonly symbols: readonly number[]; readonly leaf: number }

export function buildTrie(paths: readonly PhrasePath[], symbolCount: number): PhraseTrie {
  const first = new Int32Array(symbolCount).fill(-1)
  const edges = createEdgeTable()
  const mayFollow: number[] = []
  const ends: number[] = []
  const newNode = () => mayFollow.push(0) - 1
  for (const { symbols } of paths) {
    let node = first[symbols[0]!]!
    if (node < 0) node = first[symbols[0]!] = newNode()
    for (const symbol of symbols.slice(1)) node = descend(edges, mayFollow, node, symbol, newNode)
    ends.push(node)
  }
  return { first, edges, mayFollow: Int32Array.from(mayFollow), ...gatherLeaves(paths, ends, mayFollow.length) }
}

function descend(edges: EdgeTable, mayFollow: number[], node: number, symbol: number, newNode: () => number): number {
  const known = followEdge(edges, node, symbol)
  if (known >= 0) return known
  const target = newNode()
  mayFollow[node]! |= 1 << (symbol & 31)
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
