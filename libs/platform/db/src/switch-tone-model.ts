import type { EntityManager } from 'typeorm'
import { askLookback } from './ask-lookback'
import { recordAudit, type Actor } from './audit.repository'
import { emitLive } from './live-event.repository'
import { lockRules } from './rule-writes'

/** One training, one switch at a time. Taken before anything else is. */
export const lockToneModels = (manager: EntityManager): Promise<unknown> => manager.query('select pg_advisory_xact_lock($1)', [71_504_007])

/**
 * Puts a model to use, `shipped` meaning none of the installation's own; the one before is kept. Batches that are being tagged
 * with it are not written (a trigger moves the version of the rules), and all agencies look back. The caller holds the lock.
 */
export async function switchToneModel(manager: EntityManager, actor: Actor, id: number | 'shipped', version: string | null): Promise<void> {
  await lockRules(manager)
  await manager.query(`update tone_model set state = 'retired' where state = 'active'`)
  if (id !== 'shipped') await manager.query(`update tone_model set state = 'active' where id = $1`, [id])
  await lookBackEverywhere(manager, actor.accountId)
  await recordAudit(manager, actor, { action: 'tone-model.switch', subject: version })
  await tellToneModels(manager)
}

/** Judges stored posts anew; what people said stays. The caller holds the locks. */
export async function lookBackEverywhere(manager: EntityManager, by: number | null): Promise<void> {
  const agencies: { id: number }[] = await manager.query('select id from agency where removed_at is null order by id')
  for (const agency of agencies) await askLookback(manager, agency.id, by)
}

export const tellToneModels = (manager: EntityManager): Promise<void> => emitLive(manager, null, { type: 'tone-model' })
