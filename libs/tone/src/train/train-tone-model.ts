import { scoreTone } from '../score-tone'
import type { ToneModel } from '../tone-model'
import { calibrateTone } from './calibrate-tone'
import type { LabelledText } from './collect-features'
import { figuresOf, measureTone, type ToneFigures } from './measure-tone'
import { DEFAULT_TRAINING, trainTone } from './train-tone'

/**
 * `valid`: the shipped model on the rows it was calibrated on, so a little too good. `validHeldOut`: each half of them judged
 * by the model calibrated on the other half; the options were chosen on these rows all the same.
 */
export type TrainingReport = {
  readonly trainingRows: number
  readonly features: number
  readonly valid: ToneFigures
  readonly validHeldOut: ToneFigures
}

export type TrainingData = { readonly train: readonly LabelledText[]; readonly valid: readonly LabelledText[] }

/**
 * Trains the model that ships, on `train`, calibrates it on `valid`, and says how good it is. The same data give the same
 * model.
 */
export function trainToneModel({ train, valid }: TrainingData): { readonly model: ToneModel; readonly report: TrainingReport } {
  const raw = trainTone(train, DEFAULT_TRAINING)
  const model = calibrateTone(raw, valid)
  return {
    model,
    report: {
      trainingRows: train.length,
      features: model.names.length,
      valid: measureTone(model, valid),
      validHeldOut: measureHeldOut(raw, valid),
    },
  }
}

function measureHeldOut(raw: ToneModel, valid: readonly LabelledText[]): ToneFigures {
  const halves = [0, 1].map(half => valid.filter((_, at) => at % 2 === half))
  return figuresOf(halves.flatMap((judged, half) => {
    const calibrated = calibrateTone(raw, halves[1 - half] ?? [])
    return judged.map(({ text, label }) => ({ gold: label, tone: scoreTone(calibrated, text) }))
  }))
}
