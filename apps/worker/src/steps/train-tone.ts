import { gzipSync } from 'node:zlib'
import type { ToneTrainingRepository } from '@kentongan/platform/db'
import type { Logger } from '@kentongan/platform/log'
import type { JobData, StepResult } from '@kentongan/platform/queue'
import type { ToneTrainer } from '../training/create-tone-trainer'

export type TrainToneDeps = {
  readonly training: ToneTrainingRepository
  readonly trainer: Pick<ToneTrainer, 'train'>
  readonly log: Pick<Logger, 'error'>
  readonly now: () => Date
  /** Milliseconds between two signs of life. */
  readonly pulseMs?: number
}

/**
 * Trains the installation's tone model with its corrections and puts it to use if it is better. What goes wrong ends as
 * `failed`.
 */
export function createTrainTone({ training, trainer, log, now, pulseMs = 5_000 }: TrainToneDeps) {
  return async ({ modelId }: JobData<'train-tone'>): Promise<StepResult> => {
    if (!(await training.begin(modelId))) return { dropped: 'ended' }
    const unheard = (error: unknown) => log.error({ err: error, modelId }, 'no sign of life of a training')
    const pulse = setInterval(() => void training.touch(modelId).catch(unheard), pulseMs)
    try {
      const { model, ...outcome } = await trainer.train(await training.findCorrections(), now(), await training.findActiveSince())
      const kept = await training.finish(modelId, { ...outcome, model: model === null ? null : gzipSync(model) })
      return kept ? { done: true } : { dropped: 'ended' }
    } catch (error) {
      log.error({ err: error, modelId }, 'training the tone model failed')
      await training.fail(modelId)
      return { dropped: 'failed' }
    } finally {
      clearInterval(pulse)
    }
  }
}
