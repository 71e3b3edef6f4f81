import { Piscina } from 'piscina'
import type { ToneCorrection } from '@kentongan/platform/db'
import type { ToneOutcome, ToneTask } from './learn-tone'

export type ToneTrainerOptions = {
  /** The built `learn-tone.thread`, a file address or path. */
  readonly threadFile: string
  /** The folder of the shipped model. */
  readonly modelFolder: string
  /** A training that takes longer is given up and its thread ended. Default 20 minutes. */
  readonly timeoutMs?: number
}

export type ToneTrainer = {
  /** Trains off the event loop. `activeSince`: up to when the model in use knew the corrections, null for the shipped one. */
  train(corrections: readonly ToneCorrection[], now: Date, activeSince: Date | null): Promise<ToneOutcome>
  close(): Promise<void>
}

/** Two models of 110,000 features and the features of 5,000 corrections need about half of it. */
const threadMegabytes = 1_024

/** One thread for trainings, ended when there is nothing to train. */
export function createToneTrainer({ threadFile, modelFolder, timeoutMs = 20 * 60_000 }: ToneTrainerOptions): ToneTrainer {
  const pool = new Piscina<ToneTask, ToneOutcome>({
    filename: threadFile,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 1_000,
    resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
  })
  return {
    train: (corrections, now, activeSince) => pool.run(
      { modelFolder, lessons: corrections.map(toLesson), now: now.getTime(), activeSince: activeSince?.getTime() ?? null },
      { signal: AbortSignal.timeout(timeoutMs) }),
    close: () => pool.destroy(),
  }
}

const toLesson = ({ at, ...rest }: ToneCorrection): ToneTask['lessons'][number] => ({ ...rest, at: at.getTime() })
