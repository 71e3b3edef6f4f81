import { indexFeatures } from '../index-features'
import { TONE_LABELS, type PerLabel, type ToneLabel } from '../tone-label'
import type { ToneModel } from '../tone-model'
import { collectFeatures, type Collected, type LabelledText } from './collect-features'
import { nameVersion } from './name-version'
import { quantiseWeights } from './quantise-weights'
import { trainSvm } from './train-svm'
import { weighByCounts } from './weigh-by-counts'

/** `cost`: price of a mistake (C). `smoothing`: added to every count (alpha). `most`: how many features the model may keep. */
export type TrainingOptions = { readonly cost: number; readonly smoothing: number; readonly most: number }

/** Chosen on SmSA valid; the model card has the table. */
export const DEFAULT_TRAINING: TrainingOptions = { cost: 0.05, smoothing: 2, most: 40_000 }

/**
 * Trains NB-SVM (Wang & Manning 2012, "Baselines and Bigrams"): per label a linear SVM, one against the rest, over words and
 * pairs whose values are their log-count ratios. Depends on nothing but its arguments: the same rows in the same order give
 * the same model. Its probabilities are raw; `calibrateTone` sets them right.
 */
export function trainTone(rows: readonly LabelledText[], options: TrainingOptions): ToneModel {
  const collected = collectFeatures(rows)
  const size = collected.names.length
  const perLabel = TONE_LABELS.map(label => trainLabel(collected, label, options))
  const { kept, weights, step } = quantiseWeights(perLabel, size, options.most)
  const names = kept.map(feature => collected.names[feature] ?? '')
  const [negative, neutral, positive] = perLabel.map(one => one[size] ?? 0)
  const bias: PerLabel = [negative ?? 0, neutral ?? 0, positive ?? 0]
  const model = { scale: step, bias, names, weights }
  return { version: nameVersion(model), ...model, index: indexFeatures(names) }
}

/** Gives the weight of every feature and, last, the bias. */
function trainLabel({ names, rows, labels }: Collected, wanted: ToneLabel, options: TrainingOptions): Float64Array {
  const sides = Int8Array.from(labels, label => (label === wanted ? 1 : -1))
  const values = weighByCounts(rows, sides, names.length, options.smoothing)
  const costs = new Float64Array(rows.length).fill(options.cost)
  return trainSvm({ rows, values, sides, costs }).map((weight, feature) => weight * (values[feature] ?? 1))
}
