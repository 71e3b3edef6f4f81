import { foldKeepingCase, tokenise } from '@kentongan/text'

/** Words that a rule reads as something else than a word, in any case: a lower-case one would be pointed out as a likely slip. */
const operatorWords = new Set(['and', 'dan', 'or', 'atau', 'not', 'bukan', 'near', 'onear'])
const safeWord = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u
const safeHost = /^[a-z0-9]+(?:[.-][a-z0-9]+)+$/

/** Quotation marks and the star keep their meaning inside quotes; a term of plain data means none of them. */
const unquotable = /["“”„«»*]/g

/**
 * Writes a term of an agency as a clause of the query language: a hashtag or handle and a plain single word as they are,
 * all else in quotes. Null where the term has no letter and no digit, which nothing could match.
 */
export function writeWords(text: string): string | null {
  const tidy = tidyOf(text)
  if (!hasWords(tidy)) return null
  return signOf(tidy) ?? (isSafe(tidy) ? tidy : `"${tidy}"`)
}

/** Writes an acronym as the clauses of which one must fit: exactly as written, and in capitals (`Polri` → `=Polri`, `=POLRI`). */
export function writeAcronym(text: string): readonly string[] {
  const tidy = tidyOf(text)
  if (!hasWords(tidy)) return []
  const sign = signOf(tidy)
  if (sign !== null) return [sign]
  const spellings = new Set([tidy, tidyOf(foldKeepingCase(tidy).toUpperCase())])
  return [...spellings].filter(hasWords).map(each => signOf(each) ?? (isSafe(each) ? `=${each}` : `="${each}"`))
}

/** Writes the host of a source as a clause (`sumber:antaranews.com`); null as for {@link writeWords}. */
export function writeSource(host: string): string | null {
  const tidy = tidyOf(host)
  if (safeHost.test(tidy)) return `sumber:${tidy}`
  // Without dots: the language would cut what looks like an address down to its host.
  const words = writeWords(tidy.replaceAll('.', ' '))
  return words === null ? null : `sumber:${words}`
}

/** Of an address the words count, not that it is one; the language takes a whole address for a slip. */
const tidyOf = (text: string): string => text.normalize('NFC').replace(unquotable, ' ').trim()
  .replace(/^(?:(?:https?:\/\/|www\.)\s*)+/i, '').replace(/\s+/g, ' ').trim()

const hasWords = (tidy: string): boolean => tokenise(tidy).some(token => token.text !== '')

const isSafe = (tidy: string): boolean => (
  safeWord.test(tidy) && !operatorWords.has(tidy.toLowerCase()) && tokenise(tidy).length === 1
)

/** The hashtag or handle where the text holds no other word, else null. */
function signOf(tidy: string): string | null {
  const tokens = tokenise(tidy)
  const [first] = tokens
  if (first === undefined) return null
  if (first.kind === 'handle') return tokens.length === 1 ? tidy.slice(first.start, first.end) : null
  const tag = first.hashtag
  return tag !== null && tag.size === tokens.length ? tidy.slice(tag.start, tag.end) : null
}
