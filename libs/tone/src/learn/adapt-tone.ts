import type { ToneModel } from '../tone-model'
import { changeModel } from './change-model'
import type { Lesson } from './lesson'
import { readLessons } from './read-lessons'
import { weighLessons } from './weigh-lessons'

/**
 * Learns from lessons: the base model's weights, changed as little as the lessons allow (a softmax regression whose prior is
 * the base; Chelba & Acero 2006, "Adaptation of maximum entropy capitalizer"). Without lessons the model comes back as it was.
 * `now` in milliseconds since 1970. The same lessons give the same model. A thousand headlines take about a second.
 */
export function adaptTone(base: ToneModel, lessons: readonly Lesson[], now: number): ToneModel {
  const book = readLessons(base, lessons)
  return changeModel(base, book.names, book.lessons, weighLessons(book.lessons, now))
}
