import { TONE_LABELS, type PerLabel, type ToneLabel } from '../tone-label'
import { textOf } from './lesson'
import type { ReadLesson } from './read-lessons'

type Said = { readonly said: number; readonly chances: PerLabel }

/** A lesson with what two models say of it that did not learn from it. */
export type HeldOutLesson = { readonly read: ReadLesson; readonly before: Said; readonly after: Said }

export type TrialExample = {
  readonly text: string
  readonly agency: string
  readonly person: ToneLabel
  readonly before: ToneLabel
  readonly after: ToneLabel
}

const MOST_EXAMPLES = 12
const LONGEST = 280

/**
 * Picks texts on which the models differ, those first where the chance of the person's tone moved most, one of each group of
 * near-copies. Better and worse ones stand in the share in which they occur, so that the page does not flatter the new model.
 */
export function pickExamples(heldOut: readonly HeldOutLesson[]): readonly TrialExample[] {
  const differing = heldOut.filter(({ before, after }) => before.said !== after.said)
  const single = [...new Map(differing.map(one => [one.read.group, one])).values()]
    .sort((a, b) => movedBy(b) - movedBy(a) || (textOf(a.read.lesson) < textOf(b.read.lesson) ? -1 : 1))
  const better = single.filter(({ read, after }) => after.said === read.label)
  const worse = single.filter(({ read, after }) => after.said !== read.label)
  const ofBetter = Math.round((MOST_EXAMPLES * better.length) / Math.max(MOST_EXAMPLES, single.length))
  return [...better.slice(0, ofBetter), ...worse.slice(0, MOST_EXAMPLES - ofBetter)].map(({ read, before, after }) => ({
    text: textOf(read.lesson).slice(0, LONGEST),
    agency: read.lesson.agency,
    person: read.lesson.tone,
    before: TONE_LABELS[before.said]!,
    after: TONE_LABELS[after.said]!,
  }))
}

function movedBy({ read, before, after }: HeldOutLesson): number {
  return Math.abs(after.chances[read.label]! - before.chances[read.label]!)
}
