import type { FoundFeature } from './find-features'
import type { FeatureIndex } from './index-features'
import type { Register } from './register'
import type { PerLabel } from './tone-label'

/**
 * What turns scores into chances in one register, and from which chance on a label needs no review. `lean` is added to the
 * chances' logarithms before the label is chosen: the rare labels count as much as the frequent one.
 */
export type Calibration = {
  readonly sharpness: number
  readonly shift: PerLabel
  readonly lean: PerLabel
  readonly trusted: number
}

/**
 * A linear model: the score of a label is the sum of its features' weights, each group of features brought to length 1. A
 * register (headline, post, review) has weights of its own where it was trained on a feature, beside those all share
 * (Daumé 2007, "Frustratingly Easy Domain Adaptation").
 */
export type ToneModel = {
  readonly version: string
  /** A weight as stored, times `step`, is the real one. */
  readonly step: number
  readonly bias: PerLabel
  readonly calibration: Readonly<Record<Register, Calibration>>
  /** In the order of their numbers; `post|w:lambat` is the own weight of a register. */
  readonly names: readonly string[]
  /** Three whole numbers per feature, in label order. */
  readonly weights: Int16Array
  /** Made from `names` and `weights`: the place of each feature in `sums`, and per register the shared plus its own weights. */
  readonly index: FeatureIndex
  readonly sums: Readonly<Record<Register, Float32Array>>
}

/** Sums up the scores of a text's features per label. */
export function scoreFeatures(model: ToneModel, found: readonly FoundFeature[], register: Register): PerLabel {
  const sums = model.sums[register]
  let [negative, neutral, positive] = model.bias
  for (const { at, value } of found) {
    negative += sums[at]! * value
    neutral += sums[at + 1]! * value
    positive += sums[at + 2]! * value
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

/** Gives the calibrated probability of each label. */
export function calibrate({ sharpness, shift }: Calibration, scores: PerLabel): PerLabel {
  return softmax([sharpness * scores[0] + shift[0], sharpness * scores[1] + shift[1], sharpness * scores[2] + shift[2]])
}

/** Gives the places of the chosen label and of the next likely one. */
export function chooseLabel({ lean }: Calibration, chances: PerLabel): readonly [0 | 1 | 2, 0 | 1 | 2] {
  const leaning = ([0, 1, 2] as const).map(label => Math.log(chances[label] + 1e-12) + lean[label])
  const order = ([0, 1, 2] as const).toSorted((a, b) => leaning[b]! - leaning[a]!)
  return [order[0] ?? 1, order[1] ?? 1]
}
