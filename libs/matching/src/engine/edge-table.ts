/**
 * Edges of a trie: (node, symbol) → node, in one open-addressed table of numbers. Slot n holds at 4n the node plus one (0 where
 * empty), then the symbol, then the node at the other end: what is asked together lies together.
 */
export type EdgeTable = { slots: Int32Array; count: number; mask: number }

const WIDTH = 4

export function createEdgeTable(): EdgeTable {
  return emptyTable(64)
}

const emptyTable = (size: number): EdgeTable => ({ slots: new Int32Array(size * WIDTH), count: 0, mask: size - 1 })

/** Multiplicative hashing (Knuth, TAOCP 3, 6.4) of both numbers. */
const slotOf = (node: number, symbol: number, mask: number): number => {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & mask
}

/** The node at the other end, or -1. */
export function followEdge({ slots, mask }: EdgeTable, node: number, symbol: number): number {
  for (let slot = slotOf(node, symbol, mask); ; slot = (slot + 1) & mask) {
    const at = slot * WIDTH
    if (slots[at] === 0) return -1
    if (slots[at] === node + 1 && slots[at + 1] === symbol) return slots[at + 2]!
  }
}

export function addEdge(table: EdgeTable, node: number, symbol: number, target: number): void {
  if (table.count * 2 > table.mask) widen(table)
  let slot = slotOf(node, symbol, table.mask)
  while (table.slots[slot * WIDTH] !== 0) slot = (slot + 1) & table.mask
  table.slots.set([node + 1, symbol, target], slot * WIDTH)
  table.count++
}

function widen(table: EdgeTable): void {
  const { slots } = table
  Object.assign(table, emptyTable((slots.length / WIDTH) * 2))
  for (let at = 0; at < slots.length; at += WIDTH) if (slots[at] !== 0) addEdge(table, slots[at]! - 1, slots[at + 1]!, slots[at + 2]!)
}
