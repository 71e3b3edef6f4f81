import { createTestDatabase } from '../../../../test/support/test-database'
import { createDbSeed, scopeOf } from './testing/db-seed'
import { WallRepository } from './wall.repository'

it('shows the newest headlines that are still there, however many were taken back since', async () => {
  const database = await createTestDatabase()
  const owner = await database.open('owner')
  const seed = createDbSeed(owner)
  const [agency, source] = [await seed.agency('Dinas Kita'), await seed.source('Koran')]
  for (let at = 0; at < 10; at++) await seed.post(source, `Berita ${at}`, { daysAgo: at })
  await owner.query(`update post set title = '', text = '', deleted_at = now() where id < 10`)
  await owner.query(`insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
    select id, $1, source_id, published_at, '[]', 1, 'netral', 1, '[]', 'x' from post`, [agency])
  const { newest } = await new WallRepository(await database.open('kentongan_api')).read(scopeOf(agency), 'Asia/Jakarta', new Date())
  expect(newest.map(({ title, source: from, tone }) => [title, from, tone])).toEqual([['Berita 9', 'Koran', 'netral']])
  await database.drop()
})
