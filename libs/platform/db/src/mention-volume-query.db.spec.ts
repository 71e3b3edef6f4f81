import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { countAgencyHours } from './count-issues'
import { MentionRepository } from './mention.repository'
import { createDbSeed, scopeOf } from './testing/db-seed'

let testDatabase: TestDatabase
let owner: DataSource
let mentions: MentionRepository
let agencies: number[]
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  owner = await testDatabase.open('owner')
  mentions = new MentionRepository(await testDatabase.open('kentongan_api'))
  const seed = createDbSeed(owner)
  agencies = [await seed.agency('Air'), await seed.agency('Jalan'), await seed.agency('Pasar')]
  await seed.source('Koran')
})
afterAll(() => testDatabase.drop())

const now = new Date('2026-11-22T03:41:07.123Z')

/** Mentions spread over nine days before `now` and two hours after, some of them taken out or in doubt. */
const scatter = (count: number, salt: number) => owner.query(
  `with p as (insert into post (source_id, title, text, published_at, content_hash)
     select (select min(id) from source), 'x', 'y', $2::timestamptz + ((n * 7919 + $3 * 104729) % 13200 - 13080) * interval '1 minute', '\\x00' from generate_series(1, $1) n returning id, published_at)
   insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, relevant, doubtful)
   select id, ($4::integer[])[1 + id % 3], (select min(id) from source), published_at, '[]', 1, (array['negatif', 'netral', 'positif'])[1 + id % 7 % 3], 1, '[]', 'v1', id % 11 <> 0, id % 13 = 0 from p`,
  [count, now, salt, agencies])

const naive = async (chosen: readonly number[], from: Date, to: Date, unit: string, zone: string, tone?: string) => owner.query(
  `select date_trunc($4, published_at at time zone $5) at time zone $5 as at, count(*) filter (where tone_now = 'negatif')::integer as negatif,
     count(*) filter (where tone_now = 'netral')::integer as netral, count(*) filter (where tone_now = 'positif')::integer as positif
   from mention where agency_id = any($1::integer[]) and published_at >= $2 and published_at <= $3 and relevant and not in_doubt and ($6::text is null or tone_now = $6)
   group by 1 order by 1`, [chosen, from, to, unit, zone, tone ?? null])

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const periods = [
  [minutes(-3 * 1440), now], [minutes(-30 * 1440), now], [minutes(-90), now], [minutes(-50), minutes(-20)], [minutes(-41), minutes(-1)],
  [minutes(-7 * 1440), minutes(-2 * 1440)], [new Date('2026-11-21T00:00:00Z'), new Date('2026-11-22T00:00:00Z')], [minutes(-60), minutes(120)], [now, minutes(-5)],
] as const

it.each([
  ['counted anew, all of it', async () => { await scatter(1_500, 1); while (await countAgencyHours(owner.manager, 1_000) > 0); }],
  ['partly waiting to be counted', async () => { await scatter(300, 2); await countAgencyHours(owner.manager, 40) }],
  ['changed since by people', async () => { await owner.query(`update mention set corrected_tone = 'positif' where id % 5 = 0`); await owner.query('update mention set relevant = false where id % 17 = 0') }],
  ['not counted at all', async () => { await owner.query('delete from agency_hour'); await owner.query(`insert into agency_hour_due (agency_id, hour) select agency_id, date_trunc('hour', published_at, 'UTC') from mention`) }],
])('the volume is exact with hours that are %s', async (_name, prepare) => {
  await prepare()
  const scope = scopeOf(...agencies)
  for (const [from, to] of periods) {
    for (const bucket of ['hour', 'day'] as const) {
      for (const zone of ['Asia/Jakarta', 'Asia/Jayapura'] as const) {
        for (const [chosen, tone] of [[agencies, undefined], [agencies.slice(1), undefined], [agencies, 'negatif']] as const) {
          const rows = await mentions.volume(scope, { agencies: chosen, tone, from, to, relevance: 'relevant' }, bucket, zone)
          const filled = rows.filter(row => row.negatif + row.netral + row.positif > 0)
          expect([from, to, bucket, filled]).toEqual([from, to, bucket, await naive(chosen, from, to, bucket, zone, tone)])
        }
      }
    }
  }
}, 30_000)
