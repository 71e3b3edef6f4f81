import type { ToneTrial } from '@kentongan/contracts'
import { judgeTone } from '../judge-tone'
import { TONE_LABELS } from '../tone-label'
import type { ToneModel } from '../tone-model'
import type { LabelledText } from '../train/labelled-text'
import { figuresOf } from '../train/measure-tone'
import { changeModel } from './change-model'
import { findDistrusted } from './choose-trusted'
import { compareJudgements, type TwoJudgements } from './compare-judgements'
import { compareWords, type WordChange } from './compare-words'
import { judgeLesson } from './judge-lesson'
import type { Lesson } from './lesson'
import { pickExamples, type HeldOutLesson, type TrialExample } from './pick-examples'
import { readLessons, type LessonBook, type ReadLesson } from './read-lessons'
import { weighLessons } from './weigh-lessons'

/**
 * `now` in milliseconds since 1970. `activeSince`: up to when the active model knew the lessons; null where the shipped one is
 * active.
 */
export type TrialOptions = { readonly now: number; readonly activeSince: number | null }

export type TrialDecision = 'switch' | 'too-few' | 'not-better' | 'forgets'

/**
 * `model`, `trial`, words and examples are of the new model; none where there was too little to make one, but for who was left
 * out.
 */
export type TrialOutcome = {
  readonly decision: TrialDecision
  readonly model: ToneModel | null
  readonly trial: ToneTrial | null
  readonly words: readonly WordChange[]
  readonly examples: readonly TrialExample[]
}

const FOLDS = 5
/** The newest count; older ones weigh little, and near-copies are sought among all pairs. */
const MOST_LESSONS = 4000
const FEWEST_LESSONS = 50
/** Of each of two tones, and of what people confirm: errors alone do not tell whether a model is better. */
const FEWEST_OF_A_KIND = 10
/** The anchor's macro-F1 may fall by so much. */
const MOST_FORGOTTEN = 0.02
/**
 * Of the texts that the base calls by one tone, so many may be called otherwise. An account that whitewashes alone makes the
 * model take back 99–100 % of one tone and passes all other checks; 500–900 honest lessons took back at most 58 %, though half of
 * what that base called negatif was wrong.
 */
const MOST_TAKEN_BACK = 0.8
const FEWEST_CALLED = 20
const NO_FIGURES = {
  heldOut: 0, before: 0, after: 0, differenceLow: 0, differenceHigh: 0, anchorBefore: 0, anchorAfter: 0, perTone: [],
} satisfies Partial<ToneTrial>

/**
 * Makes a model of what an installation's people have said and judges it beside the active one on lessons that neither saw: the
 * lessons are cut into five folds, near-copies together, and each is judged by models made of the other four, the active one by
 * those of its own time. The new one is to be switched to only if it is better beyond noise and keeps what the shipped one
 * (`base`) knows of the `anchor` texts and most of what it says here. Accounts that turn all around are left out first. Pure:
 * the same arguments give the same outcome.
 */
export function trialTone(
  base: ToneModel, lessons: readonly Lesson[], anchor: readonly LabelledText[], options: TrialOptions,
): TrialOutcome {
  const book = readLessons(base, lessons.toSorted((a, b) => b.at - a.at).slice(0, MOST_LESSONS))
  const distrusted = findDistrusted(base, book, options.now)
  const trusted = book.lessons.filter(({ lesson }) => !distrusted.includes(lesson.account))
  const counts = {
    corrections: book.lessons.length,
    distrusted: { accounts: [...distrusted], corrections: book.lessons.length - trusted.length },
  }
  if (isTooFew(trusted)) {
    const trial = distrusted.length > 0 ? { ...counts, ...NO_FIGURES } : null
    return { decision: 'too-few', model: null, trial, words: [], examples: [] }
  }
  const weights = weighLessons(trusted, options.now)
  const heldOut = judgeFolds(base, { ...book, lessons: trusted }, weights, options.activeSince)
  const compared = compareJudgements(heldOut.map((one, at): TwoJudgements =>
    ({ label: one.read.label, before: one.before.said, after: one.after.said, weight: weights[at]!, group: one.read.group })))
  const model = changeModel(base, book.names, trusted, weights)
  const [anchorBefore, anchorAfter] = [measureAnchor(base, anchor), measureAnchor(model, anchor)]
  const trial: ToneTrial = {
    ...compared,
    perTone: [...compared.perTone],
    ...counts,
    heldOut: heldOut.length,
    anchorBefore,
    anchorAfter,
    calibrationError: { before: measureCalibration(heldOut, 'before'), after: measureCalibration(heldOut, 'after') },
  }
  const decision = decide(trial, findTakenBack(heldOut))
  return { decision, model, trial, words: compareWords(base, model), examples: pickExamples(heldOut) }
}

function isTooFew(lessons: readonly ReadLesson[]): boolean {
  const decisions = [...new Map(lessons.map(one => [`${one.group} ${one.lesson.agency}`, one])).values()]
  const ofTones = TONE_LABELS.filter((_, tone) => decisions.filter(({ label }) => label === tone).length >= FEWEST_OF_A_KIND)
  const confirmed = decisions.filter(({ label, said }) => label === said).length
  return decisions.length < FEWEST_LESSONS || ofTones.length < 2 || confirmed < FEWEST_OF_A_KIND
}

/** Gives the held-out lessons in the order in which they came. */
function judgeFolds(
  base: ToneModel, { names, lessons }: LessonBook, weights: readonly number[], activeSince: number | null,
): readonly HeldOutLesson[] {
  const learn = (wanted: (one: ReadLesson) => boolean): ToneModel => {
    const chosen = [...lessons.keys()].filter(at => wanted(lessons[at]!))
    return changeModel(base, names, chosen.map(at => lessons[at]!), chosen.map(at => weights[at]!))
  }
  const models = Array.from({ length: FOLDS }, (_, fold) => ({
    before: activeSince === null ? base : learn(({ group, lesson }) => group % FOLDS !== fold && lesson.at <= activeSince),
    after: learn(({ group }) => group % FOLDS !== fold),
  }))
  return lessons.map(read => {
    const { before, after } = models[read.group % FOLDS]!
    return { read, before: judgeLesson(before, read.lesson), after: judgeLesson(after, read.lesson) }
  })
}

function measureAnchor(model: ToneModel, anchor: readonly LabelledText[]): number {
  return figuresOf(anchor.map(row => ({ gold: row.label, said: judgeTone(model, row) }))).macroF1
}

/** How far a model's confidence lies from how often people agree with it. */
function measureCalibration(heldOut: readonly HeldOutLesson[], model: 'before' | 'after'): number {
  return figuresOf(heldOut.map(({ read, [model]: { said, chances } }) => ({
    gold: TONE_LABELS[read.label]!, said: { label: TONE_LABELS[said]!, confidence: chances[said]!, review: false },
  }))).calibrationError
}

/** Of what the base calls by a tone, the share that the new model calls otherwise: of the tone where it is largest. */
function findTakenBack(heldOut: readonly HeldOutLesson[]): number {
  return Math.max(...TONE_LABELS.map((_, tone) => {
    const called = heldOut.filter(({ read }) => read.said === tone)
    return called.length < FEWEST_CALLED ? 0 : called.filter(({ after }) => after.said !== tone).length / called.length
  }))
}

function decide({ differenceLow, anchorBefore, anchorAfter }: ToneTrial, takenBack: number): TrialDecision {
  if (anchorBefore - anchorAfter > MOST_FORGOTTEN || takenBack > MOST_TAKEN_BACK) return 'forgets'
  return differenceLow > 0 ? 'switch' : 'not-better'
}
