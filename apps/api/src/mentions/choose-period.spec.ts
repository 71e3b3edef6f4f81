import fc from 'fast-check'
import { choosePeriod } from './choose-period'

const now = new Date('2026-11-21T10:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('choosePeriod', () => {
  it.each([
    ['thirty days by default', undefined, undefined, daysAgo(30), now, 'day'],
    ['hours for a day', daysAgo(1), undefined, daysAgo(1), now, 'hour'],
    ['hours up to three days', daysAgo(3), undefined, daysAgo(3), now, 'hour'],
    ['days beyond', daysAgo(3.1), undefined, daysAgo(3.1), now, 'day'],
    ['thirty days before a given end', undefined, daysAgo(10), daysAgo(40), daysAgo(10), 'day'],
    ['a year at most', daysAgo(4000), undefined, daysAgo(365), now, 'day'],
    ['nothing where the end comes first', daysAgo(1), daysAgo(2), daysAgo(1), daysAgo(2), 'hour'],
  ] as const)('%s', (_name, from, to, start, end, bucket) => {
    expect(choosePeriod(from, to, now)).toEqual({ from: start, to: end, bucket })
  })

  it('never has more than 366 buckets', () => {
    fc.assert(fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (from, to) => {
      const period = choosePeriod(from, to, now)
      const unit = period.bucket === 'hour' ? 3_600_000 : 86_400_000
      expect(Math.floor((period.to.getTime() - period.from.getTime()) / unit) + 1).toBeLessThanOrEqual(366)
    }))
  })
})
