/** Edges of a trie: (node, symbol) → node, in one open-addressed table of numbers. */
export type EdgeTable = { nodes: Int32Array; symbols: Int32Array; targets: Int32Array; count: number; mask: number }

export function createEdgeTable(): EdgeTable {
  return emptyTable(64)
}

const emptyTable = (size: number): EdgeTable =>
  ({ nodes: new Int32Array(size).fill(-1), symbols: new Int32Array(size), targets: new Int32Array(size), count: 0, mask: size - 1 })

/** Multiplicative hashing (Knuth, TAOCP 3, 6.4) of both numbers. */
const slotOf = (node: number, symbol: number, mask: number): number => {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & mask
}

/** The node at the other end, or -1. */
export function followEdge({ nodes, symbols, targets, mask }: EdgeTable, node: number, symbol: number): number {
  for (let slot = slotOf(node, symbol, mask); nodes[slot] !== -1; slot = (slot + 1) & mask) {
    if (nodes[slot] === node && symbols[slot] === symbol) return targets[slot]!
  }
  return -1
}

export function addEdge(table: EdgeTable, node: number, symbol: number, target: number): void {
  if (table.count * 2 > table.mask) widen(table)
  let slot = slotOf(node, symbol, table.mask)
  while (table.nodes[slot] !== -1) slot = (slot + 1) & table.mask
  table.nodes[slot] = node
  table.symbols[slot] = symbol
  table.targets[slot] = target
  table.count++
}

function widen(table: EdgeTable): void {
  const { nodes, symbols, targets } = table
  Object.assign(table, emptyTable(nodes.length * 2))
  nodes.forEach((node, slot) => {
    if (node !== -1) addEdge(table, node, symbols[slot]!, targets[slot]!)
  })
}
