import { keyFields } from '@kentongan/contracts'
import { PlatformBudgetRepository, PlatformKeyRepository, type Scope } from '@kentongan/platform/db'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createPlatformAccess, sealKey, type PlatformAccess } from './create-platform-access'
import { createSealer } from './create-sealer'

const scope: Scope = { accountId: null, wide: true, agencies: [] }
const caller = { scope, actor: { accountId: null, address: null } }
const sealer = createSealer(Buffer.alloc(32, 7))
const timeline = 'https://mastodon.example/api/v1/timelines/tag/bima'

describe('what a source may use of a platform', () => {
  let database: TestDatabase
  let owner: DataSource
  let keys: PlatformKeyRepository
  let budgets: PlatformBudgetRepository
  let access: PlatformAccess
  let now: Date
  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    keys = new PlatformKeyRepository(await database.open('kentongan_api'))
    const worker = await database.open('kentongan_worker')
    budgets = new PlatformBudgetRepository(worker)
    access = createPlatformAccess({ keys: new PlatformKeyRepository(worker), budgets, sealer, now: () => now })
  })
  beforeEach(async () => {
    now = new Date('2026-11-30T23:59:00.000Z')
    await owner.query('truncate platform_key, platform_spending, platform_limit')
  })
  afterAll(() => database.drop())

  const set = (platform: keyof typeof keyFields, host: string, fields: Record<string, string>, by = sealer) =>
    keys.set(caller, { platform, host, sealed: sealKey(by, { platform, host }, fields) }, [])
  const spentDollars = async (at: Date) => (await budgets.list(scope, at)).find(each => each.platform === 'x')!.spent

  it('is the key of its server, and of no other', async () => {
    await set('mastodon', 'mastodon.example', { host: 'mastodon.example', token: 'rahasia' })
    expect((await access('mastodon', timeline)).key).toEqual({ host: 'mastodon.example', token: 'rahasia' })
    expect((await access('mastodon', 'https://lain.example/api/v1/timelines/tag/bima')).key).toBeNull()
    expect((await access('x', 'https://api.x.com/2/tweets/search/recent')).key).toBeNull()
    expect((await access(null, timeline)).key).toBeNull()
  })

  it('is no key that was sealed with another secret, or moved to another platform', async () => {
    await set('x', '', { token: 'rahasia' }, createSealer(Buffer.alloc(32, 8)))
    expect((await access('x', 'https://api.x.com/')).key).toBeNull()
    await set('x', '', { token: 'rahasia' })
    await owner.query(`insert into platform_key (platform, host, sealed) select 'threads', '', sealed from platform_key`)
    expect((await access('x', 'https://api.x.com/')).key).toEqual({ token: 'rahasia' })
    expect((await access('threads', 'https://graph.threads.net/')).key).toBeNull()
    const blind = createPlatformAccess({ keys, budgets, sealer: null, now: () => now })
    expect((await blind('x', 'https://api.x.com/')).key).toBeNull()
  })

  it('spends within the budget and gives back to the period it took from', async () => {
    await owner.query(`insert into platform_limit (platform, unit, most) values ('x', 'usd-micro', 1000000)`)
    const { spend } = await access('x', 'https://api.x.com/')
    expect(await spend('usd-micro', 600_000)).toEqual({ granted: true })
    expect(await spend('usd-micro', 600_000)).toEqual({ granted: false, opensAt: new Date('2026-12-01T00:00:00.000Z') })
    const [before, after] = [now, new Date('2026-12-01T00:01:00.000Z')]
    now = after
    expect(await spend('usd-micro', -500_000)).toEqual({ granted: true })
    expect([await spentDollars(before), await spentDollars(after)]).toEqual([100_000, 0])
    await spend('usd-micro', 600_000)
    expect([await spentDollars(before), await spentDollars(after)]).toEqual([100_000, 600_000])
  })

  it('counts a hashtag by the address of its source', async () => {
    const ask = async (tag: string) => (await access('instagram', `https://graph.facebook.com/ig_hashtag_search?q=${tag}`)).spend('hashtag', 1)
    for (const tag of ['bima', 'bima', 'dompu']) expect(await ask(tag)).toEqual({ granted: true })
    expect((await budgets.list(scope, now)).find(each => each.unit === 'hashtag')).toMatchObject({ spent: 2 })
  })

  it('keeps the word of a platform that refuses the key', async () => {
    await set('x', '', { token: 'rahasia' })
    await (await access('x', 'https://api.x.com/')).noteRefusal('key-refused', 'Unauthorized')
    expect((await keys.list(scope))[0]!.test).toEqual({ at: now.toISOString(), ok: false, reason: 'key-refused', detail: 'Unauthorized' })
  })
})
