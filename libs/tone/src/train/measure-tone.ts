import { scoreTone, type Tone } from '../score-tone'
import { TONE_LABELS, type ToneLabel } from '../tone-label'
import type { ToneModel } from '../tone-model'
import type { LabelledText } from './collect-features'

export type LabelFigures = {
  readonly label: ToneLabel
  readonly rows: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Shares from 0 to 1. `calibrationError`: expected calibration error over ten equal bins of confidence. */
export type ToneFigures = {
  readonly rows: number
  readonly accuracy: number
  readonly macroF1: number
  readonly calibrationError: number
  readonly perLabel: readonly LabelFigures[]
}

type Judged = { readonly gold: ToneLabel; readonly tone: Tone }

const BINS = 10

/** Measures a model on labelled rows. It learns nothing from them. */
export function measureTone(model: ToneModel, rows: readonly LabelledText[]): ToneFigures {
  return figuresOf(rows.map(({ text, label }) => ({ gold: label, tone: scoreTone(model, text) })))
}

/** Sums up judgements that may come from several models, as in cross-validation. */
export function figuresOf(judged: readonly Judged[]): ToneFigures {
  const perLabel = TONE_LABELS.map(label => figuresOfLabel(judged, label))
  return {
    rows: judged.length,
    accuracy: share(judged, isRight),
    macroF1: perLabel.reduce((sum, one) => sum + one.f1, 0) / perLabel.length,
    calibrationError: calibrationError(judged),
    perLabel,
  }
}

function figuresOfLabel(judged: readonly Judged[], label: ToneLabel): LabelFigures {
  const isGold = judged.filter(one => one.gold === label)
  const isSaid = judged.filter(one => one.tone.label === label)
  const [precision, recall] = [share(isSaid, isRight), share(isGold, isRight)]
  const both = precision + recall
  return { label, rows: isGold.length, precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / both }
}

/** Guo et al. 2017: the mean distance of confidence and accuracy in a bin, weighted by the bin's rows. */
function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: BINS }, (): Judged[] => [])
  for (const one of judged) bins[Math.min(BINS - 1, Math.floor(one.tone.confidence * BINS))]?.push(one)
  const distance = (bin: readonly Judged[]) =>
    Math.abs(bin.reduce((sum, one) => sum + one.tone.confidence, 0) - bin.filter(isRight).length)
  return judged.length === 0 ? 0 : bins.reduce((sum, bin) => sum + distance(bin), 0) / judged.length
}

function isRight({ gold, tone }: Judged): boolean {
  return tone.label === gold
}

function share(judged: readonly Judged[], holds: (one: Judged) => boolean): number {
  return judged.length === 0 ? 0 : judged.filter(holds).length / judged.length
}
