import { tokenise, type Token } from '@kentongan/text'

/** A stretch of a text, UTF-16 code units. */
export type Stretch = { readonly start: number; readonly end: number }
/** What a copy changed: stretches of the first text that are gone, and stretches of the copy that are new; runs of words are one stretch. */
export type CopyChange = { readonly removed: readonly Stretch[]; readonly added: readonly Stretch[] }

/** Beyond this the table of the comparison would be too large. */
const MOST_WORDS = 600

/**
 * Says what was changed from a first text to its copy: the words outside their longest common subsequence (Wagner and Fischer 1974).
 * Case and punctuation are no change. Texts are compared in their first 600 words.
 */
export function describeChange(first: string, copy: string): CopyChange {
  const before = tokenise(first).slice(0, MOST_WORDS)
  const after = tokenise(copy).slice(0, MOST_WORDS)
  const { keptBefore, keptAfter } = findCommon(before, after)
  return { removed: stretchesOf(before, keptBefore), added: stretchesOf(after, keptAfter) }
}

function findCommon(before: readonly Token[], after: readonly Token[]): { readonly keptBefore: Uint8Array; readonly keptAfter: Uint8Array } {
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      lengths[row * width + column] = before[row]!.text === after[column]!.text
        ? lengths[(row + 1) * width + column + 1]! + 1
        : Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!)
    }
  }
  return walkBack(before, after, lengths)
}

function walkBack(before: readonly Token[], after: readonly Token[], lengths: Uint16Array) {
  const width = after.length + 1
  const keptBefore = new Uint8Array(before.length)
  const keptAfter = new Uint8Array(after.length)
  for (let row = 0, column = 0; row < before.length && column < after.length;) {
    if (before[row]!.text === after[column]!.text) {
      keptBefore[row++] = 1
      keptAfter[column++] = 1
    } else if (lengths[(row + 1) * width + column]! >= lengths[row * width + column + 1]!) row++
    else column++
  }
  return { keptBefore, keptAfter }
}

function stretchesOf(tokens: readonly Token[], kept: Uint8Array): readonly Stretch[] {
  const stretches: { start: number; end: number }[] = []
  tokens.forEach(({ start, end }, at) => {
    if (kept[at] === 1) return
    if (at > 0 && kept[at - 1] === 0) stretches[stretches.length - 1]!.end = end
    else stretches.push({ start, end })
  })
  return stretches
}
