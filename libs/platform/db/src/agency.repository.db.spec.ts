import type { Term, TermKind } from '@kentongan/contracts'
import type { AgencyImportPlan } from '@kentongan/agencies'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import type { AgencyState } from './agency-query'
import { AgencyRepository, type AgencyResult } from './agency.repository'
import { RuleRepository } from './rule.repository'
import { actorOf, createDbSeed, scopeOf, wideScope } from './testing/db-seed'

const term = (kind: TermKind, text: string, ambiguous = false): Term => ({ kind, text, ambiguous })
const name = term('name', 'Dinas Air')
const doubtful = term('acronym', 'PAM', true)

describe('AgencyRepository', () => {
  let database: TestDatabase
  let owner: DataSource
  let agencies: AgencyRepository
  let rules: RuleRepository
  let person: number

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const api = await database.open('kentongan_api')
    agencies = new AgencyRepository(api)
    rules = new RuleRepository(api)
  })
  beforeEach(async () => {
    await owner.query('truncate agency, account, live_event restart identity cascade')
    person = await createDbSeed(owner).account('Admin')
  })
  afterAll(() => database.drop())

  const caller = async () => ({ scope: await wideScope(owner), actor: actorOf(person) })
  const won = (result: AgencyResult): AgencyState => {
    if (!result.ok) throw new Error(result.reason)
    return result.agency
  }
  const create = async (terms: readonly Term[], title = 'Dinas Air', parentId: number | null = null) =>
    won(await agencies.create(await caller(), { parentId, name: title, timeZone: 'Asia/Jakarta', terms }))
  const retell = async (agency: AgencyState, terms: readonly Term[]) => won(await agencies.update(await caller(), agency.id, { version: agency.version, terms }))
  const rulesOf = async (agency: AgencyState) => (await rules.list(await wideScope(owner), agency.id)).map(rule => [rule.lane, rule.query, rule.version])
  const lookbacks = async () => (await owner.query('select agency_id as agency, state, days from lookback order by id'))
    .map((row: Record<string, unknown>) => [row['agency'], row['state'], row['days']])

  describe('the rules of its data', () => {
    it('are made with it, for both lanes, and it looks back', async () => {
      const agency = await create([name, doubtful, term('context', 'air'), name])
      expect(agency.terms).toEqual([name, doubtful, term('context', 'air')])
      expect(await rulesOf(agency)).toEqual([['sure', expect.stringContaining('"Dinas Air"'), 1], ['review', '=PAM', 1]])
      expect(await lookbacks()).toEqual([[agency.id, 'waiting', 30]])
      const events = (await owner.query('select event from live_event order by id')).map((row: { event: { type: string } }) => row.event.type)
      expect(events).toEqual(['agencies', 'rules', 'lookback'])
    })

    it('change with the data by a version each, and only where they say something else', async () => {
      const agency = await create([name])
      const [rule] = await rules.list(await wideScope(owner), agency.id)
      const named = won(await agencies.update(await caller(), agency.id, { version: 1, name: 'Dinas Air Bersih', terms: [name] }))
      expect(await rulesOf(agency)).toEqual([['sure', '"Dinas Air"', 1]])
      await retell(named, [name, term('name', 'Perumda Air')])
      expect(await rulesOf(agency)).toEqual([['sure', expect.stringContaining('Perumda'), 2]])
      expect((await rules.versions(await wideScope(owner), rule!.id))!.map(version => [version.number, version.by])).toEqual([[2, 'Admin'], [1, 'Admin']])
    })

    it('go when the data give none, and come back as the same', async () => {
      const agency = await create([name, doubtful])
      const [, review] = await rules.list(await wideScope(owner), agency.id)
      const without = await retell(agency, [name])
      expect(await rulesOf(agency)).toEqual([['sure', '"Dinas Air"', 1]])
      await retell(without, [name, doubtful])
      expect((await rules.list(await wideScope(owner), agency.id))[1]).toMatchObject({ id: review!.id, version: 2, query: '=PAM' })
    })

    it('stay as someone has refined them', async () => {
      const agency = await create([name])
      const [rule] = await rules.list(await wideScope(owner), agency.id)
      await rules.update(await caller(), rule!.id, { version: 1, query: '"Dinas Air" NOT iklan' })
      await owner.query('delete from lookback')
      await retell(agency, [name, term('name', 'Perumda Air')])
      expect(await rulesOf(agency)).toEqual([['sure', '"Dinas Air" NOT iklan', 2]])
      expect(await lookbacks()).toEqual([])
    })

    it('ask for a look-back once, unless one under way goes as far', async () => {
      let agency = await create([name])
      agency = await retell(agency, [name, doubtful])
      expect(await lookbacks()).toEqual([[agency.id, 'waiting', 30]])
      await owner.query('update lookback set days = 365')
      agency = await retell(agency, [name])
      expect(await lookbacks()).toEqual([[agency.id, 'waiting', 365]])
      await owner.query(`update lookback set days = 7, state = 'running'`)
      await retell(agency, [name, doubtful])
      expect(await lookbacks()).toEqual([[agency.id, 'cancelled', 7], [agency.id, 'waiting', 30]])
    })

    it('are loaded anew when the agency goes, and its look-back ends', async () => {
      const agency = await create([name])
      const [before] = await owner.query('select version from ruleset')
      expect(await agencies.remove(await caller(), agency.id)).toBe('removed')
      const [after] = await owner.query('select version from ruleset')
      expect(after.version).toBeGreaterThan(before.version)
      expect(await lookbacks()).toEqual([[agency.id, 'cancelled', 30]])
      expect(await rulesOf(agency)).toEqual([])
    })
  })

  describe('an import', () => {
    const zone = 'Asia/Jakarta' as const
    const nothing: AgencyImportPlan<AgencyState> = { create: [], change: [], unchanged: 0, problems: [] }
    const line = (number: number, title: string, parent: AgencyImportPlan<AgencyState>['create'][number]['parent']) =>
      ({ line: number, name: title, parent, timeZone: zone, terms: [term('name', title)] })

    it('makes a tree with its rules, each asking for a look-back', async () => {
      const top = await create([name])
      const plan = { ...nothing, create: [line(2, 'Cabang', { id: top.id }), line(3, 'Ranting', { name: 'CABANG' })], change: [{ line: 4, agency: top, changes: { timeZone: 'Asia/Makassar' as const } }] }
      expect(await agencies.importAgencies(await caller(), plan)).toEqual({ ok: true })
      const listed = await agencies.list(await wideScope(owner))
      const idOf = (title: string) => listed.find(agency => agency.name === title)!.id
      expect(listed.map(agency => [agency.name, agency.parentId, agency.timeZone])).toEqual([
        ['Cabang', top.id, zone], ['Dinas Air', null, 'Asia/Makassar'], ['Ranting', idOf('Cabang'), zone]])
      expect(await owner.query('select count(*) from lookback')).toEqual([{ count: 3 }])
      expect(await owner.query(`select count(*) from keyword_rule where origin = 'profile'`)).toEqual([{ count: 3 }])
    })

    it('writes nothing where an agency has changed since it was planned', async () => {
      const agency = await create([name])
      won(await agencies.update(await caller(), agency.id, { version: 1, name: 'Lain' }))
      const plan = { ...nothing, create: [line(2, 'Baru', null)], change: [{ line: 3, agency, changes: { terms: [doubtful] } }] }
      expect(await agencies.importAgencies(await caller(), plan)).toEqual({ ok: false, line: 3, reason: 'version-conflict' })
      expect((await agencies.list(await wideScope(owner))).map(each => each.name)).toEqual(['Lain'])
    })

    it('closes no circle that opened meanwhile', async () => {
      const one = await create([], 'Satu')
      const two = await create([], 'Dua')
      const plan = { ...nothing, change: [{ line: 2, agency: one, changes: { parent: { id: two.id } } }] }
      won(await agencies.update(await caller(), two.id, { version: 1, parentId: one.id }))
      expect(await agencies.importAgencies(await caller(), plan)).toEqual({ ok: false, line: 2, reason: 'cycle' })
    })

    it("stays within an agency admin's own tree", async () => {
      const own = await create([], 'Kita')
      const other = await create([], 'Mereka')
      const boss = { scope: scopeOf(own.id), actor: actorOf(person) }
      const refused = { ok: false, line: 2, reason: 'not-found' }
      expect(await agencies.importAgencies(boss, { ...nothing, create: [line(2, 'Liar', null)] })).toEqual(refused)
      expect(await agencies.importAgencies(boss, { ...nothing, create: [line(2, 'Liar', { id: other.id })] })).toEqual(refused)
      expect(await agencies.importAgencies(boss, { ...nothing, change: [{ line: 2, agency: other, changes: { terms: [name] } }] })).toEqual(refused)
      expect(await agencies.importAgencies(boss, { ...nothing, create: [line(2, 'Bawah', { id: own.id }), line(3, 'Lebih bawah', { name: 'Bawah' })] })).toEqual({ ok: true })
      expect(await owner.query('select count(*) from agency')).toEqual([{ count: 4 }])
    })
  })
})
