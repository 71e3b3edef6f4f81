import type { ToneModel } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { lockToneModels, switchToneModel, tellToneModels } from './switch-tone-model'
import { withScope, type Scope } from './with-scope'

export type ToneModelState = Omit<ToneModel, 'madeAt'> & { readonly madeAt: Date }
type Caller = { readonly scope: Scope; readonly actor: Actor }

const columns = `t.id, coalesce(t.version, '') as version, t.state, t.made_at as "madeAt", y.name as "madeBy", t.reason, t.trial, t.words, t.examples`
const from = 'tone_model t left join account y on y.id = t.made_by'

/** Trainings that are listed. */
const mostListed = 100

/** The pages' side of tone models; the worker's is `ToneTrainingRepository`. Its callers may see the whole installation. */
export class ToneModelRepository {
  constructor(private readonly database: DataSource) {}

  /** The newest first, the shipped one last, and how many tone corrections have come since the last training began. */
  async list(scope: Scope): Promise<{ readonly models: readonly ToneModelState[]; readonly waiting: number }> {
    return withScope(this.database, scope, async manager => ({
      models: await manager.query(
        `select * from (select ${columns} from ${from} where t.state <> 'shipped' order by t.id desc limit ${mostListed}) made
         union all select ${columns} from ${from} where t.state = 'shipped'`),
      waiting: await countWaiting(manager),
    }))
  }

  /** Asks for a training, or gives the one under way; the worker finds it by itself. */
  async train({ scope, actor }: Caller): Promise<ToneModelState> {
    return withScope(this.database, scope, async manager => {
      await lockToneModels(manager)
      const [running] = await manager.query(`select id from tone_model where state = 'training'`)
      if (running !== undefined) return findModel(manager, running.id)
      const [{ id }] = await manager.query(`insert into tone_model (state, made_by) values ('training', $1) returning id`, [actor.accountId])
      await recordAudit(manager, actor, { action: 'tone-model.train' })
      await tellToneModels(manager)
      return findModel(manager, id)
    })
  }

  /**
   * Puts a model to use that was in use before, or the shipped one. Null where there is no such model, `unusable` where it was
   * refused, has failed or is being made.
   */
  async activate({ scope, actor }: Caller, id: number): Promise<ToneModelState | 'unusable' | null> {
    return withScope(this.database, scope, async manager => {
      await lockToneModels(manager)
      const [model] = await manager.query('select state, version from tone_model where id = $1', [id])
      if (model === undefined) return null
      if (!['shipped', 'retired', 'active'].includes(model.state)) return 'unusable'
      const [active] = await manager.query(`select id from tone_model where state = 'active'`)
      const isInUse = model.state === 'active' || (model.state === 'shipped' && active === undefined)
      if (!isInUse) await switchToneModel(manager, actor, model.state === 'shipped' ? 'shipped' : id, model.version)
      return findModel(manager, id)
    })
  }
}

async function findModel(manager: EntityManager, id: number): Promise<ToneModelState> {
  const [model] = await manager.query(`select ${columns} from ${from} where t.id = $1`, [id])
  return model
}

/** Tone corrections since the last training that came to an end began. */
export async function countWaiting(manager: Pick<EntityManager, 'query'>): Promise<number> {
  const [{ count }] = await manager.query(
    `select count(*)::integer as count from mention_correction where sets_tone and at > coalesce(
       (select max(made_at) from tone_model where state not in ('shipped', 'failed')), '-infinity')`)
  return count
}
