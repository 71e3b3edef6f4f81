import type { TrainedTone, ToneCorrection } from '@kentongan/platform/db'

export type ToneLesson = Omit<ToneCorrection, 'at'> & { readonly at: number }
export type ToneTask = { readonly modelFolder: string; readonly lessons: readonly ToneLesson[]; readonly now: number }
export type ToneOutcome = Omit<TrainedTone, 'model'> & { readonly model: string | null }
