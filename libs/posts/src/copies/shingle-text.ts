import { tokenise } from '@kentongan/text'

/**
 * What a text says, for comparing it with others: hashes of every three words in a row, ascending, each once; of a long text the
 * `MOST_SHINGLES` smallest. `words`: how many there are.
 */
export type Shingles = { readonly words: number; readonly hashes: Int32Array }

const WORDS_A_SHINGLE = 3
/** Of a longer text the beginning decides; it keeps the cost of one post bounded. */
const LONGEST_TEXT = 8_000
/** The smallest of a text's hashes are a fair sample of it, and the same sample of another; a kilobyte is kept at most. */
export const MOST_SHINGLES = 256

/**
 * Takes a text and gives its word shingles (Broder 1997). Case, diacritics, punctuation, emoji, links and @handles do not count.
 * A text of fewer than three words is one shingle; one without words has none.
 */
export function shingleText(text: string): Shingles {
  const words = tokenise(text.slice(0, LONGEST_TEXT)).filter(token => token.kind !== 'handle').map(token => hashWord(token.text))
  const found = new Set<number>()
  for (let at = 0; at + WORDS_A_SHINGLE <= words.length; at++) found.add(mix(mix(words[at]!, words[at + 1]!), words[at + 2]!))
  if (found.size === 0 && words.length > 0) found.add(words.reduce(mix))
  return { words: words.length, hashes: Int32Array.from(found).sort().slice(0, MOST_SHINGLES) }
}

/** FNV-1a (Fowler, Noll, Vo 1991) over UTF-16 code units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** Two hashes in order made one: multiply, then the finaliser of MurmurHash3. */
function mix(before: number, next: number): number {
  let hash = Math.imul(before, 31) + next | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
