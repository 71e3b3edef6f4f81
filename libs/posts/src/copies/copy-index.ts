import { leastOverlap, measureOverlap } from './measure-copy'
import { bandKeys, BANDS } from './min-hash'
import type { Shingles } from './shingle-text'

/** A text that can be found again. `first` is the id of the first text of its copy group, its own if it is that. */
export type CopyEntry = { readonly id: number; readonly first: number; readonly shingles: Shingles }

/**
 * Texts by the keys of their bands, for finding copies. `heads` leads from a part of a key to the newest entry with it, `nexts` from
 * there to older ones; both hold places of the form entry × 32 + band, plus one, 0 for none. `keys` has the whole key of each place.
 */
export type CopyIndex = { entries: CopyEntry[]; heads: Int32Array; nexts: Int32Array; keys: Int32Array }

/** `overlap`: the share of shingles in common; `least`: how much had to be. */
export type FoundCopy = { readonly of: number; readonly first: number; readonly overlap: number; readonly least: number }

const SMALLEST = 1 << 12
/** So many places to a head. */
const CHAIN = 4
/** So many entries under one key are walked; only texts that are hardly more than a formula have so many. */
const LONGEST_CHAIN = 50

/** An index of these texts, in this order. */
export function createCopyIndex(entries: readonly CopyEntry[] = []): CopyIndex {
  const index: CopyIndex = { entries: [], heads: new Int32Array(SMALLEST / CHAIN), nexts: new Int32Array(SMALLEST), keys: new Int32Array(SMALLEST) }
  for (const entry of entries) keepText(index, entry)
  return index
}

/**
 * The text it is most like among those it is a copy of, the oldest of equals; null if there is none.
 *
 * @param isKept tells which texts still count; a caller may forget in larger steps than it stops counting
 */
export function findCopy(index: CopyIndex, shingles: Shingles, isKept: (id: number) => boolean = () => true): FoundCopy | null {
  let best: FoundCopy | null = null
  for (const at of candidates(index, shingles)) {
    const entry = index.entries[at]!
    if (!isKept(entry.id)) continue
    const overlap = measureOverlap(entry.shingles.hashes, shingles.hashes)
    const least = leastOverlap(Math.min(entry.shingles.words, shingles.words))
    if (overlap >= least && overlap > (best?.overlap ?? 0)) best = { of: entry.id, first: entry.first, overlap, least }
  }
  return best
}

/** Entries that share a band, oldest first. */
function candidates(index: CopyIndex, { hashes }: Shingles): readonly number[] {
  if (hashes.length === 0) return []
  const found = new Set<number>()
  const keys = bandKeys(hashes)
  for (let band = 0; band < BANDS; band++) {
    let place = index.heads[keys[band]! & (index.heads.length - 1)]!
    for (let met = 0; place > 0 && met < LONGEST_CHAIN; place = index.nexts[place - 1]!) {
      if (index.keys[place - 1] !== keys[band]) continue
      found.add(Math.floor((place - 1) / BANDS))
      met++
    }
  }
  return [...found].sort((a, b) => a - b)
}

/** Adds a text; a text without words is not kept. */
export function keepText(index: CopyIndex, entry: CopyEntry): void {
  if (entry.shingles.hashes.length === 0) return
  const size = sizeFor(index.entries.length + 1)
  if (size > index.nexts.length) rebuild(index, size)
  index.entries.push(entry)
  chain(index, index.entries.length - 1)
}

function chain({ entries, heads, nexts, keys: all }: CopyIndex, at: number): void {
  const keys = bandKeys(entries[at]!.shingles.hashes)
  for (let band = 0; band < BANDS; band++) {
    const head = keys[band]! & (heads.length - 1)
    all[at * BANDS + band] = keys[band]!
    nexts[at * BANDS + band] = heads[head]!
    heads[head] = at * BANDS + band + 1
  }
}

/** Forgets the texts whose ids are not kept. */
export function forgetTexts(index: CopyIndex, isKept: (id: number) => boolean): void {
  index.entries = index.entries.filter(entry => isKept(entry.id))
  rebuild(index, sizeFor(index.entries.length))
}

/** Depends on the number of entries only, so that an index made anew walks the same chains. */
function sizeFor(entries: number): number {
  let size = SMALLEST
  while (entries * BANDS > size) size *= 2
  return size
}

function rebuild(index: CopyIndex, size: number): void {
  index.heads = new Int32Array(size / CHAIN)
  index.nexts = new Int32Array(size)
  index.keys = new Int32Array(size)
  for (let at = 0; at < index.entries.length; at++) chain(index, at)
}
