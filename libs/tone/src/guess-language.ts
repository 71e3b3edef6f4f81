import { knowsWord, type FeatureIndex } from './index-features'
import { NUMBER, type Token } from './read-tokens'
import type { ToneModel } from './tone-model'
import { classesOf } from './words/classify-words'
import { INDONESIAN, OTHER_LANGUAGES } from './words/language-words'

const LETTER = /\p{L}/gu
const LATIN = /\p{Script=Latin}/gu
/** Behind the blocks of Latin letters; counting letters is slow and nearly always needless. */
const BEYOND_LATIN = /[\u0250-\uffff]/
/** Fewer words than this say too little to call them foreign. */
const FEWEST = 4
/** Shares of words, set so that next to none of the development posts, regional and mixed ones too, is called foreign. */
const MUCH_OTHER = 0.25
const ENOUGH_OWN = 0.2
/** From here on the other words cannot be twice as many. */
const CLEARLY_OWN = 1 / 3

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const indonesian = setOf(INDONESIAN)
const others = setOf(OTHER_LANGUAGES)

/**
 * Tells whether a text is in no language that the model can judge: another script, mostly function words of other languages,
 * or hardly a word that is Indonesian by its function words, by the tone classes or by the training texts. The regional
 * languages count as Indonesian where they share its words.
 */
export function isForeign({ index }: ToneModel, text: string, tokens: readonly Token[]): boolean {
  if (isOtherScript(text)) return true
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ name }) => name).filter(name => name !== 'nya' && name !== NUMBER)
  if (words.length < FEWEST) return false
  const own = words.filter(name => indonesian.has(name)).length / words.length
  if (own >= CLEARLY_OWN) return false
  const other = words.filter(name => others.has(name)).length / words.length
  if (other >= MUCH_OTHER && other > 2 * own) return true
  if (own >= ENOUGH_OWN) return false
  return words.filter(name => !others.has(name) && isKnown(index, name)).length / words.length < ENOUGH_OWN
}

function isOtherScript(text: string): boolean {
  if (!BEYOND_LATIN.test(text)) return false
  const letters = text.match(LETTER)?.length ?? 0
  return letters > 3 && (text.match(LATIN)?.length ?? 0) / letters < 0.5
}

function isKnown(index: FeatureIndex, name: string): boolean {
  return indonesian.has(name) || knowsWord(index, name) || classesOf(name).length > 0
}
