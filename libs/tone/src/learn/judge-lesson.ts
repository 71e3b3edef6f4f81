import { findParts, judgeParts } from '../judge-tone'
import { TONE_LABELS, type PerLabel } from '../tone-label'
import type { ToneModel } from '../tone-model'
import type { Lesson } from './lesson'

/** What a model says of a lesson's post: the place of its tone and the chances of all. */
export function judgeLesson(model: ToneModel, lesson: Lesson): { readonly said: number; readonly chances: PerLabel } {
  const { label, chances } = judgeParts(model, findParts(model, lesson, lesson.spans))
  return { said: TONE_LABELS.indexOf(label), chances }
}
