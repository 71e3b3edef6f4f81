import type { FeatureBag } from './features/feature-bag'
import { groupValues } from './features/group-values'
import { listSigns, type Reading } from './features/list-features'
import { TEXT_START } from './features/word-features'
import type { FeatureIndex } from './index-features'
import { findPairPlace } from './pair-table'

/** A feature of a text that the model knows: the place of its weights, its value in this text, and the tokens that show it. */
export type FoundFeature = { readonly at: number; readonly value: number; readonly tokens: readonly number[] }

/** Which places were found in the text at hand: those whose mark is its round. Cheaper by far than a set for each text. */
type Marks = { readonly of: Int32Array; round: number }
const marksOf = new WeakMap<FeatureIndex, Marks>()

/** The same few arrays for all texts: one token, or a token and the one before. */
const alone: (readonly number[])[] = []
const withOneBefore: (readonly number[])[] = []

/** Finds the features of the model in a text, each once, at its first place: those that `listFeatures` names, with their values. */
export function findFeatures(index: FeatureIndex, reading: Reading): readonly FoundFeature[] {
  const { tokens, target, scopes } = reading
  const signs = listSigns(reading)
  const values = groupValues(signs, tokens.length)
  const found: FoundFeature[] = []
  const marks = nextRound(index)
  const keep = (at: number, value: number, shown: readonly number[]): void => {
    if (at < 0 || marks.of[at / 3] === marks.round) return
    marks.of[at / 3] = marks.round
    found.push({ at, value, tokens: shown })
  }
  let before = index.words.get(TEXT_START) ?? -1
  for (let place = 0; place < tokens.length; place++) {
    const { name, kind } = tokens[place]!
    const word = index.words.get(name) ?? -1
    if (word >= 0) {
      keep(index.singles[word]!, values.word, showAlone(place))
      if (before >= 0) keep(findPairPlace(index.pairs, before, word), values.pair, showPair(place))
      const isAimed = target.at.length > 0 && kind !== 'target'
      if (isAimed) keep(placeByClause(index, word, target.clauses.has(scopes[place]!.clause)), values.clause, showAlone(place))
    }
    before = word
  }
  addSigns(found, index, signs, values)
  return found
}

const placeByClause = ({ inside, outside }: FeatureIndex, word: number, isInside: boolean): number =>
  (isInside ? inside : outside)[word]!

const showAlone = (place: number): readonly number[] => (alone[place] ??= [place])
const showPair = (place: number): readonly number[] => (place === 0 ? showAlone(0) : (withOneBefore[place] ??= [place - 1, place]))

function addSigns(found: FoundFeature[], index: FeatureIndex, signs: FeatureBag, values: ReturnType<typeof groupValues>): void {
  for (const { name, group, tokens } of signs.values()) {
    const at = index.signs.get(name)
    if (at !== undefined) found.push({ at, value: values[group], tokens })
  }
}

function nextRound(index: FeatureIndex): Marks {
  const known = marksOf.get(index)
  if (known === undefined || known.round === 2 ** 31 - 1) {
    const fresh = { of: new Int32Array(index.size), round: 1 }
    marksOf.set(index, fresh)
    return fresh
  }
  known.round++
  return known
}
