import { featureNumbers } from '../find-features'
import { TONE_LABELS, type PerLabel } from '../tone-label'
import { softmax, sumWeights, type ToneModel } from '../tone-model'
import type { LabelledText } from './collect-features'
import { nameVersion } from './name-version'

type Example = { readonly scores: PerLabel; readonly gold: number }
type Calibration = { readonly temperature: number; readonly shift: PerLabel }

const STEPS = 2000
const RATE = 0.5

/**
 * Fits one temperature and one shift per label on rows the model was not trained on, so that a probability of 0.8 is right 8
 * times in 10 (Guo et al. 2017, "On Calibration of Modern Neural Networks", temperature scaling with bias). Gradient descent
 * of fixed length.
 */
export function calibrateTone(model: ToneModel, rows: readonly LabelledText[]): ToneModel {
  const raw = rows.map(row => ({ scores: rawScores(model, row.text), gold: TONE_LABELS.indexOf(row.label) }))
  const size = typicalSize(raw)
  const examples = raw.map(({ scores, gold }) => ({ scores: mapLabels(label => scores[label] / size), gold }))
  let calibration: Calibration = { temperature: 1, shift: [0, 0, 0] }
  for (let step = 0; step < STEPS; step++) calibration = descend(calibration, examples)
  const { shift } = calibration
  const temperature = calibration.temperature / size
  const scale = round(model.scale * temperature)
  const bias = mapLabels(label => round(model.bias[label] * temperature + shift[label]))
  const calibrated = { ...model, scale, bias }
  return { ...calibrated, version: nameVersion(calibrated) }
}

function rawScores(model: ToneModel, text: string): PerLabel {
  const sums = sumWeights(model, featureNumbers(model, text))
  return mapLabels(label => model.bias[label] + model.scale * sums[label])
}

/** The scores are brought to a size of about 1 first: the step length is right for that and would overshoot for larger ones. */
function typicalSize(examples: readonly Example[]): number {
  const squares = examples.reduce((sum, { scores }) => sum + scores[0] ** 2 + scores[1] ** 2 + scores[2] ** 2, 0)
  return Math.sqrt(squares / (3 * examples.length)) || 1
}

function descend({ temperature, shift }: Calibration, examples: readonly Example[]): Calibration {
  const slope = { temperature: 0, shift: [0, 0, 0] as [number, number, number] }
  for (const { scores, gold } of examples) {
    const chances = softmax(mapLabels(label => temperature * scores[label] + shift[label]))
    for (const label of [0, 1, 2] as const) {
      const error = chances[label] - (label === gold ? 1 : 0)
      slope.temperature += error * scores[label]
      slope.shift[label] += error
    }
  }
  const rate = RATE / Math.max(1, examples.length)
  return {
    temperature: temperature - rate * slope.temperature,
    shift: mapLabels(label => shift[label] - rate * slope.shift[label]),
  }
}

/** Six digits are more than the data can tell, and hide the last bits in which engines' logarithms may differ. */
function round(value: number): number {
  return Number(value.toPrecision(6))
}

function mapLabels(value: (label: 0 | 1 | 2) => number): PerLabel {
  return [value(0), value(1), value(2)]
}
