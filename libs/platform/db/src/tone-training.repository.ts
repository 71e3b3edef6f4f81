import type { Span, Tone, ToneModel } from '@kentongan/contracts'
import type { DataSource } from 'typeorm'
import { toJsonb } from './clean-text'
import { lockRules } from './rule-writes'
import { lockToneModels, lookBackEverywhere, switchToneModel, tellToneModels } from './switch-tone-model'
import { countWaiting } from './tone-model.repository'

/** What stands of what people said of a mention's tone, with what the machine saw. */
export type ToneCorrection = {
  readonly agency: string
  readonly title: string
  readonly text: string
  readonly spans: readonly Span[]
  readonly tone: Tone
  readonly account: string
  readonly at: Date
}

/** What came out of a training. `model` is the serialised model, gzip: null where it is refused. */
export type TrainedTone = Pick<ToneModel, 'trial' | 'words' | 'examples' | 'version'> & {
  readonly reason: 'too-few' | 'not-better' | 'forgets' | null
  readonly model: Buffer | null
}

/** The newest that are learnt from; older ones would hardly weigh. */
const mostCorrections = 5_000

/** The worker's side of tone models. */
export class ToneTrainingRepository {
  constructor(private readonly database: DataSource) {}

  /** Names the model that came with the program. One that came with a new program and is in use judges stored posts anew. */
  async nameShipped(version: string): Promise<void> {
    await this.database.transaction(async manager => {
      await lockToneModels(manager)
      const [shipped] = await manager.query(`select version from tone_model where state = 'shipped'`)
      if (shipped?.version === version) return
      await manager.query(`update tone_model set version = $1 where state = 'shipped'`, [version])
      const own = await manager.query(`select from tone_model where state = 'active'`)
      if (shipped?.version == null || own.length > 0) return
      await lockRules(manager)
      await lookBackEverywhere(manager, null)
      await tellToneModels(manager)
    })
  }

  /** A model as it was stored, or null. */
  async load(id: number): Promise<Buffer | null> {
    const [row] = await this.database.query('select weights from tone_model where id = $1', [id])
    return row?.weights ?? null
  }

  /** Asks for a training by night, where people have corrected tones since the last. */
  async askNightly(): Promise<void> {
    await this.database.transaction(async manager => {
      await lockToneModels(manager)
      if ((await countWaiting(manager)) === 0) return
      const [, asked] = await manager.query(`insert into tone_model (state) values ('training') on conflict do nothing`)
      if (asked !== 0) await tellToneModels(manager)
    })
  }

  /** Trainings that nobody has begun. */
  async findAsked(): Promise<readonly number[]> {
    const rows: { id: number }[] = await this.database.query(`select id from tone_model where state = 'training' and touched_at is null`)
    return rows.map(row => row.id)
  }

  /** Begins a training; false where it is begun or over. */
  async begin(id: number): Promise<boolean> {
    const [, count] = await this.database.query(
      `update tone_model set touched_at = now(), made_at = now() where id = $1 and state = 'training' and touched_at is null`, [id])
    return count > 0
  }

  /** A sign of life of its worker. */
  async touch(id: number): Promise<void> {
    await this.database.query(`update tone_model set touched_at = now() where id = $1 and state = 'training'`, [id])
  }

  /** Up to when the model in use knew the corrections, null for the shipped one. */
  async findActiveSince(): Promise<Date | null> {
    const [row] = await this.database.query(`select made_at as at from tone_model where state = 'active'`)
    return row?.at ?? null
  }

  async findCorrections(): Promise<readonly ToneCorrection[]> {
    return this.database.query(
      `select a.name as agency, p.title, p.text, m.spans, c.tone, y.email as account, c.at from mention m
       join lateral (select c.tone, c.account_id, c.at from mention_correction c
         where c.post_id = m.post_id and c.agency_id = m.agency_id and c.sets_tone order by c.id desc limit 1) c on c.tone is not null
       join post p on p.id = m.post_id join agency a on a.id = m.agency_id join account y on y.id = c.account_id
       where m.corrected_tone is not null and m.relevant and p.deleted_at is null order by c.at desc, m.id desc limit ${mostCorrections}`)
  }

  /** Ends a training: puts its model to use, or keeps why not. False where it had been given up meanwhile. */
  async finish(id: number, { version, reason, trial, words, examples, model }: TrainedTone): Promise<boolean> {
    return this.database.transaction(async manager => {
      await lockToneModels(manager)
      const [, count] = await manager.query(
        `update tone_model set state = $2, version = $3, reason = $4, trial = $5, words = $6, examples = $7, weights = $8
         where id = $1 and state = 'training'`,
        [id, model === null ? 'refused' : 'retired', version, reason, trial && toJsonb(trial), toJsonb(words), toJsonb(examples), model])
      if (count === 0) return false
      if (model === null) await tellToneModels(manager)
      else await switchToneModel(manager, { accountId: null, address: null }, id, version)
      return true
    })
  }

  async fail(id: number): Promise<void> {
    await this.failWhere('id = $1', id)
  }

  /** Gives up trainings whose worker has not been heard of for so long. */
  async failSilent(seconds: number): Promise<void> {
    await this.failWhere('touched_at < now() - make_interval(secs => $1)', seconds)
  }

  private async failWhere(condition: string, parameter: number): Promise<void> {
    await this.database.transaction(async manager => {
      await lockToneModels(manager)
      const [, count] = await manager.query(
        `update tone_model set state = 'failed', reason = 'stopped' where state = 'training' and ${condition}`, [parameter])
      if (count > 0) await tellToneModels(manager)
    })
  }
}
