import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { withScope, type Scope } from './with-scope'

let testDatabase: TestDatabase
let owner: DataSource
let api: DataSource
let ours: number
let theirs: number
let person: number

/** One row for each of the two agencies in every table that names one. */
async function fill(agency: number, key: number): Promise<void> {
  const run = (sql: string, ...more: unknown[]) => owner.query(sql, [agency, ...more])
  await run(`insert into agency_term (agency_id, kind, text) values ($1, 'name', 'Nama')`)
  const [{ id: rule }] = await run(`insert into keyword_rule (agency_id, name, lane, origin, query) values ($1, 'x', 'sure', 'custom', 'x') returning id`)
  await owner.query(`insert into keyword_rule_version (rule_id, number, name, lane, enabled, query) values ($1, 1, 'x', 'sure', true, 'x')`, [rule])
  await run('insert into lookback (agency_id, days) values ($1, 7)')
  await run(`insert into membership (agency_id, account_id, role) values ($1, $2, 'analyst')`, await account(`orang${key}@contoh.go.id`))
  const [{ id: source }] = await owner.query('insert into source (url, title) values ($1, $1) returning id', [`https://s${key}.example`])
  const [{ id: post }] = await owner.query(
    `insert into post (source_id, title, text, published_at, content_hash) values ($1, 'x', 'y', now(), '\\x00') returning id`, [source])
  await run(
    `insert into mention (agency_id, post_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
     values ($1, $2, $3, now(), '[]', 1, 'netral', 1, '[]', 'v1')`, post, source)
  await run('insert into mention_correction (agency_id, post_id, account_id, sets_tone, sets_relevant) values ($1, $2, $3, true, false)', post, person)
  await run(`insert into tone_sample (week, place, agency_id, post_id, machine_tone, tone_version) values (now(), $3, $1, $2, 'netral', 'v1')`, post, key)
  await owner.query(`insert into issue (id, title, first_at, last_at) values ($1, 'x', now(), now())`, [post])
  await run(
    `insert into issue_agency (agency_id, issue_id, mentions, groups, sources, negatif, netral, positif, kinds, last_at)
     values ($1, $2, 1, 1, 1, 0, 1, 0, '{feed}', now())`, post)
  await owner.query(`insert into issue_post (post_id, issue_id, reason, copy_of) values ($1, $1, '{}', $1)`, [post])
  await owner.query(`insert into issue_event (issue_id, kind) values ($1, 'opened')`, [post])
  await owner.query('insert into issue_viewer (issue_id, account_id) values ($1, $2)', [post, person])
  await run(`insert into agency_hour (agency_id, hour, kind, negatif, netral, positif, groups, sources) values ($1, now(), 'feed', 0, 1, 0, 1, 1)`)
  await run('insert into issue_hour (agency_id, issue_id, hour, negatif, netral, positif) values ($1, $2, now(), 0, 1, 0)', post)
  await run(`insert into agency_signal (agency_id, code, at, minutes, observed, expected, surprise) values ($1, 'rise', now(), 60, 9, 1, 7)`)
  await run(`insert into kiosk (agency_id, name, token_hash, made_by) values ($1, 'x', decode($2, 'escape'), $3)`, String(key), person)
  await run('select emit_live($1, $2)', { type: 'agencies' })
  await run(`insert into audit_log (agency_id, action) values ($1, 'x')`)
}

const account = async (email: string): Promise<number> =>
  (await owner.query('insert into account (email, name) values ($1, $1) returning id', [email]))[0].id

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  owner = await testDatabase.open('owner')
  api = await testDatabase.open('kentongan_api')
  const rows: { id: number }[] = await owner.query(`insert into agency (name) values ('Kita'), ('Mereka') returning id`)
  ;[ours, theirs] = rows.map(row => row.id) as [number, number]
  person = await account('penguji@contoh.go.id')
  await fill(ours, 1)
  await fill(theirs, 2)
})
afterAll(() => testDatabase.drop())

const tables = ['agency_term', 'keyword_rule', 'lookback', 'membership', 'mention', 'mention_correction', 'tone_sample', 'live_event', 'audit_log',
  'issue_agency', 'agency_hour', 'agency_hour_due', 'issue_hour', 'agency_signal', 'kiosk'] as const
const narrow = (): Scope => ({ accountId: null, wide: false, agencies: [ours] })

it('has a row for two agencies in every table that names one', async () => {
  const named: { name: string }[] = await owner.query(
    `select table_name::text as name from information_schema.columns where table_schema = 'public' and column_name = 'agency_id' order by 1`)
  expect(named.map(row => row.name)).toEqual([...tables].sort())
})

