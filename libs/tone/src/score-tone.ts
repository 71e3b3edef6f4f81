import { findFeatures, type FoundFeature } from './find-features'
import { readWords, type Words } from './read-words'
import { TONE_LABELS, type PerLabel, type ToneLabel } from './tone-label'
import { probabilities, type ToneModel } from './tone-model'

/**
 * A word that spoke for the label: where it stands (UTF-16 code units) and by how much, in log-odds against the next likely
 * label.
 */
export type ToneReason = { readonly start: number; readonly end: number; readonly weight: number }

/** `confidence` is the probability of `label`; `because` holds at most five words, the strongest first. */
export type Tone = {
  readonly label: ToneLabel
  readonly confidence: number
  readonly because: readonly ToneReason[]
  readonly version: string
}

const MOST_REASONS = 5

/**
 * Judges the tone of a text as a whole. A text with no word that the model knows is neutral with the confidence of a blind guess,
 * because the prior of the training data (mostly praise of restaurants) says nothing about it.
 */
export function scoreTone(model: ToneModel, text: string): Tone {
  const words = readWords(text)
  const found = findFeatures(model, words)
  if (found.length === 0) return { label: 'netral', confidence: 1 / 3, because: [], version: model.version }
  const chances = probabilities(model, found.map(one => one.feature))
  const [winner, second] = rank(chances)
  return {
    label: TONE_LABELS[winner],
    confidence: chances[winner],
    because: findReasons(model, words, { found, winner, second }),
    version: model.version,
  }
}

type LabelIndex = 0 | 1 | 2

function rank(chances: PerLabel): readonly [LabelIndex, LabelIndex] {
  const order = ([0, 1, 2] as const).toSorted((a, b) => chances[b] - chances[a])
  return [order[0] ?? 1, order[1] ?? 1]
}

type Decision = { readonly found: readonly FoundFeature[]; readonly winner: LabelIndex; readonly second: LabelIndex }

/** A pair's weight is shared by its two words, so that reasons never overlap. */
function findReasons(model: ToneModel, { places, placeOf }: Words, { found, winner, second }: Decision): readonly ToneReason[] {
  const { scale, weights } = model
  const evidence = new Float64Array(places.length)
  for (const { feature, first, last } of found) {
    const half = (scale / 2) * ((weights[feature * 3 + winner] ?? 0) - (weights[feature * 3 + second] ?? 0))
    const [from, to] = [placeOf[first] ?? 0, placeOf[last] ?? 0]
    evidence[from] = (evidence[from] ?? 0) + half
    evidence[to] = (evidence[to] ?? 0) + half
  }
  return strongest(evidence).map(at => ({ start: places[at]?.start ?? 0, end: places[at]?.end ?? 0, weight: evidence[at] ?? 0 }))
}

/** Gives at most five places with positive evidence, the strongest first, equal ones in reading order. */
function strongest(evidence: Float64Array): readonly number[] {
  const top: number[] = []
  evidence.forEach((weight, at) => {
    if (weight <= 0) return
    let rankOf = top.length
    while (rankOf > 0 && weight > (evidence[top[rankOf - 1] ?? 0] ?? 0)) rankOf--
    if (rankOf >= MOST_REASONS) return
    top.splice(rankOf, 0, at)
    if (top.length > MOST_REASONS) top.pop()
  })
  return top
}
