import type { TimeZone } from '@kentongan/contracts'
import fc from 'fast-check'
import { dayOf, lastDays } from './day-of'

const zones: readonly TimeZone[] = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']

it.each(zones)('agrees with Intl on the day of any moment in %s', zone => {
  const intl = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), moment => {
    expect(dayOf(moment, zone)).toBe(intl.format(moment))
  }))
})

it('gives every day that the period touches, oldest first', () => {
  expect(lastDays(7, new Date('2026-03-03T18:30:00Z'), 'Asia/Jakarta')).toEqual([
    '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'])
  expect(lastDays(30, new Date('2026-03-03T18:30:00Z'), 'Asia/Jayapura')).toHaveLength(31)
})
