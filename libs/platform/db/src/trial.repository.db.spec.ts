import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createDbSeed, scopeOf } from './testing/db-seed'
import { TrialRepository } from './trial.repository'

describe('TrialRepository', () => {
  let database: TestDatabase
  let owner: DataSource
  let trials: TrialRepository
  let seed: ReturnType<typeof createDbSeed>

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    seed = createDbSeed(owner)
    trials = new TrialRepository(await database.open('kentongan_api'))
  })
  beforeEach(() => owner.query('truncate source, agency, account restart identity cascade'))
  afterAll(() => database.drop())

  it('finds the posts of the last days', async () => {
    expect(await trials.findTrialRange(7)).toEqual({ newestId: 0, oldestId: 0, total: 0 })
    const source = await seed.source('Koran')
    const ids: number[] = []
    for (const daysAgo of [40, 20, 6, 1, 0]) ids.push(await seed.post(source, 'Judul', { daysAgo }))
    expect(await trials.findTrialRange(7)).toEqual({ newestId: ids[4], oldestId: ids[2], total: 3 })
    expect(await trials.findTrialRange(30)).toEqual({ newestId: ids[4], oldestId: ids[1], total: 4 })
    await owner.query('delete from post where id > $1', [ids[1]])
    expect(await trials.findTrialRange(7)).toEqual({ newestId: 0, oldestId: 0, total: 0 })
  })

  it('knows about how many there are in a long range', async () => {
    const source = await seed.source('Koran')
    await owner.query(
      `insert into post (source_id, title, text, published_at, content_hash) select $1, 'x', '', now(), '\\x00' from generate_series(1, 30000) g`, [source])
    await owner.query('delete from post where id % 3 = 0 and id < 30000')
    const { total } = await trials.findTrialRange(7)
    expect(Math.abs(total - 20_001) / 20_001).toBeLessThan(0.03)
  })

  it('reads them newest first, each once, as rules see them', async () => {
    const source = await seed.source('Koran', 'https://www.koran.example/rss')
    const ids: number[] = []
    for (let at = 0; at < 7; at += 1) ids.push(await seed.post(source, `Judul ${at}`, { author: 'Redaksi', language: 'id' }))
    const seen: number[] = []
    for (let before = ids[6]! + 1; ;) {
      const page = await trials.readTrialPage(before, ids[1]!, 4)
      if (page.oldestId === null) break
      const posts: { id: number }[] = JSON.parse(page.posts)
      expect([posts.length, posts.at(-1)!.id]).toEqual([page.count, page.oldestId])
      seen.push(...posts.map(post => post.id))
      before = page.oldestId
    }
    expect(seen).toEqual(ids.slice(1).reverse())
    expect(await trials.readTrialPage(ids[0]!, 0, 4)).toEqual({ posts: '[]', count: 0, oldestId: null })
    const [first] = JSON.parse((await trials.readTrialPage(ids[0]! + 1, 0, 1)).posts)
    expect(first).toEqual({
      id: ids[0], title: 'Judul 0', text: 'Isi', author: 'Redaksi', source: 'Koran koran.example', lang: 'id', url: null,
      publishedAt: expect.any(String), sourceTitle: 'Koran' })
    expect(Math.abs(Date.parse(first.publishedAt) - Date.now())).toBeLessThan(60_000)
  })

  it("knows the zone of the scope's agencies", async () => {
    const agency = await seed.agency('Dinas')
    await owner.query(`update agency set time_zone = 'Asia/Jayapura'`)
    expect(await trials.findZone(scopeOf(agency), agency)).toBe('Asia/Jayapura')
    expect(await trials.findZone(scopeOf(), agency)).toBeNull()
    await owner.query('update agency set removed_at = now()')
    expect(await trials.findZone(scopeOf(agency), agency)).toBeNull()
  })
})
