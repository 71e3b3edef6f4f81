import { groupValues } from '../features/group-values'
import { listFeatures, makeReading } from '../features/list-features'
import { findParts, judgeParts } from '../judge-tone'
import type { Register } from '../register'
import { TONE_LABELS, type PerLabel } from '../tone-label'
import { scoreFeatures, type ToneModel } from '../tone-model'
import { groupCopies, type Lesson } from './lesson'

/**
 * A passage as numbers: its features, the log-odds that one unit of a feature's weight makes here, what the model says of the
 * passage (log-odds per label), and its share of the post.
 */
export type LessonPassage = {
  readonly register: Register
  readonly features: Int32Array
  readonly values: Float64Array
  readonly offset: PerLabel
  readonly share: number
}

/** `label` and `said`: places of the person's and the model's tone. `group`: near-copies share one. */
export type ReadLesson = {
  readonly lesson: Lesson
  readonly passages: readonly LessonPassage[]
  readonly label: number
  readonly said: number
  readonly chances: PerLabel
  readonly group: number
}

export type LessonBook = { readonly names: readonly string[]; readonly lessons: readonly ReadLesson[] }

/** Reads lessons as the model judges posts: by the same passages, each counting as much as it does in the judgement. */
export function readLessons(model: ToneModel, lessons: readonly Lesson[]): LessonBook {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size
    numbers.set(name, known)
    return known
  }
  const groups = groupCopies(lessons)
  const read = lessons.map((lesson, at): ReadLesson => {
    const parts = findParts(model, lesson, lesson.spans)
    const { label, chances } = judgeParts(model, parts)
    const known = parts.filter(({ passage }) => !passage.foreign)
    const total = known.reduce((sum, { share }) => sum + share, 0)
    const passages = known.map(({ passage, share }) => readPassage(model, passage, share / total, numberOf))
    const [person, said] = [TONE_LABELS.indexOf(lesson.tone), TONE_LABELS.indexOf(label)]
    return { lesson, passages, label: person, said, chances, group: groups[at]! }
  })
  return { names: [...numbers.keys()], lessons: read }
}

type Judged = ReturnType<typeof findParts>[number]['passage']

function readPassage(
  model: ToneModel, { text, tokens, found, register }: Judged, share: number, numberOf: (name: string) => number,
): LessonPassage {
  const bag = listFeatures(makeReading(text, tokens))
  const features = [...bag.values()]
  const valueOf = groupValues(bag, tokens.length)
  const { sharpness, shift } = model.calibration[register]
  const scores = scoreFeatures(model, found, register)
  return {
    register,
    features: Int32Array.from(features, ({ name }) => numberOf(name)),
    values: Float64Array.from(features, ({ group }) => valueOf[group] * sharpness),
    offset: [sharpness * scores[0] + shift[0], sharpness * scores[1] + shift[1], sharpness * scores[2] + shift[2]],
    share,
  }
}
