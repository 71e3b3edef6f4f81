import { gzipSync } from 'node:zlib'
import { serialiseTone } from '@kentongan/tone'
import { AgencyRepository, RuleRepository, TaggingRepository, ToneModelRepository, ToneTrainingRepository, type RuleState } from '@kentongan/platform/db'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createRuleKeeper } from './keep-rules'
import { createToneKeeper } from './keep-tone'
import { makeTone } from '../testing/make-tone'
import { createTagPosts } from './tag-posts'

describe('tagging posts', () => {
  let database: TestDatabase
  let owner: DataSource
  let worker: DataSource
  let agencies: AgencyRepository
  let rules: RuleRepository
  let agency: number
  let warned: { ruleId: number; problems: string[] }[]

  const actor = { accountId: null, address: null }
  const caller = () => ({ scope: { accountId: null, wide: true, agencies: [agency] }, actor })

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    worker = await database.open('kentongan_worker')
    const api = await database.open('kentongan_api')
    agencies = new AgencyRepository(api)
    rules = new RuleRepository(api)
  })
  beforeEach(async () => {
    await owner.query('truncate source, agency, account restart identity cascade')
    await owner.query(`insert into source (url, title) values ('https://koran.example/rss', 'Koran')`)
    await owner.query(`insert into tone_model (state) values ('shipped')`)
    warned = []
    const made = await agencies.create(caller(), {
      parentId: null, name: 'Badan Air', timeZone: 'Asia/Jakarta',
      terms: [{ kind: 'name', text: 'Badan Air', ambiguous: false }, { kind: 'acronym', text: 'BPN', ambiguous: true }, { kind: 'context', text: 'sumur', ambiguous: false }] })
    if (!made.ok) throw new Error(made.reason)
    agency = made.agency.id
  })
  afterAll(() => database.drop())

  const shipped = makeTone()
  const makeKeeper = () => {
    const log = { warn: (seen: unknown) => void warned.push(seen as typeof warned[number]) }
    return createRuleKeeper({ tagging: new TaggingRepository(worker), tones: createToneKeeper({ training: new ToneTrainingRepository(worker), shipped, log }), log })
  }
  /** One worker process: its own keeper, its own view of the rules. */
  const makeTagger = () => {
    return createTagPosts({ tagging: new TaggingRepository(worker), rules: makeKeeper() })
  }
  const post = async (title: string): Promise<number> => {
    const [{ id }] = await owner.query(
      `insert into post (source_id, title, text, published_at, content_hash) select id, $1, 'Isi', now(), '\\x00' from source returning id`, [title])
    await owner.query('insert into post_to_tag (post_id) values ($1)', [id])
    return id
  }
  const mentionOf = async (postId: number) => (await owner.query('select rule_ids as rules, doubtful, spans from mention where post_id = $1', [postId]))[0]
  const listed = async (): Promise<readonly RuleState[]> => rules.list(caller().scope)

  it('is sure of names and of acronyms in their context, and doubts the others', async () => {
    const tag = makeTagger()
    const [sure, review] = await listed()
    const ids = [await post('Badan Air memperbaiki pipa'), await post('BPN menggali sumur'), await post('Rapat BPN semalam'), await post('Hujan')]
    expect(await tag({ postIds: ids })).toEqual({ done: true })
    expect(await mentionOf(ids[0]!)).toEqual({ rules: [sure!.id], doubtful: false, spans: [{ field: 'title', start: 0, end: 9 }] })
    expect(await mentionOf(ids[1]!)).toMatchObject({ rules: [sure!.id, review!.id], doubtful: false })
    expect(await mentionOf(ids[2]!)).toEqual({ rules: [review!.id], doubtful: true, spans: [{ field: 'title', start: 6, end: 9 }] })
    expect(await mentionOf(ids[3]!)).toBeUndefined()
    expect(await tag({ postIds: ids })).toEqual({ dropped: 'already-tagged' })
  })

  it('lets a post that cannot be tagged keep no other from it', async () => {
    const ids: number[] = []
    for (let at = 0; at < 7; at++) ids.push(await post(`Badan Air ${at}`))
    await owner.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'cannot be'; end $$;
      create trigger refuse before insert on mention for each row when (new.post_id = ${ids[2]}) execute function refuse()`)
    await expect(makeTagger()({ postIds: ids })).rejects.toThrow('cannot be')
    await owner.query('drop function refuse cascade')
    expect((await owner.query('select post_id as id from mention order by 1')).map((row: { id: number }) => row.id)).toEqual(ids.filter(id => id !== ids[2]))
    expect(await owner.query('select post_id as id from post_to_tag')).toEqual([{ id: ids[2] }])
  })

  it('heeds a changed rule in every running worker from the next batch on', async () => {
    const workers = [makeTagger(), makeTagger()]
    for (const tag of workers) await tag({ postIds: [await post('Badan Air')] })
    const made = await rules.create(caller(), { agencyId: agency, name: 'Bocor', lane: 'sure', query: 'bocor' })
    const found = async (title: string) => Promise.all(workers.map(async tag => {
      const id = await post(title)
      await tag({ postIds: [id] })
      return (await mentionOf(id)) !== undefined
    }))
    expect(await found('Pipa bocor')).toEqual([true, true])
    await rules.update(caller(), made.ok ? made.rule.id : 0, { version: 1, enabled: false })
    expect(await found('Pipa bocor lagi')).toEqual([false, false])
  })

  it('tags anew what was tagged while a rule changed', async () => {
    const tagging = new TaggingRepository(worker)
    const keeper = makeKeeper()
    let changes = 1
    const tag = createTagPosts({ tagging, rules: { current: async () => {
      const kept = await keeper.current()
      if (changes-- > 0) await rules.create(caller(), { agencyId: agency, name: 'Bocor', lane: 'sure', query: 'bocor' })
      return kept
    } } })
    const id = await post('Pipa bocor')
    expect(await tag({ postIds: [id] })).toEqual({ done: true })
    expect(await mentionOf(id)).toBeDefined()
  })

  /** A model of this installation, trained elsewhere, is put to use. */
  const switchModel = async (version: string, stored = gzipSync(serialiseTone({ ...shipped, version }))): Promise<number> => {
    const models = new ToneModelRepository(await database.open('kentongan_api'))
    const training = new ToneTrainingRepository(worker)
    const { id } = await models.train(caller())
    await training.begin(id)
    await training.finish(id, { version, reason: null, trial: null, words: [], examples: [], model: stored })
    return id
  }
  const versionOf = async (id: number) => (await owner.query('select tone_version as version from mention where post_id = $1', [id]))[0].version

  it('judges with another tone model from the next batch on, in every running worker', async () => {
    const workers = [makeTagger(), makeTagger()]
    const before = await post('Badan Air lambat')
    for (const tag of workers) await tag({ postIds: [before] })
    await switchModel('own-1')
    const judged = await Promise.all(workers.map(async tag => {
      const id = await post('Badan Air lambat')
      await tag({ postIds: [id] })
      return versionOf(id)
    }))
    expect([await versionOf(before), ...judged]).toEqual([shipped.version, 'own-1', 'own-1'])
    expect(await owner.query(`select state from lookback where agency_id = $1 and state = 'waiting'`, [agency])).toHaveLength(1)
  })

  it('writes nothing judged with a model that was replaced meanwhile', async () => {
    const keeper = makeKeeper()
    let switches = 1
    const tag = createTagPosts({ tagging: new TaggingRepository(worker), rules: { current: async () => {
      const kept = await keeper.current()
      if (switches-- > 0) await switchModel('own-2')
      return kept
    } } })
    const id = await post('Badan Air lambat')
    expect(await tag({ postIds: [id] })).toEqual({ done: true })
    expect(await versionOf(id)).toBe('own-2')
  })

  it('goes on with the shipped model where its own cannot be read', async () => {
    const id = await switchModel('rusak', Buffer.from('bukan model'))
    const read = await post('Badan Air lambat')
    await makeTagger()({ postIds: [read] })
    expect(await versionOf(read)).toBe(shipped.version)
    expect(warned).toMatchObject([{ toneModel: id }])
  })

  it('leaves a rule out that cannot be read, and says so once for each version', async () => {
    const [{ id: broken }] = await owner.query(
      `insert into keyword_rule (agency_id, name, lane, origin, query) values ($1, 'Rusak', 'sure', 'custom', '"banjir') returning id`, [agency])
    const tag = makeTagger()
    const ids = [await post('Badan Air'), await post('Badan Air kedua')]
    for (const id of ids) await tag({ postIds: [id] })
    expect(warned).toMatchObject([{ ruleId: broken, agencyId: agency, problems: [expect.stringContaining('column 1')] }])
    expect(await mentionOf(ids[1]!)).toBeDefined()
    await owner.query(`update keyword_rule set name = 'Masih rusak' where id = $1`, [broken])
    await tag({ postIds: [await post('Badan Air')] })
    expect(warned).toHaveLength(2)
  })
})
