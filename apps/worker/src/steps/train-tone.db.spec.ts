import { gunzipSync } from 'node:zlib'
import { setTimeout as sleep } from 'node:timers/promises'
import { ToneModelRepository, ToneTrainingRepository } from '@kentongan/platform/db'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { until } from '../../../../test/support/until'
import type { ToneTrainer } from '../training/create-tone-trainer'
import { createTrainTone } from './train-tone'

describe('training the tone model', () => {
  let database: TestDatabase
  let owner: DataSource
  let models: ToneModelRepository
  let training: ToneTrainingRepository
  let logged: unknown[]

  const caller = { scope: { accountId: null, wide: true, agencies: [] }, actor: { accountId: null, address: null } }
  const outcome: Awaited<ReturnType<ToneTrainer['train']>> = { version: 'own-1', reason: null, trial: null, words: [], examples: [], model: 'isi model' }

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    models = new ToneModelRepository(await database.open('kentongan_api'))
    training = new ToneTrainingRepository(await database.open('kentongan_worker'))
  })
  beforeEach(async () => {
    await owner.query(`delete from tone_model where state <> 'shipped'`)
    logged = []
  })
  afterAll(() => database.drop())

  const makeStep = (train: ToneTrainer['train']) => createTrainTone({
    training, trainer: { train }, log: { error: (seen: unknown) => void logged.push(seen) }, now: () => new Date(0), pulseMs: 20 })
  const ask = async () => (await models.train(caller)).id
  const newest = async () => (await models.list(caller.scope)).models[0]!

  it('puts a better model to use as it was made', async () => {
    const modelId = await ask()
    const step = makeStep(async (_corrections, now) => ({ ...outcome, version: `pada-${now.getTime()}` }))
    expect(await step({ modelId })).toEqual({ done: true })
    expect(await newest()).toMatchObject({ id: modelId, state: 'active', version: 'pada-0' })
    expect(gunzipSync((await training.load(modelId))!).toString()).toBe('isi model')
    expect(await step({ modelId })).toEqual({ dropped: 'ended' })
  })

  it('keeps why a model is refused', async () => {
    const modelId = await ask()
    await makeStep(async () => ({ ...outcome, reason: 'forgets', model: null }))({ modelId })
    expect(await newest()).toMatchObject({ state: 'refused', reason: 'forgets' })
  })

  it('fails where the training dies, and the next can begin', async () => {
    const modelId = await ask()
    const step = makeStep(async () => { throw new Error('thread ran out of memory') })
    expect(await step({ modelId })).toEqual({ dropped: 'failed' })
    expect(logged).toMatchObject([{ modelId }])
    expect(await newest()).toMatchObject({ state: 'failed', reason: 'stopped' })
    expect(await ask()).not.toBe(modelId)
  })

  it('gives signs of life while it works, and nothing of what was given up', async () => {
    const modelId = await ask()
    let end = () => {}
    const running = makeStep(() => new Promise(resolve => { end = () => resolve(outcome) }))({ modelId })
    const touched = async () => (await owner.query('select touched_at as at from tone_model where id = $1', [modelId]))[0].at
    await until(async () => (await touched()) !== null)
    const begun = await touched()
    await until(async () => (await touched()) > begun)
    await training.failSilent(-1)
    end()
    expect(await running).toEqual({ dropped: 'ended' })
    expect(await newest()).toMatchObject({ state: 'failed' })
    await sleep(60)
    const last = await touched()
    await sleep(60)
    expect(await touched()).toEqual(last)
  })
})
