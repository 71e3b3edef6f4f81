import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { TaggingRepository } from './tagging.repository'
import { actorOf, createDbSeed, wideScope } from './testing/db-seed'
import { ToneModelRepository } from './tone-model.repository'
import { ToneTrainingRepository, type TrainedTone } from './tone-training.repository'

describe("the installation's own tone models", () => {
  let database: TestDatabase
  let owner: DataSource
  let models: ToneModelRepository
  let training: ToneTrainingRepository
  let tagging: TaggingRepository
  let seed: ReturnType<typeof createDbSeed>
  let ours: number
  let person: number

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const worker = await database.open('kentongan_worker')
    models = new ToneModelRepository(await database.open('kentongan_api'))
    training = new ToneTrainingRepository(worker)
    tagging = new TaggingRepository(worker)
    seed = createDbSeed(owner)
  })
  beforeEach(async () => {
    await owner.query('truncate source, agency, account, tone_model, live_event restart identity cascade')
    await owner.query(`insert into tone_model (state) values ('shipped')`)
    ours = await seed.agency('Dinas Kita')
    person = await seed.account('Admin')
  })
  afterAll(() => database.drop())

  const caller = async () => ({ scope: await wideScope(owner), actor: actorOf(person) })
  const list = async () => models.list((await caller()).scope)
  const states = async () => (await list()).models.map(({ id, state, reason }) => [id, state, reason])
  const outcome = (more: Partial<TrainedTone> = {}): TrainedTone => (
    { version: 'own-1', reason: null, trial: null, words: [{ word: 'air', tone: 'negatif', before: null, after: 1 }], examples: [], model: Buffer.from('model'), ...more })
  /** A model that was trained and is in use. */
  const make = async (version: string): Promise<number> => {
    const { id } = await models.train(await caller())
    await training.begin(id)
    await training.finish(id, outcome({ version }))
    return id
  }
  const lookbacks = () => owner.query(`select agency_id as agency, days, asked_by as by from lookback where state = 'waiting'`)
  const events = async () => (await owner.query('select event from live_event order by id')).map((row: { event: { type: string } }) => row.event.type)
  const correct = async (tone: string | null) => {
    const post = await seed.post(await seed.source('Koran'), 'Banjir', { text: 'Dinas Kita lambat' })
    await owner.query(
      `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, corrected_tone)
       select id, $2, source_id, published_at, '[{"field":"text","start":0,"end":10}]', 1, 'netral', 0.5, '[]', 'v1', $3 from post where id = $1`, [post, ours, tone])
    await owner.query(`insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant) values ($1, $2, $3, true, 'positif', false)`, [post, ours, person])
    await owner.query(`insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant) values ($1, $2, $3, true, $4, false)`, [post, ours, person, tone])
  }

  it('begin with the shipped one', async () => {
    await training.nameShipped('kiriman-1')
    expect((await list()).models).toMatchObject([{ state: 'shipped', version: 'kiriman-1', madeBy: null, words: [] }])
    expect((await tagging.loadRules()).toneModel).toBeNull()
  })

  it('look back when another one is shipped, unless an own one is in use', async () => {
    await training.nameShipped('kiriman-1')
    await training.nameShipped('kiriman-1')
    expect([await lookbacks(), await events()]).toEqual([[], []])
    await training.nameShipped('kiriman-2')
    expect([await lookbacks(), await events()]).toEqual([[{ agency: ours, days: 30, by: null }], ['tone-model']])
    await make('own-1')
    await owner.query('delete from lookback')
    await training.nameShipped('kiriman-3')
    expect(await lookbacks()).toEqual([])
    expect((await list()).models.at(-1)).toMatchObject({ state: 'shipped', version: 'kiriman-3' })
  })

  it('are trained one at a time, whoever asks', async () => {
    const asked = await models.train(await caller())
    expect(asked).toMatchObject({ state: 'training', madeBy: 'Admin' })
    expect((await models.train(await caller())).id).toBe(asked.id)
    expect(await training.findAsked()).toEqual([asked.id])
    expect([await training.begin(asked.id), await training.begin(asked.id), await training.findAsked()]).toEqual([true, false, []])
    expect(await events()).toEqual(['tone-model'])
  })

  it('are put to use when they are better, and every agency looks back', async () => {
    const before = await tagging.rulesVersion()
    const id = await make('own-1')
    expect(await states()).toEqual([[id, 'active', null], [expect.any(Number), 'shipped', null]])
    expect((await tagging.loadRules()).toneModel).toBe(id)
    expect(await tagging.rulesVersion()).toBeGreaterThan(before)
    expect(await lookbacks()).toEqual([{ agency: ours, days: 30, by: null }])
    expect((await training.load(id))!.toString()).toBe('model')
    expect(await owner.query(`select subject, account_id as by from audit_log where action = 'tone-model.switch' order by id desc limit 1`)).toEqual([{ subject: 'own-1', by: null }])
  })

  it('are kept with the reason where they are not', async () => {
    const { id } = await models.train(await caller())
    await training.begin(id)
    const version = await tagging.rulesVersion()
    expect(await training.finish(id, outcome({ reason: 'not-better', model: null }))).toBe(true)
    expect(await states()).toEqual([[id, 'refused', 'not-better'], [expect.any(Number), 'shipped', null]])
    expect([await tagging.rulesVersion(), await lookbacks(), await events()]).toEqual([version, [], ['tone-model', 'tone-model']])
    expect(await models.activate(await caller(), id)).toBe('unusable')
  })

  it('can be undone: the one before, and the shipped one, come back', async () => {
    const [first, second] = [await make('own-1'), await make('own-2')]
    const shipped = (await list()).models.at(-1)!.id
    await owner.query('delete from lookback')
    expect(await models.activate(await caller(), first)).toMatchObject({ id: first, state: 'active' })
    expect((await tagging.loadRules()).toneModel).toBe(first)
    expect(await lookbacks()).toEqual([{ agency: ours, days: 30, by: person }])
    await owner.query('delete from lookback')
    const version = await tagging.rulesVersion()
    await models.activate(await caller(), first)
    expect([await tagging.rulesVersion(), await lookbacks()]).toEqual([version, []])
    expect(await models.activate(await caller(), shipped)).toMatchObject({ state: 'shipped' })
    expect(await states()).toEqual([[second, 'retired', null], [first, 'retired', null], [shipped, 'shipped', null]])
    expect((await tagging.loadRules()).toneModel).toBeNull()
    expect(await models.activate(await caller(), 2_000_000)).toBeNull()
  })

  it('are given up when their worker falls silent or stops, never before', async () => {
    const { id } = await models.train(await caller())
    await training.failSilent(0)
    expect((await states())[0]).toEqual([id, 'training', null])
    await training.begin(id)
    await owner.query(`update tone_model set touched_at = now() - interval '59 seconds' where id = $1`, [id])
    await training.failSilent(60)
    expect((await states())[0]).toEqual([id, 'training', null])
    await owner.query(`update tone_model set touched_at = now() - interval '61 seconds' where id = $1`, [id])
    await training.touch(id)
    await training.failSilent(60)
    expect((await states())[0]).toEqual([id, 'training', null])
    await owner.query(`update tone_model set touched_at = now() - interval '61 seconds' where id = $1`, [id])
    await training.failSilent(60)
    expect((await states())[0]).toEqual([id, 'failed', 'stopped'])
    expect(await training.finish(id, outcome())).toBe(false)
    expect((await states())[0]).toEqual([id, 'failed', 'stopped'])
  })

  it('are asked for by night where people have corrected tones since the last', async () => {
    await training.askNightly()
    expect((await list()).models).toHaveLength(1)
    await correct('negatif')
    expect((await list()).waiting).toBe(2)
    await training.askNightly()
    await training.askNightly()
    expect((await list()).models).toMatchObject([{ state: 'training', madeBy: null }, { state: 'shipped' }])
    expect((await list()).waiting).toBe(0)
    const [id] = await training.findAsked()
    await training.fail(id!)
    expect((await list()).waiting).toBe(2)
  })

  it('learn from what stands of what people said', async () => {
    await correct('negatif')
    await correct(null)
    expect(await training.findCorrections()).toEqual([{ agency: 'Dinas Kita', title: 'Banjir', text: 'Dinas Kita lambat', tone: 'negatif',
      spans: [{ field: 'text', start: 0, end: 10 }], account: expect.stringContaining('@contoh.go.id'), at: expect.any(Date) }])
    await owner.query('update mention set relevant = false')
    expect(await training.findCorrections()).toEqual([])
  })
})
