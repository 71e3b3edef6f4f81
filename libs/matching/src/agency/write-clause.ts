import { foldKeepingCase, tokenise } from '@kentongan/text'

/** Words that a rule reads as something else than a word, in any case: a lower-case one would be pointed out as a likely slip. */
const operatorWords = new Set(['and', 'dan', 'or', 'atau', 'not', 'bukan', 'near', 'onear'])
const safeWord = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u
const safeHost = /^[a-z0-9]+(?:[.-][a-z0-9]+)+$/

/** Quotation marks and the star keep their meaning inside quotes; a term of plain data means none of them. */
const unquotable = /["“”„‟«»*]/g

/**
 * Writes a term of an agency as a clause of the query language: a hashtag or handle and a plain single word as they are, all else
 * in quotes. Null where the term has no letter and no digit, which nothing could match.
 */
export function writeWords(text: string): string | null {
  const tidy = tidyOf(text)
  const words = tokenise(tidy)
  if (words.length === 0) return null
  return isSign(tidy) || isSafe(tidy) ? tidy : `"${tidy}"`
}

/** Writes an acronym as the clauses of which one must fit: exactly as written, and in capitals (`Polri` → `=Polri`, `=POLRI`). */
export function writeAcronym(text: string): readonly string[] {
  const tidy = tidyOf(text)
  if (tokenise(tidy).length === 0) return []
  if (isSign(tidy)) return [tidy]
  const spellings = new Set([tidy, foldKeepingCase(tidy).toUpperCase()])
  return [...spellings].map(each => (isSafe(each) ? `=${each}` : `="${each}"`))
}

/** Writes the host of a source as a clause (`sumber:antaranews.com`); null as for {@link writeWords}. */
export function writeSource(host: string): string | null {
  const words = writeWords(host)
  return words === null ? null : `sumber:${safeHost.test(host) ? host : words}`
}

const tidyOf = (text: string): string => text.normalize('NFC').replace(unquotable, ' ').replace(/\s+/g, ' ').trim()

const isSafe = (tidy: string): boolean => safeWord.test(tidy) && !operatorWords.has(tidy.toLowerCase()) && tokenise(tidy).length === 1

/** Whether the whole text is one hashtag or one handle. */
function isSign(tidy: string): boolean {
  const [first, ...others] = tokenise(tidy)
  if (first?.kind === 'handle') return others.length === 0 && first.start === 0 && first.end === tidy.length
  return first?.hashtag != null && first.hashtag.start === 0 && first.hashtag.end === tidy.length
}