describe.each(tables)('the policy of %s', table => {
  const agencies = (scope: Scope): Promise<{ agency: number }[]> =>
    withScope(api, scope, manager => manager.query(`select agency_id as agency from ${table} order by 1`))

  it('shows the own rows, all of them to the whole installation, and none outside of a scope', async () => {
    expect(await agencies(narrow())).toEqual([{ agency: ours }])
    expect(await agencies({ ...narrow(), agencies: [] })).toEqual([])
    expect(await agencies({ ...narrow(), wide: true })).toEqual([{ agency: ours }, { agency: theirs }])
    expect(await api.query(`select from ${table}`)).toEqual([])
  })
})

it.each(['issue', 'issue_post', 'issue_event', 'issue_viewer'])('shows of %s what belongs to issues of the own agencies', async table => {
  const count = async (scope: Scope) => (await withScope(api, scope, manager => manager.query(`select from ${table}`))).length
  expect([await count(narrow()), await count({ ...narrow(), agencies: [] }), await count({ ...narrow(), wide: true })]).toEqual([1, 0, 2])
})

it('shows an issue that was merged to those who see where it went', async () => {
  const [{ id: gone }] = await owner.query(
    `insert into post (source_id, title, text, published_at, content_hash) select min(id), 'x', 'y', now(), '\\x00' from source returning id`)
  await owner.query(
    `insert into issue (id, merged_into, title, first_at, last_at) select $1, issue_id, 'x', now(), now() from issue_agency where agency_id = $2`, [gone, ours])
  const seen = (scope: Scope) => withScope(api, scope, manager => manager.query('select from issue where id = $1', [gone]))
  expect([(await seen(narrow())).length, (await seen({ ...narrow(), agencies: [theirs] })).length]).toEqual([1, 0])
  await owner.query('delete from issue where id = $1', [gone])
})

it("keeps the worker's own tables to the worker", async () => {
  for (const table of ['issue_due', 'post_to_group', 'grouping_log', 'grouping_state', 'surprise_sample']) {
    await expect(withScope(api, { ...narrow(), wide: true }, manager => manager.query(`select from ${table}`))).rejects.toThrow(/permission denied/)
  }
})

it.each<[string, string]>([
  ['a term', `insert into agency_term (agency_id, kind, text) values ($1, 'name', 'Milik mereka')`],
  ['a rule', `insert into keyword_rule (agency_id, name, lane, origin, query) values ($1, 'x', 'sure', 'custom', 'x')`],
  ['a look-back', 'insert into lookback (agency_id, days) values ($1, 7)'],
  ['a membership', `insert into membership (agency_id, account_id, role) select $1, max(id), 'admin' from account`],
  ['a correction', 'insert into mention_correction (agency_id, post_id, account_id, sets_tone, sets_relevant) select $1, max(id), 1, true, false from post'],
])("refuses %s in another agency's name", async (_name, sql) => {
  await expect(withScope(api, narrow(), manager => manager.query(sql, [theirs]))).rejects.toThrow(/row-level security/)
})

it("adds no version to another agency's rule, and changes none of its own", async () => {
  const [rule] = await owner.query('select id from keyword_rule where agency_id = $1', [theirs])
  const add = `insert into keyword_rule_version (rule_id, number, name, lane, enabled, query) values ($1, 2, 'x', 'sure', true, 'x')`
  await expect(withScope(api, narrow(), manager => manager.query(add, [rule.id]))).rejects.toThrow(/row-level security/)
  expect(await withScope(api, narrow(), manager => manager.query('select number from keyword_rule_version'))).toEqual([{ number: 1 }])
  for (const sql of [`update keyword_rule_version set query = 'y'`, 'delete from keyword_rule_version', 'delete from keyword_rule']) {
    await expect(withScope(api, { ...narrow(), wide: true }, manager => manager.query(sql))).rejects.toThrow(/permission denied/)
  }
})

it("changes nothing of another agency's", async () => {
  for (const sql of ['update mention set relevant = false where agency_id = $1', `update agency set name = 'x' where id = $1`, 'delete from membership where agency_id = $1',
    `update keyword_rule set query = 'y' where agency_id = $1`, 'update lookback set days = 1 where agency_id = $1', `update tone_sample set verdict = 'netral' where agency_id = $1`]) {
    const [, count] = await withScope(api, narrow(), manager => manager.query(sql, [theirs]))
    expect([sql, count]).toEqual([sql, 0])
  }
})

it("shows the installation's tone models to those who may see all of it", async () => {
  const seen = (scope: Scope) => withScope(api, scope, manager => manager.query('select state from tone_model'))
  expect(await seen(narrow())).toEqual([])
  expect(await seen({ ...narrow(), wide: true })).toEqual([{ state: 'shipped' }])
})

it('leaves no scope behind on a connection', async () => {
  await withScope(api, { ...narrow(), wide: true }, manager => manager.query('select 1'))
  for (let turn = 0; turn < 10; turn += 1) expect(await api.query('select from mention')).toEqual([])
})
