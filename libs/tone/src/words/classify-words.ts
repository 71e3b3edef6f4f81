import { BLAME, CRITICISM, REGIONAL_BLAME } from './blame-words'
import { AID, LAW, SCANDAL } from './deed-words'
import { findRoots } from './find-roots'
import { PRAISE, REGIONAL_PRAISE, SUPPORT } from './praise-words'
import { CONTRAST, NEGATION } from './scope-words'
import { IRONY, NOTICE, SPEECH } from './speech-words'

const WORDS: Readonly<Record<string, string>> = {
  good: PRAISE, bad: BLAME, aid: AID, scandal: SCANDAL, crit: CRITICISM, supp: SUPPORT, law: LAW, say: SPEECH, info: NOTICE,
  irony: IRONY, good_reg: REGIONAL_PRAISE, bad_reg: REGIONAL_BLAME,
}
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const CLASSES = Object.entries(WORDS).map(([name, words]) => ({ name, words: setOf(words) }))
const NEGATIONS = setOf(NEGATION)
const CONTRASTS = setOf(CONTRAST)
/** Texts repeat their words; a full memory starts over. */
const MOST_REMEMBERED = 50_000
const remembered = new Map<string, readonly string[]>()

/** Gives the names of the word classes that a folded word, or one of its possible roots, belongs to. */
export function classesOf(word: string): readonly string[] {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const roots = findRoots(word)
  const found = CLASSES.filter(({ words }) => roots.some(root => words.has(root))).map(({ name }) => name)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(word, found)
  return found
}

export const isNegation = (word: string): boolean => NEGATIONS.has(word)
export const isContrast = (word: string): boolean => CONTRASTS.has(word)
