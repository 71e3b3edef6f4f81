import { knowsWord, type FeatureIndex } from './index-features'
import { NUMBER, type Token } from './read-tokens'
import type { ToneModel } from './tone-model'
import { classesOf } from './words/classify-words'
import { BORROWED, ENGLISH } from './words/english-words'
import { INDONESIAN, OTHER_LANGUAGES } from './words/language-words'

const LETTER = /\p{L}/gu
const LATIN = /\p{Script=Latin}/gu
/** Behind the blocks of Latin letters; counting letters is slow and nearly always needless. */
const BEYOND_LATIN = /[\u0250-\uffff]/
/** Shares and proportions of words, set so that next to none of the development posts, regional and mixed ones too, is foreign. */
const ENOUGH_OWN = 0.2
const CLEARLY_OWN = 1 / 3
const MORE = 1.5
/** Fewer words than this say too little to miss Indonesian among them. */
const FEWEST = 4

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const borrowed = setOf(BORROWED)
const english = new Set([...setOf(ENGLISH)].filter(name => !borrowed.has(name)))
const indonesian = new Set([...setOf(INDONESIAN)].filter(name => !english.has(name)))
const others = new Set([...setOf(OTHER_LANGUAGES), ...english])

/**
 * Tells whether a text is in no language that the model can judge: another script, mostly words of other languages, or hardly a
 * word that is Indonesian by its function words, by the tone classes or by the training texts. The regional languages count as
 * Indonesian where they share its words, and a text that mixes languages as long as a third of what tells them apart is ours.
 */
export function isForeign({ index }: ToneModel, text: string, tokens: readonly Token[]): boolean {
  if (isOtherScript(text)) return true
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ name }) => name)
    .filter(name => name !== 'nya' && name !== NUMBER && !borrowed.has(name))
  const own = words.filter(name => indonesian.has(name)).length
  if (words.length === 0 || own / words.length >= CLEARLY_OWN) return false
  const other = words.filter(name => isOther(name)).length
  const known = words.filter(name => !isOther(name) && isKnown(index, name)).length
  return other > MORE * known || (words.length >= FEWEST && known / words.length < ENOUGH_OWN)
}

const isOther = (name: string): boolean => others.has(name) && !indonesian.has(name)

function isOtherScript(text: string): boolean {
  if (!BEYOND_LATIN.test(text)) return false
  const letters = text.match(LETTER)?.length ?? 0
  return letters > 3 && (text.match(LATIN)?.length ?? 0) / letters < 0.5
}

function isKnown(index: FeatureIndex, name: string): boolean {
  return indonesian.has(name) || knowsWord(index, name) || classesOf(name).length > 0
}
