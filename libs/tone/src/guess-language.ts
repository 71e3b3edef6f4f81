import type { Token } from './read-tokens'
import type { ToneModel } from './tone-model'
import { classesOf } from './words/classify-words'
import { INDONESIAN, OTHER_LANGUAGES } from './words/language-words'

const LETTER = /\p{L}/gu
const LATIN = /\p{Script=Latin}/gu
/** Fewer words than this say too little to call them foreign. */
const FEWEST = 4

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const indonesian = setOf(INDONESIAN)
const others = setOf(OTHER_LANGUAGES)

/**
 * Tells whether a text is in no language that the model can judge: another script, mostly function words of other languages,
 * or hardly a word that is Indonesian by its function words, by the tone classes or by the training texts. The regional
 * languages count as Indonesian where they share its words.
 */
export function isForeign({ index }: ToneModel, text: string, tokens: readonly Token[]): boolean {
  const letters = text.match(LETTER)?.length ?? 0
  if (letters > 3 && (text.match(LATIN)?.length ?? 0) / letters < 0.5) return true
  const words = tokens.filter(({ kind, name }) => kind === 'word' && name !== 'nya' && !name.startsWith('«'))
  if (words.length < FEWEST) return false
  const share = (holds: (name: string) => boolean): number => words.filter(({ name }) => holds(name)).length / words.length
  const other = share(name => others.has(name))
  const own = share(name => indonesian.has(name))
  if (other >= 0.25 && other > 2 * own) return true
  if (own >= 0.2) return false
  return share(name => !others.has(name) && (indonesian.has(name) || index.has(`w:${name}`) || classesOf(name).length > 0)) < 0.2
}
