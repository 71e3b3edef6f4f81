import fc from 'fast-check'
import { budgetPeriod, budgetRules, type FixedWindow } from './budget-period'

const windows: readonly FixedWindow[] = ['utc-month', 'utc-day', 'pacific-day']
const instant = fc.date({ min: new Date('2010-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
const losAngeles = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Los_Angeles', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

describe('budgetPeriod', () => {
  it.each([
    ['utc-month', '2026-11-22T03:40:00Z', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'],
    ['utc-month', '2026-12-31T23:59:59.999Z', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['utc-month', '2028-02-29T12:00:00Z', '2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z'],
    ['utc-day', '2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z'],
    ['pacific-day', '2026-11-22T07:59:59Z', '2026-11-21T08:00:00Z', '2026-11-22T08:00:00Z'],
    ['pacific-day', '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z', '2026-11-23T08:00:00Z'],
    ['pacific-day', '2026-07-01T06:59:59Z', '2026-06-30T07:00:00Z', '2026-07-01T07:00:00Z'],
    ['pacific-day', '2026-03-08T12:00:00Z', '2026-03-08T08:00:00Z', '2026-03-09T07:00:00Z'], // 23 hours: summer time begins
    ['pacific-day', '2026-11-01T12:00:00Z', '2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z'], // 25 hours: it ends
  ] as const)('of a %s at %s is %s to %s', (window, now, start, end) => {
    expect(budgetPeriod(window, new Date(now))).toEqual({ start: new Date(start), end: new Date(end) })
  })

  it.each(windows)('holds its instant, and each instant of it has the same (%s)', window => {
    fc.assert(fc.property(instant, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (now, share) => {
      const { start, end } = budgetPeriod(window, now)
      expect(start.getTime()).toBeLessThanOrEqual(now.getTime())
      expect(now.getTime()).toBeLessThan(end.getTime())
      const within = new Date(Math.min(end.getTime() - 1, Math.floor(start.getTime() + share * (end.getTime() - start.getTime()))))
      expect(budgetPeriod(window, within)).toEqual({ start, end })
      expect(budgetPeriod(window, end).start).toEqual(end)
    }))
  })

  it('begins at midnight in California, all year', () => {
    fc.assert(fc.property(instant, now => expect(losAngeles.format(budgetPeriod('pacific-day', now).start)).toBe('00:00:00')))
  })
})

describe('budgetRules', () => {
  it('limit each unit of a platform once, and spend no money unasked', () => {
    expect(new Set(budgetRules.map(rule => `${rule.platform} ${rule.unit}`)).size).toBe(budgetRules.length)
    expect(budgetRules.filter(rule => rule.unit === 'usd-micro').every(rule => rule.most === 0 && rule.settable)).toBe(true)
  })
})
