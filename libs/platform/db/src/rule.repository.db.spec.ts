import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { AgencyRepository } from './agency.repository'
import { RuleRepository, type RuleResult } from './rule.repository'
import type { RuleState } from './rule-query'
import { actorOf, createDbSeed, scopeOf, wideScope } from './testing/db-seed'
import type { Scope } from './with-scope'

describe('RuleRepository', () => {
  let database: TestDatabase
  let owner: DataSource
  let rules: RuleRepository
  let agencies: AgencyRepository
  let seed: ReturnType<typeof createDbSeed>
  let ours: number
  let theirs: number
  let person: number
  let scope: Scope

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const api = await database.open('kentongan_api')
    rules = new RuleRepository(api)
    agencies = new AgencyRepository(api)
    seed = createDbSeed(owner)
  })
  beforeEach(async () => {
    await owner.query('truncate source, agency, account, live_event restart identity cascade')
    ours = await seed.agency('Dinas Kita')
    theirs = await seed.agency('Dinas Mereka')
    person = await seed.account('Analis')
    scope = scopeOf(ours)
  })
  afterAll(() => database.drop())

  const caller = () => ({ scope, actor: actorOf(person) })
  const won = (result: RuleResult): RuleState => {
    if (!result.ok) throw new Error(result.reason)
    return result.rule
  }
  const create = async (query = 'banjir') => won(await rules.create(caller(), { agencyId: ours, name: 'Banjir', lane: 'sure', query }))
  const rulesetVersion = async () => (await owner.query('select version from ruleset'))[0].version
  const events = async () => (await owner.query('select event from live_event order by id')).map((row: { event: unknown }) => row.event)

  it('makes a rule with its first version, on record and told', async () => {
    const before = await rulesetVersion()
    const rule = await create()
    expect(rule).toMatchObject({
      agencyId: ours, name: 'Banjir', lane: 'sure', origin: 'custom', refined: false, enabled: true, query: 'banjir', version: 1, changedBy: 'Analis', mentions7d: 0,
      precision: { judged: 0, irrelevant: 0, share: null, low: 0, high: 1, attention: false } })
    expect(await rules.versions(scope, rule.id)).toMatchObject([{ number: 1, query: 'banjir', by: 'Analis', revertsTo: null }])
    expect(await events()).toEqual([{ type: 'rules', agencyId: ours }])
    expect(await owner.query(`select action, agency_id, subject from audit_log order by id desc limit 1`)).toEqual([{ action: 'rule.create', agency_id: ours, subject: 'Banjir' }])
    expect(await rulesetVersion()).toBeGreaterThan(before)
  })

  it('saves each change as a version, reverts by a new one, and makes none of nothing', async () => {
    const { id } = await create()
    won(await rules.update(caller(), id, { version: 1, query: 'banjir rob', name: 'Rob' }))
    expect(won(await rules.update(caller(), id, { version: 2, query: 'banjir rob' })).version).toBe(2)
    const reverted = won(await rules.update(caller(), id, { version: 2, query: 'banjir', name: 'Banjir', revertsTo: 1 }))
    expect(reverted).toMatchObject({ version: 3, query: 'banjir', name: 'Banjir' })
    const versions = (await rules.versions(scope, id))!
    expect(versions.map(({ number, query, revertsTo }) => [number, query, revertsTo])).toEqual([[3, 'banjir', 1], [2, 'banjir rob', null], [1, 'banjir', null]])
  })

  it('shows the second of two editors what the first has made of it, and loses neither', async () => {
    const { id } = await create()
    const results = await Promise.all(['satu', 'dua'].map(query => rules.update(caller(), id, { version: 1, query })))
    const lost = results.find(result => !result.ok)
    const saved = won(results.find(result => result.ok)!)
    expect(lost).toMatchObject({ reason: 'version-conflict', current: { query: saved.query, version: 2 } })
    expect(await rules.versions(scope, id)).toHaveLength(2)
  })

  it('shows and changes the own rules only', async () => {
    const foreign = await seed.rule(theirs, 'jalan')
    await create()
    expect((await rules.list(scope)).map(rule => rule.query)).toEqual(['banjir'])
    expect((await rules.list(scope, theirs))).toEqual([])
    expect((await rules.list(await wideScope(owner))).map(rule => rule.query)).toEqual(['banjir', 'jalan'])
    expect((await rules.list(await wideScope(owner), theirs)).map(rule => rule.query)).toEqual(['jalan'])
    const missing = { ok: false, reason: 'not-found' }
    expect(await rules.find(scope, foreign)).toBeNull()
    expect(await rules.versions(scope, foreign)).toBeNull()
    expect(await rules.create(caller(), { agencyId: theirs, name: 'Liar', lane: 'sure', query: 'x' })).toEqual(missing)
    expect(await rules.update(caller(), foreign, { version: 1, query: 'x' })).toEqual(missing)
    expect(await rules.remove(caller(), foreign)).toBe('not-found')
    expect(await rules.restore(caller(), foreign)).toEqual(missing)
    expect(await owner.query('select query, version, removed_at from keyword_rule where id = $1', [foreign])).toEqual([{ query: 'jalan', version: 1, removed_at: null }])
  })

  it('can be removed and restored', async () => {
    const { id } = await create()
    expect(await rules.restore(caller(), id)).toEqual({ ok: false, reason: 'not-found' })
    expect(await rules.remove(caller(), id)).toBe('removed')
    expect([await rules.remove(caller(), id), await rules.list(scope), await rules.find(scope, id)]).toEqual(['not-found', [], null])
    expect(await rules.update(caller(), id, { version: 1, query: 'x' })).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await rules.versions(scope, id)).toHaveLength(1)
    expect(won(await rules.restore(caller(), id))).toMatchObject({ query: 'banjir', version: 1 })
  })

  it('counts what its mentions were worth', async () => {
    const sure = await create()
    const review = won(await rules.create(caller(), { agencyId: ours, name: 'Ragu', lane: 'review', query: 'air' }))
    const source = await seed.source('Koran')
    const mention = async (changes: string, { daysAgo = 1, ruleIds = [sure.id] } = {}) => {
      const post = await seed.post(source, 'Banjir', { daysAgo })
      await owner.query(
        `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, rule_ids)
         select id, $2, source_id, published_at, '[]', 1, 'netral', 1, '[]', 'v1', $3 from post where id = $1`, [post, ours, ruleIds])
      if (changes !== '') await owner.query(`update mention set ${changes} where post_id = $1`, [post])
    }
    for (let at = 0; at < 7; at += 1) await mention('opened = true')
    for (let at = 0; at < 3; at += 1) await mention('relevant = false', { daysAgo: 20 })
    await mention('confirmed = true', { ruleIds: [sure.id, review.id] })
    await mention('relevant = false', { daysAgo: 91 })
    await mention('', { daysAgo: 8 })
    await mention('doubtful = true', { ruleIds: [review.id] })
    const [first, second] = await rules.list(scope)
    expect(first).toMatchObject({ id: sure.id, mentions7d: 8, precision: { judged: 11, irrelevant: 3, share: 8 / 11, attention: true } })
    expect(first!.precision.low).toBeGreaterThan(0.4)
    expect(first!.precision.high).toBeLessThan(0.95)
    expect(second).toMatchObject({ id: review.id, mentions7d: 2, precision: { judged: 1, irrelevant: 0, share: 1, attention: false } })
    expect(await rules.find(scope, sure.id)).toEqual(first)
  })

  describe('a rule made from the data', () => {
    const make = async (): Promise<RuleState> => {
      const [agency] = await agencies.list(scope)
      await agencies.update(caller(), ours, { version: agency!.version, terms: [{ kind: 'name', text: 'Dinas Kita', ambiguous: false }] })
      return (await rules.list(scope))[0]!
    }

    it('is refined by writing into it, and goes back to the data', async () => {
      const made = await make()
      const refined = won(await rules.update(caller(), made.id, { version: 1, query: '"Dinas Kita" NOT iklan' }))
      expect(refined).toMatchObject({ origin: 'profile', refined: true })
      expect(won(await rules.update(caller(), made.id, { version: 2, query: null }))).toMatchObject({ refined: false, query: made.query, version: 3 })
      expect(won(await rules.update(caller(), made.id, { version: 3, name: 'Nama lain' }))).toMatchObject({ refined: false, name: 'Nama lain' })
    })

    it('stays in its lane, and a written one has no data to go back to', async () => {
      const made = await make()
      expect(await rules.update(caller(), made.id, { version: 1, lane: 'review' })).toEqual({ ok: false, reason: 'profile-lane' })
      expect(await rules.update(caller(), (await create()).id, { version: 1, query: null })).toEqual({ ok: false, reason: 'no-profile' })
    })

    it('counts as refined when it comes back to other data', async () => {
      const made = await make()
      await rules.remove(caller(), made.id)
      await owner.query(`update agency_term set text = 'Nama baru'`)
      expect(won(await rules.restore(caller(), made.id))).toMatchObject({ refined: true, query: made.query })
    })
  })

  describe('an import', () => {
    const line = { line: 2, agencyId: 0, name: 'Dari berkas', lane: 'sure' as const, enabled: false, query: 'pompa' }

    it('writes everything or nothing', async () => {
      const rule = await create()
      const plan = { create: [{ ...line, agencyId: ours }], change: [{ line: 3, rule, changes: { query: 'rob' } }], unchanged: 0, problems: [] }
      await rules.update(caller(), rule.id, { version: 1, enabled: false })
      expect(await rules.importRules(caller(), plan)).toEqual({ ok: false, line: 3, reason: 'version-conflict' })
      expect((await rules.list(scope)).map(each => each.query)).toEqual(['banjir'])
      const current = (await rules.find(scope, rule.id))!
      expect(await rules.importRules(caller(), { ...plan, change: [{ line: 3, rule: current, changes: { query: 'rob' } }] })).toEqual({ ok: true })
      expect((await rules.list(scope)).map(each => [each.query, each.version, each.enabled])).toEqual([['rob', 3, false], ['pompa', 1, false]])
      expect((await events()).at(-1)).toEqual({ type: 'rules', agencyId: ours })
    })

    it("writes nothing into another agency's rules", async () => {
      expect(await rules.importRules(caller(), { create: [{ ...line, agencyId: theirs }], change: [], unchanged: 0, problems: [] }))
        .toEqual({ ok: false, line: 2, reason: 'not-found' })
      expect(await owner.query('select from keyword_rule')).toEqual([])
    })
  })
})
