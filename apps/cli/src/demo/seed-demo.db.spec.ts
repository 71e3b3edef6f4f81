import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { demoAgencies } from './demo-agencies'
import { demoOutlets } from './demo-outlets'
import { seedDemo } from './seed-demo'

const first = 'http://127.0.0.1:4711'
const second = 'http://127.0.0.1:4712'

describe('seedDemo', () => {
  let database: TestDatabase
  let owner: DataSource

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
  })
  beforeEach(() => owner.query('truncate source, agency, account restart identity cascade'))
  afterAll(() => database.drop())

  const agencies = () => owner.query('select a.name, p.name as parent, a.time_zone as zone from agency a left join agency p on p.id = a.parent_id order by a.id')
  const sources = () => owner.query('select url, title, tier, paused, health from source order by id')

  it('plants the tree with its terms', async () => {
    await seedDemo(owner, first)
    const nameOf = (key: string | null) => demoAgencies.find(agency => agency.key === key)?.name ?? null
    expect(await agencies()).toEqual(demoAgencies.map(agency => ({ name: agency.name, parent: nameOf(agency.parent), zone: agency.timeZone })))
    const [{ terms }] = await owner.query('select count(*)::int as terms from agency_term')
    expect(terms).toBe(demoAgencies.flatMap(agency => agency.terms).length)
  })

  it('makes the rules of each, and has nothing to look back on', async () => {
    await seedDemo(owner, first)
    expect(await owner.query('select lane, origin, count(*) from keyword_rule group by 1, 2 order by 1')).toEqual([
      { lane: 'review', origin: 'profile', count: 1 }, { lane: 'sure', origin: 'profile', count: demoAgencies.length }])
    expect(await owner.query('select from lookback')).toEqual([])
  })

  it('adds the sources, due at once', async () => {
    await seedDemo(owner, first)
    const seeded = demoOutlets.filter(outlet => outlet.seeded)
    expect(await sources()).toMatchObject(seeded.map(({ id, title, tier, paused }) => ({ url: `${first}/feeds/${id}.xml`, title, tier, paused })))
    expect(await owner.query(`select title from source where health = 'failing'`)).toEqual([{ title: 'Tabloid Kintal' }])
    expect(await owner.query('select from source where next_poll_at > now()')).toEqual([])
  })

  it('changes nothing but the port on a second start', async () => {
    await seedDemo(owner, first)
    const everything = () => owner.query(`select to_jsonb(s) - 'url' as source, split_part(url, '/feeds/', 2) as feed from source s order by id`)
    const [before, agenciesBefore] = [await everything(), await agencies()]
    await seedDemo(owner, second)
    expect(await everything()).toEqual(before)
    expect(await agencies()).toEqual(agenciesBefore)
    expect((await sources()).every(({ url }: { url: string }) => url.startsWith(`${second}/feeds/`))).toBe(true)
  })

  it('respects what people changed: renamed agencies, removed sources, sources of their own', async () => {
    await seedDemo(owner, first)
    await owner.query(`update agency set name = 'Nama baru' where id = 1`)
    await owner.query('update source set removed_at = now() where id = 1')
    await owner.query(`insert into source (url, title) values ('${first}/feeds/lintas-nirai.xml', 'Lintas Nirai'), ('https://kantor.example/feeds/a.xml', 'Lain')`)
    await seedDemo(owner, second)
    expect((await agencies())[0]).toMatchObject({ name: 'Nama baru' })
    expect(await agencies()).toHaveLength(demoAgencies.length)
    expect(await owner.query('select removed_at is null as used from source where id = 1')).toEqual([{ used: false }])
    expect((await sources()).slice(-2).map(({ url }: { url: string }) => url)).toEqual([`${second}/feeds/lintas-nirai.xml`, 'https://kantor.example/feeds/a.xml'])
  })

  it('is planted once when two launchers start together', async () => {
    await Promise.all([seedDemo(owner, first), seedDemo(owner, second)])
    expect(await agencies()).toHaveLength(demoAgencies.length)
    expect(await sources()).toHaveLength(demoOutlets.filter(outlet => outlet.seeded).length)
  })
})
