import { completeModel } from '../store-tone'
import type { PerLabel } from '../tone-label'
import type { Calibration, ToneModel } from '../tone-model'
import { collectFeatures, type Collected } from './collect-features'
import type { TrainingRow } from './labelled-text'
import { nameVersion } from './name-version'
import { trainRegression, type Regression, type RegressionOptions } from './train-regression'

/** `most`: how many features the model may keep. */
export type TrainingOptions = RegressionOptions & { readonly most: number }

/** Chosen by cross-validation on the development data; the model card has the table. */
export const DEFAULT_TRAINING: TrainingOptions = { epochs: 10, rate: 0.07, decay: 2e-4, most: 110_000 }

/** What a weight is rounded to; finer steps change no figure. */
const STEP = 0.01
const UNCALIBRATED: Calibration = { sharpness: 1, shift: [0, 0, 0], lean: [0, 0, 0], trusted: 1 }

/**
 * Trains on the rows alone: the same rows in the same order give the same model. Its probabilities are raw;
 * `calibrateTone` sets them right.
 */
export function trainTone(rows: readonly TrainingRow[], options: TrainingOptions): ToneModel {
  const collected = collectFeatures(rows)
  const regression = trainRegression(collected, options)
  const rounded = roundWeights(regression, collected)
  const kept = keepStrongest(rounded, collected.names, options.most)
  const names = kept.map(feature => collected.names[feature] ?? '')
  const weights = Int16Array.from(kept.flatMap(feature => [...rounded.subarray(feature * 3, feature * 3 + 3)]))
  const bias = [...regression.bias].map(value => Number(value.toPrecision(6))) as unknown as PerLabel
  const calibration = { headline: UNCALIBRATED, post: UNCALIBRATED, review: UNCALIBRATED }
  const plain = { step: STEP, bias, calibration, names, weights }
  return completeModel({ version: nameVersion(plain), ...plain })
}

function roundWeights({ weights }: Regression, { scales }: Collected): Int16Array {
  return Int16Array.from(weights, (weight, at) => Math.round(weight * scales[Math.floor(at / 3)]! / STEP))
}

/** The features with the largest weight for any label, in the order of their names; those that round to nothing go. */
function keepStrongest(weights: Int16Array, names: readonly string[], most: number): readonly number[] {
  const strength = names.map((_, feature) => Math.max(...[0, 1, 2].map(label => Math.abs(weights[feature * 3 + label]!))))
  const nameOf = (feature: number): string => names[feature] ?? ''
  return [...strength.keys()]
    .filter(feature => strength[feature]! > 0)
    .sort((a, b) => strength[b]! - strength[a]! || (nameOf(a) < nameOf(b) ? -1 : 1))
    .slice(0, most)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}
