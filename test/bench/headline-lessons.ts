import { judgeTargets } from '@kentongan/tone'
import type { LabelledText, Lesson, ToneModel } from '@kentongan/tone'

const ACCOUNTS = 3

/** A judged headline as a correction, by three accounts in turn. */
export function makeLesson({ text, target = '', label }: LabelledText, at: number): Lesson {
  const start = text.indexOf(target)
  const spans = [{ field: 'title' as const, start, end: start + target.length }]
  return { title: text, agency: target, spans, tone: label, account: `account ${at % ACCOUNTS}`, at: 0 }
}

export const judgeLesson = (model: ToneModel, lesson: Lesson) =>
  judgeTargets(model, lesson, [{ id: 0, spans: lesson.spans }]).targets[0]!.tone
