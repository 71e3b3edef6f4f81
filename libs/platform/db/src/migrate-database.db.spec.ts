import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { connectDatabase } from './connect'
import { isMigrated, migrateDatabase } from './migrate-database'
import { withScope } from './with-scope'

describe('the migrated database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  it('is up to date after racing starters', async () => {
    const second = await connectDatabase({ url: database.url, role: 'owner', poolSize: 2 })
    const results = await Promise.all([migrateDatabase(second), migrateDatabase(await database.open('owner'))])
    expect(results.map(result => result.applied)).toEqual([[], []])
    expect(await isMigrated(await database.open('kentongan_api'))).toBe(true)
    await second.destroy()
  })

  it('guards every table that names an agency by a row policy', async () => {
    const owner = await database.open('owner')
    const open: { table_name: string }[] = await owner.query(`
      select c.table_name from information_schema.columns c join pg_class t on t.relname = c.table_name
      join pg_namespace n on n.oid = t.relnamespace and n.nspname = c.table_schema
      where c.table_schema = 'public' and c.column_name = 'agency_id' and t.relkind = 'r' and not t.relrowsecurity`)
    expect(open).toEqual([])
  })

  it('shows the api role only the agencies of its scope', async () => {
    const owner = await database.open('owner')
    const rows: { id: number }[] = await owner.query(`insert into agency (name) values ('Dinas A'), ('Dinas B') returning id`)
    const [a, b] = rows.map(row => row.id)
    const api = await database.open('kentongan_api')
    const seen = (agencies: number[], wide = false) =>
      withScope(api, { accountId: null, wide, agencies }, manager => manager.query('select id from agency order by id'))
    expect(await seen([a!])).toEqual([{ id: a }])
    expect(await seen([])).toEqual([])
    expect(await seen([], true)).toEqual([{ id: a }, { id: b }])
    expect(await api.query('select id from agency')).toEqual([])
  })

  it('lets nobody change the audit log and finds a forged entry', async () => {
    const api = await database.open('kentongan_api')
    const owner = await database.open('owner')
    for (const action of ['one', 'two', 'three']) await api.query('insert into audit_log (action, detail) values ($1, $2)', [action, { a: 1 }])
    await expect(api.query(`update audit_log set action = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(owner.query(`delete from audit_log`)).rejects.toThrow(/append-only/)
    await expect(owner.query(`truncate audit_log`)).rejects.toThrow(/append-only/)
    expect(await api.query('select checked, broken_at from audit_check()')).toEqual([{ checked: 3, broken_at: null }])
    await owner.query('alter table audit_log disable trigger audit_append_only')
    await owner.query(`update audit_log set action = 'forged' where action = 'two'`)
    await owner.query('alter table audit_log enable trigger audit_append_only')
    const [{ broken_at: brokenAt }] = await api.query('select broken_at from audit_check()')
    expect(await owner.query('select action from audit_log where id = $1', [brokenAt])).toEqual([{ action: 'forged' }])
  })
})
