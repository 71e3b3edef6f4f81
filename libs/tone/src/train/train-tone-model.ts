import { judgeTone } from '../judge-tone'
import { findFeatures } from '../find-features'
import { guessRegister, type Register } from '../register'
import { TONE_LABELS } from '../tone-label'
import { scoreFeatures, type Calibration, type ToneModel } from '../tone-model'
import { assignFolds } from './assign-folds'
import { fitCalibration, type HeldOutScore } from './calibrate-tone'
import { readLabelled, type LabelledText, type TrainingRow } from './labelled-text'
import { figuresOf, type Judged, type ToneFigures } from './measure-tone'
import { nameVersion } from './name-version'
import { readAimedHeadlines, readWrittenHeadlines, readWrittenPosts, readWrittenTexts } from './read-written-texts'
import { DEFAULT_TRAINING, trainTone } from './train-tone'

/** Labelled sets as they are published, and the contents of the files written for training (`libs/tone/training`). */
export type TrainingData = {
  readonly reviews: readonly LabelledText[]
  /** Reviews that are never learnt from: they calibrate and judge. */
  readonly heldOutReviews: readonly LabelledText[]
  readonly headlines: readonly LabelledText[]
  readonly posts: readonly LabelledText[]
  readonly written: Readonly<Record<'headlines' | 'aimedHeadlines' | 'politics' | 'posts' | 'tweets', string>>
}

/**
 * Every figure is of texts that neither the model nor its calibration saw: headlines and posts by cross-validation, reviews by
 * the held-out rows, a fifth at a time judged with the calibration of the others.
 */
export type TrainingReport = {
  readonly trainingRows: number
  readonly features: number
  readonly figures: Readonly<Record<'reviews' | 'headlines' | 'posts', ToneFigures>>
}

const FOLDS = 5
/**
 * How much a row of each set counts. Reviews are many and about other things: at full weight they cost the posts three points
 * and gained nothing themselves. Written headlines are neater than real ones. `bare` is a post judged without its target, so
 * that the model also knows texts about nobody in particular.
 */
const WEIGHTS = { review: 0.2, agency: 2, bare: 1, writtenHeadline: 0.6, aimedHeadline: 1, writtenPost: 2, tweet: 1 }

/** One training row each, the folds of the judged agency texts set so that near-copies stay together. */
export function collectRows({ reviews, headlines, posts, written }: TrainingData): readonly TrainingRow[] {
  return [
    ...reviews.map((row): TrainingRow => ({ ...row, register: 'review', weight: WEIGHTS.review, fold: -1 })),
    ...withFolds(headlines, 'headline'),
    // The deciding words of posts are left out: learnt by themselves they cost the posts a point or two.
    ...withFolds(posts, 'post').map(row => ({ ...row, because: '' })),
    ...withFolds(posts, 'post')
      .map(({ text, label, register, fold }): TrainingRow => ({ text, label, register, weight: WEIGHTS.bare, fold })),
    ...readWrittenHeadlines(written.headlines, WEIGHTS.writtenHeadline),
    ...readWrittenHeadlines(written.politics, WEIGHTS.writtenHeadline),
    ...readAimedHeadlines(written.aimedHeadlines, WEIGHTS.aimedHeadline),
    ...readWrittenPosts(written.posts, WEIGHTS.writtenPost),
    ...readWrittenTexts(written.tweets, 'post', WEIGHTS.tweet),
  ]
}

function withFolds(rows: readonly LabelledText[], register: Register): readonly TrainingRow[] {
  const folds = assignFolds(rows.map(({ text }) => text), FOLDS)
  return rows.map((row, at) => ({ ...row, register, weight: WEIGHTS.agency, fold: folds[at] ?? 0 }))
}

/** A held-out row with the scores of a model that did not learn from it. */
type HeldOut = {
  readonly row: LabelledText
  readonly source: 'reviews' | 'headlines' | 'posts'
  readonly fold: number
  readonly model: ToneModel
  readonly score: HeldOutScore
}

/** Trains the model that ships and says how good it is. The same data give the same model. */
export function trainToneModel(data: TrainingData): { readonly model: ToneModel; readonly report: TrainingReport } {
  const rows = collectRows(data)
  const raw = trainTone(rows, DEFAULT_TRAINING)
  const heldOut = [
    ...data.heldOutReviews.map((row, at) => holdOut(raw, row, 'reviews', at % FOLDS)),
    ...Array.from({ length: FOLDS }, (_, fold) => judgeFold(rows, fold)).flat(),
  ]
  const model = setCalibration(raw, fitAll(heldOut))
  return {
    model,
    report: {
      trainingRows: rows.length,
      features: model.names.length,
      figures: {
        reviews: measure(heldOut, 'reviews'),
        headlines: measure(heldOut, 'headlines'),
        posts: measure(heldOut, 'posts'),
      },
    },
  }
}

function judgeFold(rows: readonly TrainingRow[], fold: number): readonly HeldOut[] {
  const model = trainTone(rows.filter(row => row.fold !== fold), DEFAULT_TRAINING)
  return rows.filter(row => row.fold === fold && row.target !== undefined)
    .map(row => holdOut(model, row, row.register === 'headline' ? 'headlines' : 'posts', fold))
}

function holdOut(model: ToneModel, row: LabelledText, source: HeldOut['source'], fold: number): HeldOut {
  const reading = readLabelled(row)
  const register = guessRegister(row.text, reading.tokens)
  const scores = scoreFeatures(model, findFeatures(model.index, reading), register)
  return { row, source, fold, model, score: { register, scores, gold: TONE_LABELS.indexOf(row.label) } }
}

function fitAll(heldOut: readonly HeldOut[]): Record<Register, Calibration> {
  const scores = heldOut.map(({ score }) => score)
  const fit = (register: Register): Calibration => fitCalibration(scores.filter(one => one.register === register))
  return { headline: fit('headline'), post: fit('post'), review: fit('review') }
}

function setCalibration(model: ToneModel, calibration: ToneModel['calibration']): ToneModel {
  const calibrated = { ...model, calibration }
  return { ...calibrated, version: nameVersion(calibrated) }
}

/** Judges each fold with the calibration of the other folds. */
function measure(heldOut: readonly HeldOut[], source: HeldOut['source']): ToneFigures {
  return figuresOf(Array.from({ length: FOLDS }, (_, fold) => {
    const calibration = fitAll(heldOut.filter(one => one.fold !== fold))
    return heldOut.filter(one => one.source === source && one.fold === fold).map(({ row, model }): Judged => (
      { gold: row.label, said: judgeTone({ ...model, calibration }, row) }))
  }).flat())
}
