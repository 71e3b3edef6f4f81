import { BORROWED, ENGLISH, INDONESIAN, OTHER_LANGUAGES, REGIONAL } from '@kentongan/text'
import { knowsWord, type FeatureIndex } from './index-features'
import { NUMBER, type Token } from './read-tokens'
import type { ToneModel } from './tone-model'
import { classesOf } from './words/classify-words'

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

type Tongue = 'own' | 'other' | 'both'

/** What a function word or another frequent one tells of the language; English comes before what regional languages share with it. */
const tongues: ReadonlyMap<string, Tongue> = new Map([
  ...tag(OTHER_LANGUAGES, 'other'), ...tag(INDONESIAN, 'own'), ...tag(REGIONAL, 'own'), ...tag(ENGLISH, 'other'), ...tag(BORROWED, 'both'),
])

function tag(words: string, tongue: Tongue): readonly (readonly [string, Tongue])[] {
  return words.trim().split(/\s+/).map(word => [word, tongue] as const)
}

/**
 * Tells whether a text is in no language that the model can judge: another script, mostly words of other languages, or hardly a
 * word that is Indonesian by its function words, by the tone classes or by the training texts. The regional languages count as
 * Indonesian where they share its words, and so does a text that mixes languages, as long as two in five of the words that tell
 * them apart are ours. Words that both languages use tell nothing.
 */
export function isForeign({ index }: ToneModel, text: string, tokens: readonly Token[]): boolean {
  if (isOtherScript(text)) return true
  const told = tokens.filter(tells)
  const counts = { own: 0, other: 0, both: 0 }
  for (const { name } of told) {
    const tongue = tongues.get(name)
    if (tongue !== undefined) counts[tongue]++
  }
  const words = told.length - counts.both
  if (words === 0 || counts.own / words >= CLEARLY_OWN) return false
  const known = counts.own + told.filter(({ name }) => !tongues.has(name) && isKnown(index, name)).length
  return counts.other > MORE * known || (words >= FEWEST && known / words < ENOUGH_OWN)
}

const tells = ({ kind, name }: Token): boolean => kind === 'word' && name !== 'nya' && name !== NUMBER

function isOtherScript(text: string): boolean {
  if (!BEYOND_LATIN.test(text)) return false
  const letters = text.match(LETTER)?.length ?? 0
  return letters > 3 && (text.match(LATIN)?.length ?? 0) / letters < 0.5
}

function isKnown(index: FeatureIndex, name: string): boolean {
  return knowsWord(index, name) || classesOf(name).length > 0
}
