import { gunzipSync } from 'node:zlib'
import type { ToneTrainingRepository } from '@kentongan/platform/db'
import type { Logger } from '@kentongan/platform/log'
import { loadTone, type ToneModel } from '@kentongan/tone'

export type ToneKeeperDeps = {
  readonly training: Pick<ToneTrainingRepository, 'load'>
  /** The model that came with the program. */
  readonly shipped: ToneModel
  readonly log: Pick<Logger, 'warn'>
}
/** Gives the model of an id, null for the shipped one. */
export type ToneKeeper = { read(id: number | null): Promise<ToneModel> }

/**
 * Keeps the installation's own tone model that was used last. One that cannot be read is named in the log, and the shipped one
 * serves.
 */
export function createToneKeeper({ training, shipped, log }: ToneKeeperDeps): ToneKeeper {
  let kept: { readonly id: number; readonly model: ToneModel } | null = null
  return {
    async read(id) {
      if (id === null) return shipped
      if (kept?.id !== id) kept = { id, model: (await loadKept(training, log, id)) ?? shipped }
      return kept.model
    },
  }
}

async function loadKept(training: ToneKeeperDeps['training'], log: ToneKeeperDeps['log'], id: number): Promise<ToneModel | null> {
  const stored = await training.load(id)
  try {
    return stored && loadTone(gunzipSync(stored).toString('utf8'))
  } catch (error) {
    log.warn({ err: error, toneModel: id }, 'a tone model cannot be read, the shipped one serves')
    return null
  }
}
