import type { KeyTest } from '@kentongan/contracts'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { PlatformKeyRepository } from './platform-key.repository'
import { actorOf, createDbSeed, wideScope } from './testing/db-seed'

const place = { platform: 'mastodon', host: 'mastodon.example' } as const
const sealed = Buffer.from([1, 2, 3])
const good: KeyTest = { at: '2026-11-22T03:00:00.000Z', ok: true, reason: null, detail: '@humas' }

describe('keys of platforms', () => {
  let database: TestDatabase
  let owner: DataSource
  let keys: PlatformKeyRepository
  let workers: PlatformKeyRepository
  let caller: Parameters<PlatformKeyRepository['set']>[0]
  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    keys = new PlatformKeyRepository(await database.open('kentongan_api'))
    workers = new PlatformKeyRepository(await database.open('kentongan_worker'))
    caller = { scope: await wideScope(owner), actor: actorOf(await createDbSeed(owner).account('Admin')) }
  })
  beforeEach(() => owner.query('truncate platform_key, source cascade'))
  afterAll(() => database.drop())

  it('are set, found by whoever asks the platform, replaced as a whole and removed', async () => {
    await keys.set(caller, { ...place, sealed }, [])
    await keys.saveTest(caller, { ...place, sealed }, good)
    expect(await keys.list(caller.scope)).toEqual([{ ...place, sealed, setAt: expect.any(Date), setBy: 'Admin', test: good }])
    expect(await workers.findSealed(place)).toEqual(sealed)
    expect(await workers.findSealed({ platform: 'mastodon', host: 'lain.example' })).toBeNull()

    const other = Buffer.from([4])
    await keys.set(caller, { ...place, sealed: other }, [])
    expect(await keys.list(caller.scope)).toMatchObject([{ sealed: other, test: null }])
    expect(await keys.remove(caller, place)).toBe(true)
    expect(await keys.remove(caller, place)).toBe(false)
    expect(await keys.list(caller.scope)).toEqual([])
  })

  it('keep no word about a key that was replaced meanwhile', async () => {
    await keys.set(caller, { ...place, sealed }, [])
    const refused = { ...good, ok: false, reason: 'key-refused' }
    await keys.saveTest(caller, { ...place, sealed: Buffer.from([9]) }, refused)
    await workers.noteRefusal({ ...place, sealed: Buffer.from([9]) }, refused)
    expect(await keys.list(caller.scope)).toMatchObject([{ test: null }])
    await workers.noteRefusal({ ...place, sealed }, refused)
    expect(await keys.list(caller.scope)).toMatchObject([{ test: refused }])
  })

  it('make sources that waited for them due, and no others', async () => {
    const seed = createDbSeed(owner)
    const [waiting, other] = [await seed.source('X'), await seed.source('Koran')]
    await owner.query(`update source set next_poll_at = now() + interval '1 day', kind = case when id = $1 then 'x' else 'feed' end`, [waiting])
    await keys.set(caller, { platform: 'x', host: '', sealed }, ['x'])
    const due: { id: number }[] = await owner.query('select id from source where next_poll_at <= now()')
    expect(due.map(row => row.id)).toEqual([waiting])
    expect(other).not.toBe(waiting)
  })

  it('are put on record without themselves', async () => {
    const before = (await owner.query('select coalesce(max(id), 0) as id from audit_log'))[0].id
    await keys.set(caller, { ...place, sealed }, [])
    await keys.saveTest(caller, { ...place, sealed }, good)
    await keys.set(caller, { platform: 'x', host: '', sealed }, [])
    await keys.remove(caller, place)
    const entries = await owner.query('select action, subject, detail from audit_log where id > $1 order by id', [before])
    expect(entries).toEqual([
      { action: 'key.set', subject: 'mastodon', detail: { host: 'mastodon.example' } },
      { action: 'key.test', subject: 'mastodon', detail: { host: 'mastodon.example', ok: true, reason: null } },
      { action: 'key.set', subject: 'x', detail: {} },
      { action: 'key.remove', subject: 'mastodon', detail: { host: 'mastodon.example' } },
    ])
  })

  it('cannot be written by the worker', async () => {
    await expect(workers.set(caller, { ...place, sealed }, [])).rejects.toThrow(/permission denied/)
  })
})
