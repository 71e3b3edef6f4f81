import type { DataSource, QueryRunner } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { FirstShape1700000000000 } from './migrations/1700000000000-first-shape'
import { KeywordRules1700000001000 } from './migrations/1700000001000-keyword-rules'

/** An installation of the first release with two agencies, one of which has been looked back for. */
async function fillFirstRelease(runner: QueryRunner): Promise<void> {
  await runner.query('drop schema public cascade; drop schema private cascade; create schema public; create table migration (id integer, name text)')
  await new FirstShape1700000000000().up(runner)
  await runner.query(`
    insert into agency (name, terms_version, retagged_version, removed_at) values ('Dinas Air', 3, 2, null), ('Kosong', 1, 1, null), ('Bubar', 2, 1, now());
    insert into agency_term (agency_id, kind, text) values (1, 'name', 'Dinas Air'), (1, 'acronym', 'PAM'), (3, 'name', 'Bubar');
    insert into source (url, title, site_url) values ('https://www.koran.example/rss', 'Koran', null);
    insert into post (source_id, title, text, published_at, content_hash) values (1, 'x', 'y', now(), '\\x00');
    insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, relevant)
      select 1, id, 1, now(), '[]', 1, 'netral', 1, '[]', 'v1', id = 1 from agency;`)
}

describe('the migration to keyword rules', () => {
  let database: TestDatabase
  let owner: DataSource
  let rulesetBefore: number

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const runner = owner.createQueryRunner()
    await fillFirstRelease(runner)
    ;[{ version: rulesetBefore }] = await runner.query('select version from ruleset')
    await runner.startTransaction()
    await new KeywordRules1700000001000().up(runner)
    await runner.commitTransaction()
    await runner.release()
  })
  afterAll(() => database.drop())

  it('makes the rules of agencies that exist, with a first version', async () => {
    const rules = await owner.query('select agency_id as agency, lane, origin, query, version from keyword_rule order by id')
    expect(rules).toEqual([
      { agency: 1, lane: 'sure', origin: 'profile', query: '"Dinas Air" OR =PAM', version: 1 },
      { agency: 3, lane: 'sure', origin: 'profile', query: 'Bubar', version: 1 }])
    expect(await owner.query('select rule_id as rule, number, query from keyword_rule_version order by 1')).toEqual([
      { rule: 1, number: 1, query: '"Dinas Air" OR =PAM' }, { rule: 2, number: 1, query: 'Bubar' }])
    expect((await owner.query('select version from ruleset'))[0].version).toBeGreaterThan(rulesetBefore)
  })

  it('says which rule found the mentions that exist', async () => {
    expect(await owner.query('select agency_id as agency, rule_ids as rules, in_doubt as doubt, relevant from mention order by agency_id')).toEqual([
      { agency: 1, rules: [1], doubt: false, relevant: true }, { agency: 2, rules: [], doubt: false, relevant: false }, { agency: 3, rules: [2], doubt: false, relevant: false }])
  })

  it('keeps what was still to be looked back on', async () => {
    expect(await owner.query('select agency_id as agency, state, days, asked_by from lookback')).toEqual([{ agency: 1, state: 'waiting', days: 30, asked_by: null }])
  })

  it('gives sources the text that rules see', async () => {
    expect(await owner.query('select match_text from source')).toEqual([{ match_text: 'Koran koran.example' }])
  })
})
