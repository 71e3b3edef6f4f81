import { adaptTone, figuresOf, groupCopies, orderReview, shareUnknown } from '@kentongan/tone'
import type { LabelledText, Lesson, ToneModel } from '@kentongan/tone'
import { judgeLesson, makeLesson } from './headline-lessons'
import { seededDice } from './matching-rules'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const SIZES = [100, 200]
/** Of the groups of near-copies, so many may be asked for; the rest judges. */
const ASKED = 0.6

type Candidate = {
  readonly at: number; readonly lesson: Lesson; readonly doubt: number; readonly unknown: number; readonly words: ReadonlySet<string>
}
type Order = (candidates: readonly Candidate[], dice: (below: number) => number) => readonly Candidate[]

const ORDERS: Readonly<Record<string, Order>> = {
  'drawn at random': (all, dice) => all.map(one => ({ one, place: dice(1_000_000) })).sort((a, b) => a.place - b.place).map(({ one }) => one),
  'the lane: uncertain, frequent, new': all => {
    const ordered = orderReview(all.map(({ at, doubt, unknown }) => ({ id: at, confidence: 1 - doubt, copies: 0, unknown })))
    return ordered.map(({ id }) => all.find(({ at }) => at === id)!)
  },
  'the most uncertain': all => all.toSorted((a, b) => b.doubt - a.doubt),
  'uncertain and unlike the ones before': orderUnlike,
}

/**
 * What people's first 100 and 200 judgements teach, by the order in which headlines are offered: macro-F1 on headlines that are
 * never offered, mean of eight draws, and how far each order lies from the random one.
 */
export function compareOrders(base: ToneModel, headlines: readonly LabelledText[]): void {
  const lessons = headlines.map(makeLesson)
  const groups = groupCopies(lessons)
  const figures = SEEDS.map(seed => measureDraw(base, lessons, groups, seededDice(seed)))
  console.log(`\norders of review (${base.version}), macro-F1 after ${SIZES.join(' and ')}, difference from random ± its error`)
  Object.keys(ORDERS).forEach((name, order) => {
    const told = SIZES.map((_, size) => {
      const own = figures.map(draw => draw[order]![size]!)
      const apart = figures.map(draw => draw[order]![size]! - draw[0]![size]!)
      const error = Math.sqrt(mean(apart.map(one => (one - mean(apart)) ** 2)) / (apart.length - 1))
      return `${show(mean(own))} (${show(mean(apart))} ± ${show(error)})`
    })
    console.log(`${name.padEnd(36)} ${told.join('   ')}`)
  })
}

function measureDraw(
  base: ToneModel, lessons: readonly Lesson[], groups: readonly number[], dice: (below: number) => number,
): readonly (readonly number[])[] {
  const places = new Map([...new Set(groups)].map(group => [group, dice(1_000_000)]))
  const cut = [...places.values()].sort((a, b) => a - b)[Math.floor(places.size * ASKED)]!
  const isOffered = (at: number): boolean => places.get(groups[at]!)! < cut
  const candidates = lessons.flatMap((lesson, at) => (isOffered(at) ? [readCandidate(base, lesson, at)] : []))
  const rest = lessons.filter((_, at) => !isOffered(at))
  return Object.values(ORDERS).map(order => {
    const ordered = order(candidates, dice)
    return SIZES.map(size => {
      const model = adaptTone(base, ordered.slice(0, size).map(({ lesson }) => lesson), 0)
      return figuresOf(rest.map(lesson => ({ gold: lesson.tone, said: judgeLesson(model, lesson) }))).macroF1
    })
  })
}

function readCandidate(base: ToneModel, lesson: Lesson, at: number): Candidate {
  const text = lesson.title ?? ''
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  return { at, lesson, doubt: 1 - judgeLesson(base, lesson).confidence, unknown: shareUnknown(base, text), words }
}

/** Each next one is the most uncertain for how little it is like any before (cosine of their words). */
function orderUnlike(all: readonly Candidate[]): readonly Candidate[] {
  const left = all.map(one => ({ one, like: 0 }))
  const chosen: Candidate[] = []
  while (chosen.length < Math.max(...SIZES) && left.length > 0) {
    const worth = left.map(({ one, like }) => one.doubt * (1 - like))
    const [next] = left.splice(worth.indexOf(Math.max(...worth)), 1)
    chosen.push(next!.one)
    for (const other of left) other.like = Math.max(other.like, likeness(other.one.words, next!.one.words))
  }
  return chosen
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter(word => other.has(word)).length
  return shared / Math.sqrt(Math.max(1, one.size * other.size))
}

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length
const show = (share: number): string => (100 * share).toFixed(1)
