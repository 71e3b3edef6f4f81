import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { until } from '../../../../test/support/until'
import { MentionCorrectionRepository } from './mention-correction.repository'
import { MentionRepository } from './mention.repository'
import { TaggingRepository } from './tagging.repository'
import { TrialRepository } from './trial.repository'
import { actorOf, createDbSeed, scopeOf } from './testing/db-seed'
import type { Tag } from './write-tags'

describe('what people say of mentions', () => {
  let database: TestDatabase
  let owner: DataSource
  let corrections: MentionCorrectionRepository
  let mentions: MentionRepository
  let tagging: TaggingRepository
  let trials: TrialRepository
  let ours: number
  let theirs: number
  let person: number
  let post: number

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const api = await database.open('kentongan_api')
    corrections = new MentionCorrectionRepository(api)
    mentions = new MentionRepository(api)
    trials = new TrialRepository(api)
    tagging = new TaggingRepository(await database.open('kentongan_worker'))
  })
  beforeEach(async () => {
    await owner.query('truncate source, agency, account, live_event restart identity cascade')
    const seed = createDbSeed(owner)
    ours = await seed.agency('Dinas Kita')
    theirs = await seed.agency('Dinas Mereka')
    person = await seed.account('Analis')
    post = await seed.post(await seed.source('Koran'), 'Banjir')
  })
  afterAll(() => database.drop())

  const tagged = async (agencyId: number | null, more: Partial<Tag> = {}) => {
    const tags: Tag[] = agencyId === null ? [] : [{
      agencyId, ruleIds: [], doubtful: true, spans: [], tone: 'negatif', toneConfidence: 1, toneBecause: [], toneVersion: 'v1', toneReview: false, misleading: false, ...more }]
    await tagging.save(await tagging.rulesVersion(), [{ postId: post, revisions: 0, tags, marks: null }])
  }
  const mention = async () => (await owner.query(
    'select id, tone_now as tone, relevant, confirmed, opened, in_doubt as doubt, rule_ids as rules from mention'))[0]
  const judge = (relevant: boolean | null, agency = ours) => corrections.judge(scopeOf(ours), actorOf(person), agency, post, relevant)
  const correct = async (changes: Parameters<MentionCorrectionRepository['correct']>[4]) =>
    corrections.correct(scopeOf(ours), scopeOf(ours), actorOf(person), (await mention()).id, changes)
  const listed = async (relevance: 'relevant' | 'irrelevant' | 'doubtful' | 'all') =>
    (await mentions.page(scopeOf(ours), { agencies: [ours], relevance }, null, 10)).rows.length

  it.each<[string, Parameters<MentionCorrectionRepository['correct']>[4][], Record<string, unknown>]>([
    ['nothing', [], { relevant: true, confirmed: false, doubt: true, tone: 'negatif' }],
    ['relevant', [{ relevant: true }], { relevant: true, confirmed: true, doubt: false }],
    ['not relevant', [{ relevant: false }], { relevant: false, confirmed: false }],
    ['a tone', [{ tone: 'positif' }], { relevant: true, confirmed: true, doubt: false, tone: 'positif' }],
    ['a tone taken back', [{ tone: 'positif' }, { tone: null }], { confirmed: false, doubt: true, tone: 'negatif' }],
    ['relevant taken back while a tone stands', [{ tone: 'netral' }, { relevant: true }, { relevant: null }], { confirmed: true, relevant: true, tone: 'netral' }],
    ['a tone taken back while relevant stands', [{ relevant: true, tone: 'netral' }, { tone: null }], { confirmed: true, tone: 'negatif' }],
    ['not relevant taken back', [{ relevant: false }, { relevant: null }], { relevant: true, confirmed: false, doubt: true }],
    ['another mind', [{ relevant: false }, { relevant: true }], { relevant: true, confirmed: true }],
  ])('applies %s', async (_name, steps, expected) => {
    await tagged(ours)
    for (const step of steps) await correct(step)
    expect(await mention()).toMatchObject(expected)
  })

  it('moves a mention between the lanes of the list', async () => {
    await tagged(ours)
    const lanes = async () => [await listed('relevant'), await listed('doubtful'), await listed('irrelevant'), await listed('all')]
    expect(await lanes()).toEqual([0, 1, 0, 1])
    expect((await mentions.page(scopeOf(ours), { agencies: [ours], relevance: 'doubtful' }, null, 10)).rows[0]).toMatchObject({ doubtful: true })
    await correct({ relevant: false })
    expect(await lanes()).toEqual([0, 0, 1, 1])
    await correct({ relevant: true })
    expect(await lanes()).toEqual([1, 0, 0, 1])
    await tagged(ours, { doubtful: false })
    expect(await lanes()).toEqual([1, 0, 0, 1])
  })

  it('gives a mention that comes later what was said before', async () => {
    expect(await judge(false)).toBe(true)
    await tagged(ours)
    expect(await mention()).toMatchObject({ relevant: false })
    await owner.query('truncate mention, mention_correction')
    await judge(false)
    await judge(true)
    await tagged(ours)
    expect(await mention()).toMatchObject({ relevant: true, confirmed: true, doubt: false })
  })

  it('judges a post that has a mention as the mention', async () => {
    await tagged(ours)
    await judge(false)
    expect(await mention()).toMatchObject({ relevant: false })
    await judge(null)
    expect(await mention()).toMatchObject({ relevant: true, confirmed: false })
    const events = await owner.query(`select event->>'type' as type from live_event order by id`)
    expect(events.map((row: { type: string }) => row.type)).toEqual(['mentions', 'mention-changed', 'mention-changed'])
  })

  it('loses no judgement that comes while the mention is being made', async () => {
    const worker = owner.createQueryRunner()
    await worker.startTransaction()
    await worker.query('select pg_advisory_xact_lock_shared(71504006)')
    await worker.query(
      `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
       select id, $2, source_id, published_at, '[]', 1, 'netral', 1, '[]', 'v1' from post where id = $1`, [post, ours])
    const judging = judge(false)
    await Promise.race([judging, until(async () => (await owner.query('select from pg_locks where not granted')).length > 0)])
    await worker.commitTransaction()
    await worker.release()
    await judging
    expect(await mention()).toMatchObject({ relevant: false })
  })

  it('keeps a corrected mention that no rule finds any more, and says so', async () => {
    await tagged(ours, { ruleIds: [4] })
    await correct({ relevant: false })
    await tagged(null)
    expect(await mention()).toMatchObject({ relevant: false, rules: [] })
    await tagged(ours, { ruleIds: [5] })
    expect(await mention()).toMatchObject({ relevant: false, rules: [5] })
  })

  it('names the rules that found it', async () => {
    const seed = createDbSeed(owner)
    const [sure, review, gone, foreign] = [await seed.rule(ours, 'banjir'), await seed.rule(ours, 'air', 'review'), await seed.rule(ours, 'x'), await seed.rule(theirs, 'y')]
    await owner.query('update keyword_rule set removed_at = now() where id = $1', [gone])
    await tagged(ours, { ruleIds: [review, sure, gone, foreign] })
    const evidence = await mentions.find(scopeOf(ours), (await mention()).id)
    expect(evidence!.rules).toEqual([{ id: sure, name: 'Aturan' }, { id: review, name: 'Aturan' }])
  })

  it('remembers that an analyst looked', async () => {
    await tagged(ours)
    const { id } = await mention()
    expect(await corrections.markOpened(scopeOf(theirs), id)).toBe(false)
    expect(await mention()).toMatchObject({ opened: false })
    expect([await corrections.markOpened(scopeOf(ours), id), await corrections.markOpened(scopeOf(ours), id)]).toEqual([true, true])
    expect(await mention()).toMatchObject({ opened: true })
  })

  it("judges for the scope's agencies and posts that exist only", async () => {
    expect(await judge(true, theirs)).toBe(false)
    expect(await corrections.judge(scopeOf(ours), actorOf(person), ours, 999_999, true)).toBe(false)
    expect(await owner.query('select from mention_correction')).toEqual([])
  })

  it('tells a trial the newest word on each post', async () => {
    await judge(true)
    await judge(false)
    await owner.query(`insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant) values ($1, $2, $3, true, 'netral', false)`, [post, ours, person])
    expect([...(await trials.findJudged(scopeOf(ours), ours))]).toEqual([[post, false]])
    expect((await trials.findJudged(scopeOf(theirs), ours)).size).toBe(0)
    await judge(null)
    expect((await trials.findJudged(scopeOf(ours), ours)).size).toBe(0)
  })
})
