/** A set of folded words, each with a number; made to be asked for stretches of a text without cutting them out. */
export type Vocabulary = {
  readonly words: readonly string[]
  /** Open addressing, linear probing: slot n is at 2n the number of a word plus one, 0 where empty, and at 2n + 1 its hash. */
  readonly slots: Int32Array
  readonly mask: number
}

/** FNV-1a (Fowler, Noll, Vo 1991) over UTF-16 code units. */
export const emptyHash = 0x811c9dc5 | 0
export const addToHash = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)

/** Numbers words in the order given, each once. */
export function createVocabulary(words: Iterable<string>): Vocabulary {
  const all = [...new Set(words)]
  let size = 16
  while (size < all.length * 2) size *= 2
  const vocabulary = { words: all, slots: new Int32Array(size * 2), mask: size - 1 }
  all.forEach((word, number) => {
    const hash = hashOf(word)
    let slot = hash & vocabulary.mask
    while (vocabulary.slots[2 * slot] !== 0) slot = (slot + 1) & vocabulary.mask
    vocabulary.slots[2 * slot] = number + 1
    vocabulary.slots[2 * slot + 1] = hash
  })
  return vocabulary
}

/** The number of a word, or -1. */
export function findWord({ words, slots, mask }: Vocabulary, word: string): number {
  for (let slot = hashOf(word) & mask; ; slot = (slot + 1) & mask) {
    const number = slots[2 * slot]! - 1
    if (number < 0 || words[number] === word) return number
  }
}

function hashOf(word: string): number {
  let hash = emptyHash
  for (let at = 0; at < word.length; at++) hash = addToHash(hash, word.charCodeAt(at))
  return hash
}
