import { readWords, type Words } from './read-words'
import type { ToneModel } from './tone-model'

/** A feature of the model in a text: its number, and the words (by index) it starts and ends at. */
export type FoundFeature = { readonly feature: number; readonly first: number; readonly last: number }

/** Finds the features of the model among the words and pairs of a text, each once, at its first place. */
export function findFeatures({ index: { words, singles, pairs } }: ToneModel, { names }: Words): readonly FoundFeature[] {
  const found: FoundFeature[] = []
  const seen = new Set<number>()
  const keep = (feature: number, first: number, last: number): void => {
    if (feature < 0 || seen.has(feature)) return
    seen.add(feature)
    found.push({ feature, first, last })
  }
  let before = -1
  names.forEach((name, at) => {
    const word = words.get(name) ?? -1
    if (word >= 0) keep(singles[word] ?? -1, at, at)
    if (word >= 0 && before >= 0) keep(pairs.get(before * words.size + word) ?? -1, at - 1, at)
    before = word
  })
  return found
}

/** The numbers of the features in a text. */
export function featureNumbers(model: ToneModel, text: string): readonly number[] {
  return findFeatures(model, readWords(text)).map(one => one.feature)
}
