/** Places of pairs of whole numbers, in one flat table: a `Map` of so many takes longer to fill and twice as long to ask. */
export type PairTable = { readonly entries: Int32Array; readonly mask: number }

type Pair = readonly [first: number, second: number, place: number]

const WIDTH = 3
const EMPTY = -1

/** Takes pairs of numbers from 0 on with their places; of the same pair the last place holds. Half of the table stays empty. */
export function makePairTable(pairs: readonly Pair[]): PairTable {
  const slots = 2 ** Math.ceil(Math.log2(2 * pairs.length + 2))
  const table = { entries: new Int32Array(slots * WIDTH).fill(EMPTY), mask: slots - 1 }
  for (const pair of pairs) table.entries.set(pair, findSlot(table, pair[0], pair[1]))
  return table
}

/** The place of a pair; -1 where the table lacks it. */
export function findPairPlace(table: PairTable, first: number, second: number): number {
  return table.entries[findSlot(table, first, second) + 2]!
}

/** Where the pair stands, or the empty slot where it would: open addressing, step 1, over a product hash (Knuth, TAOCP 3, 6.4). */
function findSlot({ entries, mask }: PairTable, first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  let slot = (mixed ^ (mixed >>> 15)) & mask
  while (entries[slot * WIDTH] !== EMPTY && (entries[slot * WIDTH] !== first || entries[slot * WIDTH + 1] !== second)) {
    slot = (slot + 1) & mask
  }
  return slot * WIDTH
}
