import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { TrainedTone } from '@kentongan/platform/db'
import { loadTone, serialiseTone, trialTone, type LabelledText, type Lesson } from '@kentongan/tone'

/** `activeSince`: up to when the model in use knew the lessons, null for the shipped one. Times in milliseconds since 1970. */
export type ToneTask = {
  readonly modelFolder: string
  readonly lessons: readonly Lesson[]
  readonly now: number
  readonly activeSince: number | null
}

/** `model` is serialised; null where it should not be used. */
export type ToneOutcome = Omit<TrainedTone, 'model'> & { readonly model: string | null }

/** Learns from lessons, beginning with the shipped model, and says whether what comes out is better than the model in use. */
export async function learnTone({ modelFolder, lessons, now, activeSince }: ToneTask): Promise<ToneOutcome> {
  const read = (name: string) => readFile(path.join(modelFolder, name), 'utf8')
  const shipped = loadTone(await read('tone.json'))
  const anchor: readonly LabelledText[] = JSON.parse(await read('anchor.json'))
  const { decision, model, trial, words, examples } = trialTone(shipped, lessons, anchor, { now, activeSince })
  return {
    version: model?.version ?? '',
    reason: decision === 'switch' ? null : decision,
    trial,
    words: [...words],
    examples: [...examples],
    model: decision === 'switch' && model !== null ? serialiseTone(model) : null,
  }
}
