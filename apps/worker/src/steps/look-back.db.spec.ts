import { LookbackRepository, LookbackRunRepository, MentionCorrectionRepository, RuleRepository, TaggingRepository, type LookbackState } from '@kentongan/platform/db'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { makeTone } from '../testing/make-tone'
import { createLookBack } from './look-back'

describe('looking back', () => {
  let database: TestDatabase
  let owner: DataSource
  let worker: DataSource
  let asked: LookbackRepository
  let rules: RuleRepository
  let corrections: MentionCorrectionRepository
  let ours: number
  let theirs: number
  let person: number
  let rule: number

  const caller = () => ({ scope: { accountId: null, wide: true, agencies: [ours, theirs] }, actor: { accountId: person, address: null } })

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    worker = await database.open('kentongan_worker')
    const api = await database.open('kentongan_api')
    asked = new LookbackRepository(api)
    rules = new RuleRepository(api)
    corrections = new MentionCorrectionRepository(api)
  })
  beforeEach(async () => {
    await owner.query('truncate source, agency, account restart identity cascade')
    ;[{ id: ours }, { id: theirs }] = await owner.query(`insert into agency (name) values ('Kita'), ('Mereka') returning id`)
    ;[{ id: person }] = await owner.query(`insert into account (email, name) values ('a@contoh.go.id', 'Analis') returning id`)
    rule = await addRule(ours, 'banjir')
    await addRule(theirs, 'banjir')
    await owner.query(`insert into source (url, title) values ('https://koran.example/rss', 'Koran')`)
    await owner.query(
      `insert into post (source_id, title, text, published_at, first_seen_at, content_hash)
       select s.id, case when g % 2 = 0 then 'Banjir ' else 'Kering ' end || g, 'Isi', now(), now() - g * interval '1 day', '\\x00' from source s, generate_series(20, 1, -1) g`)
  })
  afterAll(() => database.drop())

  const addRule = async (agencyId: number, query: string): Promise<number> => {
    const made = await rules.create({ scope: { accountId: null, wide: true, agencies: [agencyId] }, actor: { accountId: null, address: null } }, { agencyId, name: 'Aturan', lane: 'sure', query })
    if (!made.ok) throw new Error(made.reason)
    return made.rule.id
  }
  const change = async (query: string) => {
    const { version } = (await rules.find(caller().scope, rule))!
    await rules.update(caller(), rule, { version, query })
  }
  const start = async (days = 30) => (await asked.start(caller(), ours, days))!.id
  const shipped = makeTone()
  /** A step that stops before each page it is about to save, having read it. */
  const makeStep = (beforePage: (page: number) => Promise<void> = async () => {}) => {
    const tagging = new TaggingRepository(worker)
    let page = 0
    const findRecent: TaggingRepository['findRecent'] = async (...wanted) => {
      const posts = await tagging.findRecent(...wanted)
      if (posts.length > 0) await beforePage(page += 1)
      return posts
    }
    const slow = { ...tagging, findRecent, loadRules: () => tagging.loadRules() } as TaggingRepository
    const step = createLookBack({ tagging: slow, lookbacks: new LookbackRunRepository(worker), tones: { read: async id => ({ ...shipped, version: id === null ? 'kiriman' : 'sendiri' }) }, pageSize: 5 })
    return { step, pages: () => page }
  }
  const state = async (): Promise<LookbackState> => (await asked.list(caller().scope)).find(run => run.agencyId === ours)!
  const mentions = async (agencyId = ours) => (await owner.query('select count(*) from mention where agency_id = $1', [agencyId]))[0].count

  it("finds the agency's mentions among the posts of the last days, and nobody else's", async () => {
    const { step, pages } = makeStep()
    expect(await step({ lookbackId: await start() })).toEqual({ done: true })
    expect(await state()).toMatchObject({ state: 'done', total: 20, read: 20, added: 10, removed: 0 })
    expect([pages(), await mentions(), await mentions(theirs)]).toEqual([4, 10, 0])
    await start(7)
    await change('kering')
    await step({ lookbackId: (await state()).id })
    // Banjir 2, 4 and 6 go; Kering 1, 3 and 5 come (7 is a day old to the second and lies outside).
    expect(await state()).toMatchObject({ read: 6, added: 3, removed: 3 })
  })

  it('ends between two pages when it is cancelled, and once ended does nothing', async () => {
    const lookbackId = await start()
    const { step, pages } = makeStep(async page => {
      if (page === 3) await asked.cancel(caller(), lookbackId)
    })
    expect(await step({ lookbackId })).toEqual({ dropped: 'ended' })
    expect(await state()).toMatchObject({ state: 'cancelled', read: 10, added: 5 })
    expect([pages(), await mentions()]).toEqual([3, 5])
    expect(await step({ lookbackId })).toEqual({ dropped: 'ended' })
    expect(await mentions()).toBe(5)
  })

  it('goes on where it was when its worker dies', async () => {
    const lookbackId = await start()
    const dying = makeStep(async page => {
      if (page === 3) throw new Error('killed')
    })
    await expect(dying.step({ lookbackId })).rejects.toThrow('killed')
    expect(await state()).toMatchObject({ state: 'running', read: 10 })
    const { step, pages } = makeStep()
    expect(await step({ lookbackId })).toEqual({ done: true })
    expect(pages()).toBe(2)
    expect(await state()).toMatchObject({ state: 'done', read: 20, added: 10 })
  })

  it("goes on with the rules loaded anew when another agency's change", async () => {
    const lookbackId = await start()
    const { step, pages } = makeStep(async page => {
      if (page === 3) await addRule(theirs, 'kering')
    })
    expect(await step({ lookbackId })).toEqual({ done: true })
    expect(await state()).toMatchObject({ read: 20, added: 10 })
    expect(pages()).toBe(5) // the third page was read twice
  })

  it('starts over when its own rules change', async () => {
    const lookbackId = await start()
    const { step, pages } = makeStep(async page => {
      if (page === 3) await change('kering')
    })
    expect(await step({ lookbackId })).toEqual({ done: true })
    expect(await state()).toMatchObject({ state: 'done', read: 20, added: 15, removed: 5 })
    expect(pages()).toBe(7)
    expect(await owner.query(`select count(*) from mention m join post p on p.id = m.post_id where p.title like 'Banjir%'`)).toEqual([{ count: 0 }])
  })

  it('starts over when the tone model is switched, and leaves what people said', async () => {
    const lookbackId = await start()
    const { step, pages } = makeStep(async page => {
      if (page !== 3) return
      const [toned] = await owner.query('select id from mention order by id limit 1')
      await corrections.correct(caller().scope, caller().scope, caller().actor, toned.id, { tone: 'positif' })
      await owner.query(`insert into tone_model (state, weights) values ('retired', '')`)
      await owner.query(`update tone_model set state = 'active'`)
    })
    expect(await step({ lookbackId })).toEqual({ done: true })
    expect(pages()).toBe(7)
    expect(await state()).toMatchObject({ state: 'done', read: 20 })
    expect(await owner.query('select tone_version as version, count(*), count(corrected_tone) as corrected from mention group by 1')).toEqual(
      [{ version: 'sendiri', count: 10, corrected: 1 }])
  })

  it('starts over also when its rules changed while nobody worked', async () => {
    const lookbackId = await start()
    const dying = makeStep(async page => {
      if (page === 3) throw new Error('killed')
    })
    await expect(dying.step({ lookbackId })).rejects.toThrow('killed')
    await change('kering')
    expect(await makeStep().step({ lookbackId })).toEqual({ done: true })
    expect(await state()).toMatchObject({ read: 20, removed: 5 })
  })

  it('keeps what people said', async () => {
    await makeStep().step({ lookbackId: await start() })
    const [wrong, toned] = await owner.query('select id from mention order by id limit 2')
    await corrections.correct(caller().scope, caller().scope, caller().actor, wrong.id, { relevant: false })
    await corrections.correct(caller().scope, caller().scope, caller().actor, toned.id, { tone: 'positif' })
    const [unseen] = await owner.query(`select id from post where title like 'Kering%' order by id limit 1`)
    await corrections.judge(caller().scope, caller().actor, ours, unseen.id, false)
    await change('kering')
    await makeStep().step({ lookbackId: await start() })
    expect(await state()).toMatchObject({ added: 10, removed: 8 })
    const kept = await owner.query(`select m.id, m.relevant, m.tone_now as tone, m.rule_ids as rules from mention m join post p on p.id = m.post_id where p.title like 'Banjir%' order by m.id`)
    expect(kept).toMatchObject([{ id: wrong.id, relevant: false, rules: [] }, { id: toned.id, relevant: true, tone: 'positif', rules: [] }])
    expect(await owner.query('select relevant from mention where post_id = $1', [unseen.id])).toEqual([{ relevant: false }])
  })
})
