import fc from 'fast-check'
import type { DataSource } from 'typeorm'
import { budgetRules } from '@kentongan/sources'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { PlatformBudgetRepository, type Taken, type Wanted } from './platform-budget.repository'
import { actorOf, wideScope } from './testing/db-seed'

const now = new Date('2026-11-22T03:00:00.000Z')
const daysLater = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

describe('what is asked of platforms', () => {
  let database: TestDatabase
  let owner: DataSource
  let budgets: PlatformBudgetRepository
  let apis: PlatformBudgetRepository
  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    budgets = new PlatformBudgetRepository(await database.open('kentongan_worker'))
    apis = new PlatformBudgetRepository(await database.open('kentongan_api'))
  })
  beforeEach(() => owner.query('truncate platform_spending, platform_limit, platform_subject'))
  afterAll(() => database.drop())

  const take = (changes: Partial<Wanted>): Promise<Taken> => budgets.take({ platform: 'x', unit: 'usd-micro', amount: 1, subject: '', now, ...changes })
  const setDollars = async (dollars: number) =>
    apis.setLimit({ scope: await wideScope(owner), actor: actorOf(null) }, { platform: 'x', unit: 'usd-micro', most: dollars * 1_000_000 }, [])
  const state = async (unit: string, at = now) => (await apis.list(await wideScope(owner), at)).find(each => each.unit === unit)!

  it('spends no money before an admin says how much', async () => {
    expect(await take({})).toEqual({ granted: false, opensAt: new Date('2026-12-01T00:00:00.000Z') })
    await setDollars(2)
    expect(await take({ amount: 2_000_001 })).toMatchObject({ granted: false })
    expect(await take({ amount: 2_000_000 })).toEqual({ granted: true, period: new Date('2026-11-01T00:00:00.000Z') })
    expect(await take({})).toMatchObject({ granted: false })
    expect(await state('usd-micro')).toEqual({ platform: 'x', unit: 'usd-micro', settable: true, spent: 2_000_000, most: 2_000_000, resetsAt: new Date('2026-12-01T00:00:00.000Z') })
  })

  it('begins anew with the next period', async () => {
    for (let search = 0; search < 100; search += 1) expect(await take({ platform: 'youtube', unit: 'search' })).toMatchObject({ granted: true })
    expect(await take({ platform: 'youtube', unit: 'search' })).toEqual({ granted: false, opensAt: new Date('2026-11-22T08:00:00.000Z') })
    expect(await take({ platform: 'youtube', unit: 'search', now: new Date('2026-11-22T08:00:00.000Z') })).toMatchObject({ granted: true })
    expect(await take({ platform: 'youtube', unit: 'unit' })).toMatchObject({ granted: true })
    expect(await state('search')).toMatchObject({ spent: 100, most: 100, settable: false })
  })

  it('gives back to the period that was taken from', async () => {
    await setDollars(1)
    const taken = await take({ amount: 900_000 })
    const nextMonth = daysLater(10)
    await take({ amount: 100_000, now: nextMonth })
    await budgets.giveBack({ platform: 'x', unit: 'usd-micro' }, 400_000, (taken as { period: Date }).period)
    expect(await state('usd-micro')).toMatchObject({ spent: 500_000 })
    expect(await state('usd-micro', nextMonth)).toMatchObject({ spent: 100_000 })
  })

  it('keeps takers from below a limit that was lowered', async () => {
    await setDollars(5)
    await take({ amount: 3_000_000 })
    await setDollars(2)
    expect(await take({})).toMatchObject({ granted: false })
    expect(await state('usd-micro')).toMatchObject({ spent: 3_000_000, most: 2_000_000 })
  })

  it('grants what nothing limits', async () => {
    expect(await take({ platform: 'mastodon', unit: 'query', amount: 10_000 })).toEqual({ granted: true, period: null })
  })

  it('never grants more than the limit together, however takers crowd in', async () => {
    await fc.assert(fc.asyncProperty(
      fc.integer({ min: 0, max: 60 }), fc.array(fc.record({ amount: fc.integer({ min: 0, max: 20 }), used: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 4, maxLength: 24 }),
      async (most, takers) => {
        await owner.query('truncate platform_spending, platform_limit')
        await setDollars(most / 1_000_000)
        let held = 0
        await Promise.all(takers.map(async ({ amount, used }) => {
          const taken = await take({ amount })
          if (!taken.granted) return
          held += amount
          expect(held).toBeLessThanOrEqual(most)
          const rest = amount - Math.floor(amount * used)
          held -= rest
          await budgets.giveBack({ platform: 'x', unit: 'usd-micro' }, rest, taken.period!)
        }))
        expect((await state('usd-micro')).spent).toBe(held)
      },
    ), { numRuns: 25 })
  })

  describe('hashtags, thirty different ones in seven days', () => {
    const hashtag = (subject: string, at = now) => take({ platform: 'instagram', unit: 'hashtag', subject, now: at })

    it('count once in their seven days, from when they were first asked for', async () => {
      for (let tag = 0; tag < 30; tag += 1) expect(await hashtag(`tag${tag}`, daysLater(tag / 30))).toEqual({ granted: true, period: null })
      expect(await hashtag('satu lagi', daysLater(2))).toEqual({ granted: false, opensAt: daysLater(7) })
      expect(await hashtag('tag0', daysLater(2))).toEqual({ granted: true, period: null })
      expect(await state('hashtag', daysLater(2))).toMatchObject({ spent: 30, most: 30, resetsAt: daysLater(7) })
      expect(await hashtag('satu lagi', daysLater(7))).toEqual({ granted: true, period: null })
      expect(await hashtag('tag0', daysLater(7))).toMatchObject({ granted: false, opensAt: daysLater(7 + 1 / 30) })
    })

    it('are never more than thirty, however many ask at once', async () => {
      await owner.query(`insert into platform_subject (platform, unit, subject, asked_at) select 'instagram', 'hashtag', 'lama' || n, $1 from generate_series(1, 28) n`, [now])
      const taken = await Promise.all(Array.from({ length: 20 }, (_, tag) => hashtag(`tag${tag}`)))
      expect(taken.filter(each => each.granted)).toHaveLength(2)
      expect(await state('hashtag')).toMatchObject({ spent: 30 })
    })

    it('say nothing of a reset while none counts', async () => {
      expect(await state('hashtag')).toMatchObject({ spent: 0, resetsAt: null })
    })
  })

  it('lists every budget, and puts a limit that is set on record', async () => {
    expect((await apis.list(await wideScope(owner), now)).map(({ platform, unit }) => [platform, unit])).toEqual(budgetRules.map(({ platform, unit }) => [platform, unit]))
    await setDollars(5)
    await setDollars(7)
    const [last] = await owner.query(`select action, subject, detail from audit_log order by id desc limit 1`)
    expect(last).toEqual({ action: 'budget.set', subject: 'x', detail: { unit: 'usd-micro', from: 5_000_000, to: 7_000_000 } })
  })
})
