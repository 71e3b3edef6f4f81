import type { FeatureBag, FeatureGroup } from './features/feature-bag'
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
  readonly index: ReadonlyMap<string, number>
  readonly sums: Readonly<Record<Register, Float32Array>>
}

/** Found by cross-validation on the development data: the neighbourhood of the target counts a little less than the words. */
const GROUP_WEIGHTS: Readonly<Record<FeatureGroup, number>> = {
  word: 1, pair: 1, near: 0.7, clause: 0.7, class: 1, shape: 1,
}

/** The value of a feature of each group in this text: a group's values have about the length of its group weight. */
export function groupValues(bag: FeatureBag): Readonly<Record<FeatureGroup, number>> {
  const counts: Record<FeatureGroup, number> = { word: 0, pair: 0, near: 0, clause: 0, class: 0, shape: 0 }
  for (const { group } of bag.values()) counts[group]++
  for (const group of Object.keys(counts) as FeatureGroup[]) counts[group] = GROUP_WEIGHTS[group] / Math.sqrt(counts[group] + 1)
  return counts
}

/** A feature of a text that the model knows: the place of its weights, its value in this text, and the tokens that show it. */
export type FoundFeature = { readonly at: number; readonly value: number; readonly tokens: readonly number[] }

/** Finds the features that the model knows among those of a text. */
export function findFeatures({ index }: ToneModel, bag: FeatureBag): readonly FoundFeature[] {
  const values = groupValues(bag)
  const found: FoundFeature[] = []
  for (const { name, group, tokens } of bag.values()) {
    const at = index.get(name)
    if (at !== undefined) found.push({ at, value: values[group], tokens })
  }
  return found
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
