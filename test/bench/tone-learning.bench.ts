import path from 'node:path'
import { adaptTone, figuresOf, groupCopies, trainToneModel } from '@kentongan/tone'
import type { LabelledText, Lesson, ToneModel, TrainingData } from '@kentongan/tone'
import { readTrainingData } from '../../apps/cli/src/train-tone'
import { judgeLesson, makeLesson } from './headline-lessons'
import { seededDice } from './matching-rules'
import { compareOrders } from './tone-order'

const SEEDS = [1, 2, 3, 4, 5]

/** A base that knows some headlines or none, the headlines that are judged, and how many of them may become corrections. */
type Trial = {
  readonly name: string
  readonly data: TrainingData
  readonly headlines: readonly LabelledText[]
  readonly sizes: readonly number[]
  /** Whether the orders of review are compared as well. */
  readonly ordered: boolean
}

/**
 * `npm run bench -- tone-learning`: macro-F1 on the judged headlines as a function of how many of them have become corrections.
 * For each of five seeds some are drawn to be corrected, near-copies together, and all that are left are judged, the same for
 * all sizes. No base has seen any headline that is corrected or judged here. Then the orders in which the review lane may offer.
 */
export async function bench(): Promise<void> {
  const data = await readTrainingData(path.resolve('../shared/data/sentiment'), process.cwd()).catch(() => null)
  if (data === null) return console.log('skipped: bench tone-learning reads the labelled sets of ../shared')
  for (const trial of listTrials(data)) runTrial(trial)
}

function listTrials(data: TrainingData): readonly Trial[] {
  const known = data.headlines.filter((_, at) => at % 2 === 0)
  const others = data.headlines.filter((_, at) => at % 2 === 1)
  const sizes = [0, 50, 100, 300, 1000]
  const fewer = [0, 50, 100, 300, 500]
  const unread = { ...data, headlines: [] }
  const bare = { ...data.written, headlines: '', aimedHeadlines: '', politics: '' }
  return [
    { name: 'a base that never saw a headline', data: { ...unread, written: bare }, headlines: data.headlines, sizes, ordered: false },
    { name: 'a base that saw headlines written for it, no real one', data: unread, headlines: data.headlines, sizes, ordered: true },
    { name: 'a base of half of the headlines', data: { ...data, headlines: known }, headlines: others, sizes: fewer, ordered: true },
  ]
}

function runTrial({ name, data, headlines, sizes, ordered }: Trial): void {
  const base = borrowCalibration(trainToneModel(data).model, data)
  const draws = SEEDS.map(seed => drawLessons(headlines, Math.max(...sizes), seed))
  console.log(`\n${name} (${base.version})`)
  console.log(`corrections, macro-F1 on ${draws[0]!.rest.length} others, mean of ${SEEDS.length} draws, spread`)
  const measureWith = (choose: (lessons: readonly Lesson[]) => readonly Lesson[]): readonly number[] =>
    draws.map(({ lessons, rest }) => measure(learn(base, choose(lessons)), rest))
  for (const size of sizes) print(`${size}`, measureWith(lessons => lessons.slice(0, size)))
  print('the errors among 300', measureWith(lessons => lessons.slice(0, 300).filter(one => judge(base, one) !== one.tone)))
  const started = process.cpuUsage()
  learn(base, draws[0]!.lessons)
  const { user, system } = process.cpuUsage(started)
  console.log(`learning from ${draws[0]!.lessons.length} takes ${((user + system) / 1e6).toFixed(1)} s of CPU`)
  if (ordered) compareOrders(base, headlines)
}

const learn = (base: ToneModel, lessons: readonly Lesson[]): ToneModel => adaptTone(base, lessons, 0)

/** Without real headlines nothing tells how sure the model may be of them; it is as sure as of posts then. */
function borrowCalibration(model: ToneModel, { headlines }: TrainingData): ToneModel {
  return headlines.length > 0 ? model : { ...model, calibration: { ...model.calibration, headline: model.calibration.post } }
}

type Drawn = { readonly lessons: readonly Lesson[]; readonly rest: readonly Lesson[] }

function drawLessons(headlines: readonly LabelledText[], most: number, seed: number): Drawn {
  const lessons = headlines.map(makeLesson)
  const groups = groupCopies(lessons)
  const dice = seededDice(seed)
  const places = new Map([...new Set(groups)].map(group => [group, dice(1_000_000)]))
  const order = [...lessons.keys()].sort((a, b) => places.get(groups[a]!)! - places.get(groups[b]!)! || groups[a]! - groups[b]!)
  const taken = new Set(order.slice(0, most).map(at => groups[at]))
  const rest = order.filter(at => !taken.has(groups[at]))
  return { lessons: order.slice(0, most).map(at => lessons[at]!), rest: rest.map(at => lessons[at]!) }
}

const judge = (model: ToneModel, lesson: Lesson) => judgeLesson(model, lesson).label

const measure = (model: ToneModel, rest: readonly Lesson[]): number =>
  figuresOf(rest.map(lesson => ({ gold: lesson.tone, said: judgeLesson(model, lesson) }))).macroF1

function print(what: string, figures: readonly number[]): void {
  const mean = figures.reduce((sum, one) => sum + one, 0) / figures.length
  const spread = Math.sqrt(figures.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (figures.length - 1))
  console.log(`${what.padEnd(36)} ${(100 * mean).toFixed(1).padStart(5)}  ± ${(100 * spread).toFixed(1)}`)
}
