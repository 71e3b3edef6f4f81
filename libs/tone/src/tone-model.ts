import type { FeatureIndex } from './index-features'
import type { PerLabel } from './tone-label'

/**
 * A linear model over words and pairs: score of a label = `bias` + `scale` × sum of the weights of the features in the text, and
 * softmax over the scores is the probability. `weights` holds three whole numbers from −127 to 127 per feature, in label order.
 */
export type ToneModel = {
  readonly version: string
  readonly scale: number
  readonly bias: PerLabel
  /** The features in the order of their numbers: words, and pairs with a space between. */
  readonly names: readonly string[]
  readonly weights: Int8Array
  /** Made from `names`. */
  readonly index: FeatureIndex
}

/** Sums the whole-number weights of the features (by number) per label. */
export function sumWeights({ weights }: ToneModel, known: readonly number[]): PerLabel {
  let negative = 0
  let neutral = 0
  let positive = 0
  for (const feature of known) {
    negative += weights[feature * 3] ?? 0
    neutral += weights[feature * 3 + 1] ?? 0
    positive += weights[feature * 3 + 2] ?? 0
  }
  return [negative, neutral, positive]
}

/** Turns scores into probabilities that sum to 1. */
export function softmax(scores: PerLabel): PerLabel {
  const highest = Math.max(...scores)
  const [a, b, c] = [Math.exp(scores[0] - highest), Math.exp(scores[1] - highest), Math.exp(scores[2] - highest)]
  const sum = a + b + c
  return [a / sum, b / sum, c / sum]
}

/** Gives the probability of each label for a text of which the model knows these features (by number). */
export function probabilities(model: ToneModel, known: readonly number[]): PerLabel {
  const [a, b, c] = sumWeights(model, known)
  return softmax([model.bias[0] + model.scale * a, model.bias[1] + model.scale * b, model.bias[2] + model.scale * c])
}
