import { groupValues } from './features/group-values'
import { listSigns, type Reading } from './features/list-features'
import { TEXT_START } from './features/word-features'
import type { FeatureIndex } from './index-features'

/** A feature of a text that the model knows: the place of its weights, its value in this text, and the tokens that show it. */
export type FoundFeature = { readonly at: number; readonly value: number; readonly tokens: readonly number[] }

/** Finds the features of the model in a text, each once, at its first place: those that `listFeatures` names, with their values. */
export function findFeatures(index: FeatureIndex, reading: Reading): readonly FoundFeature[] {
  const { tokens, target, scopes } = reading
  const signs = listSigns(reading)
  const values = groupValues(signs, tokens.length)
  const found: FoundFeature[] = []
  const seen = new Set<number>()
  const keep = (at: number, value: number, first: number, last: number): void => {
    if (at < 0 || seen.has(at)) return
    seen.add(at)
    found.push({ at, value, tokens: first === last ? [last] : [first, last] })
  }
  let before = index.words.get(TEXT_START) ?? -1
  tokens.forEach(({ name, kind }, place) => {
    const word = index.words.get(name) ?? -1
    if (word >= 0) {
      keep(index.singles[word]!, values.word, place, place)
      if (before >= 0) keep(index.pairs.get(before * index.words.size + word) ?? -1, values.pair, Math.max(0, place - 1), place)
      if (target.at.length > 0 && kind !== 'target') {
        keep((target.clauses.has(scopes[place]!.clause) ? index.inside : index.outside)[word]!, values.clause, place, place)
      }
    }
    before = word
  })
  for (const { name, group, tokens: places } of signs.values()) {
    const at = index.signs.get(name)
    if (at !== undefined) found.push({ at, value: values[group], tokens: places })
  }
  return found
}
