import type { Judgement } from '../judge-tone'
import { TONE_LABELS, type ToneLabel } from '../tone-label'

export type LabelFigures = {
  readonly label: ToneLabel
  readonly rows: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Judgements whose confidence lies from `from` up to `from` + 0.1: how many, how sure, how many of them right. */
export type ReliabilityBin = { readonly from: number; readonly rows: number; readonly confidence: number; readonly right: number }

/**
 * Shares from 0 to 1. `calibrationError`: expected calibration error over ten equal bins of confidence. `trusted`: the
 * judgements that need no review, as a share of all, and how many of them are right.
 */
export type ToneFigures = {
  readonly rows: number
  readonly accuracy: number
  readonly macroF1: number
  readonly calibrationError: number
  readonly trusted: { readonly share: number; readonly right: number }
  readonly perLabel: readonly LabelFigures[]
  readonly bins: readonly ReliabilityBin[]
}

export type Judged = { readonly gold: ToneLabel; readonly said: Pick<Judgement, 'label' | 'confidence' | 'review'> }

const BINS = 10

/** Sums up judgements that may come from several models, as in cross-validation. */
export function figuresOf(judged: readonly Judged[]): ToneFigures {
  const perLabel = TONE_LABELS.map(label => figuresOfLabel(judged, label))
  const bins = binsOf(judged)
  const distance = ({ rows, confidence, right }: ReliabilityBin): number => rows * Math.abs(confidence - right)
  const trusted = judged.filter(({ said }) => !said.review)
  return {
    rows: judged.length,
    accuracy: share(judged, isRight),
    macroF1: perLabel.reduce((sum, one) => sum + one.f1, 0) / perLabel.length,
    calibrationError: bins.reduce((sum, bin) => sum + distance(bin), 0) / Math.max(1, judged.length),
    trusted: { share: trusted.length / Math.max(1, judged.length), right: share(trusted, isRight) },
    perLabel,
    bins,
  }
}

function figuresOfLabel(judged: readonly Judged[], label: ToneLabel): LabelFigures {
  const isGold = judged.filter(one => one.gold === label)
  const isSaid = judged.filter(one => one.said.label === label)
  const [precision, recall] = [share(isSaid, isRight), share(isGold, isRight)]
  const both = precision + recall
  return { label, rows: isGold.length, precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / both }
}

/** Guo et al. 2017: confidence beside accuracy in each bin. Empty bins are left out. */
function binsOf(judged: readonly Judged[]): readonly ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = judged.filter(({ said }) => Math.min(BINS - 1, Math.floor(said.confidence * BINS)) === bin)
    const confidence = inside.reduce((sum, { said }) => sum + said.confidence, 0) / Math.max(1, inside.length)
    return { from: bin / BINS, rows: inside.length, confidence, right: share(inside, isRight) }
  }).filter(({ rows }) => rows > 0)
}

function isRight({ gold, said }: Judged): boolean {
  return said.label === gold
}

function share<Of>(all: readonly Of[], holds: (one: Of) => boolean): number {
  return all.length === 0 ? 0 : all.filter(holds).length / all.length
}
