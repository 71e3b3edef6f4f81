import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { FirstShape1700000000000 } from './migrations/1700000000000-first-shape'
import { KeywordRules1700000001000 } from './migrations/1700000001000-keyword-rules'
import { Tone1700000002000 } from './migrations/1700000002000-tone'

describe('the migration to tone toward agencies', () => {
  let database: TestDatabase
  let owner: DataSource

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const runner = owner.createQueryRunner()
    await runner.query('drop schema public cascade; drop schema private cascade; create schema public; create table migration (id integer, name text)')
    await new FirstShape1700000000000().up(runner)
    await new KeywordRules1700000001000().up(runner)
    await runner.query(`
      insert into agency (name, removed_at) values ('Dinas Air', null), ('Dinas Jalan', null), ('Bubar', now());
      insert into lookback (agency_id, days, state) values (1, 7, 'running'), (2, 30, 'done');
      insert into source (url, title) values ('https://koran.example/rss', 'Koran');
      insert into post (source_id, title, text, published_at, content_hash) values (1, 'x', 'y', now(), '\\x00');
      insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, corrected_tone)
        values (1, 1, 1, now(), '[]', 1, 'netral', 1, '[]', 'v1', 'positif');`)
    await runner.startTransaction()
    await new Tone1700000002000().up(runner)
    await runner.commitTransaction()
    await runner.release()
  })
  afterAll(() => database.drop())

  it('judges anew by looking back, where no look-back is under way', async () => {
    expect(await owner.query('select agency_id as agency, days, state from lookback order by id')).toEqual([
      { agency: 1, days: 7, state: 'running' }, { agency: 2, days: 30, state: 'done' }, { agency: 2, days: 30, state: 'waiting' }])
  })

  it('keeps what people said, and begins with the shipped model', async () => {
    expect(await owner.query('select tone_now as tone, tone_review as review, misleading from mention')).toEqual([{ tone: 'positif', review: false, misleading: false }])
    expect(await owner.query('select state, version from tone_model')).toEqual([{ state: 'shipped', version: null }])
  })
})
