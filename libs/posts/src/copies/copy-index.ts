import { leastOverlap, measureOverlap } from './measure-copy'
import { bandKeys, BANDS } from './min-hash'
import { createNumberStore, giveBack, keepNumbers, readNumbers, type NumberStore } from './number-store'
import type { Shingles } from './shingle-text'

/** A text that can be found again. `first` is the id of the first text of its copy group, its own if it is that. */
export type CopyEntry = { readonly id: number; readonly first: number; readonly shingles: Shingles }

/**
 * Texts by the keys of their bands, for finding copies. A text stands in a row: its id, the first of its group, how many words it has,
 * the how manyth text it was, and where its shingles are (-1: the row is free).
 * `heads` leads from the lower bits of a key to the newest text with them, `nexts` from there to older ones; both hold places of the
 * form row × 32 + band, plus one, 0 for none. `tags` has the upper half of the key of each place. There are never fewer than 65,536
 * heads, so head and tag are the whole key.
 */
export type CopyIndex = {
  readonly ids: number[]
  readonly firsts: number[]
  readonly words: number[]
  readonly orders: number[]
  readonly blocks: number[]
  readonly shingles: NumberStore
  readonly free: number[]
  heads: Int32Array
  readonly nexts: Int32Array[]
  readonly tags: Uint16Array[]
  size: number
  order: number
}

/** `overlap`: the share of shingles in common; `least`: how much had to be. */
export type FoundCopy = { readonly of: number; readonly first: number; readonly overlap: number; readonly least: number }

const FEWEST_HEADS = 1 << 16
const CHUNK = 1 << 16
/** So many places to a head. */
const CHAIN = 4
/** So many entries under one key are walked; only texts that are hardly more than a formula have so many. */
const LONGEST_CHAIN = 50

export function createCopyIndex(): CopyIndex {
  return {
    ids: [], firsts: [], words: [], orders: [], blocks: [], shingles: createNumberStore(), free: [],
    heads: new Int32Array(FEWEST_HEADS), nexts: [], tags: [], size: 0, order: 0,
  }
}

/** The text it is most like among those it is a copy of, the oldest of equals; null if there is none. */
export function findCopy(index: CopyIndex, { words, hashes }: Shingles): FoundCopy | null {
  let best: FoundCopy | null = null
  let most = 0
  let oldest = Infinity
  for (const row of hashes.length === 0 ? [] : candidates(index, hashes)) {
    const overlap = measureOverlap(readNumbers(index.shingles, index.blocks[row]!), hashes)
    const least = leastOverlap(Math.min(index.words[row]!, words))
    if (overlap < least || overlap < most || (overlap === most && index.orders[row]! > oldest)) continue
    best = { of: index.ids[row]!, first: index.firsts[row]!, overlap, least }
    most = overlap
    oldest = index.orders[row]!
  }
  return best
}

/** Rows that share a band. */
function candidates({ heads, nexts, tags }: CopyIndex, hashes: Int32Array): ReadonlySet<number> {
  const found = new Set<number>()
  const keys = bandKeys(hashes)
  for (let band = 0; band < BANDS; band++) {
    const tag = keys[band]! >>> 16
    let place = heads[keys[band]! & (heads.length - 1)]! - 1
    for (let met = 0; place >= 0 && met < LONGEST_CHAIN; place = nexts[place >>> 16]![place & (CHUNK - 1)]! - 1) {
      if (tags[place >>> 16]![place & (CHUNK - 1)] !== tag) continue
      found.add(Math.floor(place / BANDS))
      met++
    }
  }
  return found
}

/** Adds a text; a text without words is not kept. */
export function keepText(index: CopyIndex, { id, first, shingles: { words, hashes } }: CopyEntry): void {
  if (hashes.length === 0) return
  if ((index.size + 1) * BANDS > index.heads.length * CHAIN) doubleHeads(index)
  const row = index.free.pop() ?? openRow(index)
  index.ids[row] = id
  index.firsts[row] = first
  index.words[row] = words
  index.orders[row] = index.order++
  index.blocks[row] = keepNumbers(index.shingles, hashes)
  index.size++
  chain(index, row, bandKeys(hashes))
}

function openRow({ ids, nexts, tags }: CopyIndex): number {
  const row = ids.length
  if (row * BANDS === nexts.length * CHUNK) {
    nexts.push(new Int32Array(CHUNK))
    tags.push(new Uint16Array(CHUNK))
  }
  return row
}

function chain({ heads, nexts, tags }: CopyIndex, row: number, keys: Int32Array): void {
  for (let band = 0, place = row * BANDS; band < BANDS; band++, place++) {
    const head = keys[band]! & (heads.length - 1)
    tags[place >>> 16]![place & (CHUNK - 1)] = keys[band]! >>> 16
    nexts[place >>> 16]![place & (CHUNK - 1)] = heads[head]!
    heads[head] = place + 1
  }
}

/**
 * Takes the chain that begins with `first` apart: places of side 0 hang on `head` now, those of side 1 on the head `heads.length / 2`
 * further on, in the order they had; those of side -1 nowhere.
 */
function splitChain({ heads, nexts }: CopyIndex, first: number, head: number, sideOf: (place: number, head: number) => -1 | 0 | 1): void {
  const tails = [-1, -1]
  for (let place = first - 1, next = 0; place >= 0; place = next - 1) {
    next = nexts[place >>> 16]![place & (CHUNK - 1)]!
    nexts[place >>> 16]![place & (CHUNK - 1)] = 0
    const side = sideOf(place, head)
    if (side < 0) continue
    const tail = tails[side]!
    if (tail >= 0) nexts[tail >>> 16]![tail & (CHUNK - 1)] = place + 1
    else heads[head + side * (heads.length >> 1)] = place + 1
    tails[side] = place
  }
}

function doubleHeads(index: CopyIndex): void {
  const { heads: before, tags } = index
  const sideOf = (place: number, head: number) => ((((tags[place >>> 16]![place & (CHUNK - 1)]! << 16) | (head & 0xffff)) & before.length) === 0 ? 0 : 1)
  index.heads = new Int32Array(before.length * 2)
  for (let head = 0; head < before.length; head++) if (before[head]! > 0) splitChain(index, before[head]!, head, sideOf)
}

/** Forgets the texts whose ids are not kept. */
export function forgetTexts(index: CopyIndex, isKept: (id: number) => boolean): void {
  const { ids, blocks, heads } = index
  const dead = ids.flatMap((id, row) => (blocks[row]! >= 0 && !isKept(id) ? [row] : []))
  for (const row of dead) {
    giveBack(index.shingles, blocks[row]!)
    blocks[row] = -1
    index.free.push(row)
    index.size--
  }
  const sideOf = (place: number) => (blocks[Math.floor(place / BANDS)]! < 0 ? -1 : 0)
  for (let head = 0; dead.length > 0 && head < heads.length; head++) {
    const first = heads[head]!
    heads[head] = 0
    if (first > 0) splitChain(index, first, head, sideOf)
  }
}

/** The texts, oldest first. */
export function listTexts({ ids, firsts, words, orders, blocks, shingles }: CopyIndex): readonly CopyEntry[] {
  const rows = ids.flatMap((_, row) => (blocks[row]! < 0 ? [] : [row])).sort((a, b) => orders[a]! - orders[b]!)
  return rows.map(row => ({ id: ids[row]!, first: firsts[row]!, shingles: { words: words[row]!, hashes: readNumbers(shingles, blocks[row]!) } }))
}
