import fc from 'fast-check'
import { chooseCourse, usualOfBucket } from './choose-course'

describe('chooseCourse', () => {
  it.each([
    [15, 24, '2026-11-22T01:07:00Z', '2026-11-21T01:15:00Z', '2026-11-22T01:00:00Z'],
    [15, 1, '2026-11-22T01:00:00Z', '2026-11-22T00:15:00Z', '2026-11-22T01:00:00Z'],
    [60, 24, '2026-11-22T01:59:59Z', '2026-11-21T02:00:00Z', '2026-11-22T01:00:00Z'],
    [60, 1, '2026-11-22T01:59:59Z', '2026-11-22T01:00:00Z', '2026-11-22T01:00:00Z'],
  ] as const)('of %d minutes over %d hours', (minutes, hours, now, from, to) => {
    expect(chooseCourse(minutes, hours, new Date(now))).toEqual({ from: new Date(from), to: new Date(to) })
  })

  it('has as many buckets as fit the hours, and now lies in the last', () => {
    const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(fc.property(fc.constantFrom(15 as const, 60 as const), fc.integer({ min: 1, max: 336 }), instants, (minutes, hours, now) => {
      const { from, to } = chooseCourse(minutes, hours, now)
      expect((to.getTime() - from.getTime()) / (minutes * 60_000) + 1).toBe(hours * 60 / minutes)
      expect(now.getTime() - to.getTime()).toBeGreaterThanOrEqual(0)
      expect(now.getTime() - to.getTime()).toBeLessThan(minutes * 60_000)
    }))
  })
})

it('shares what is usual in an hour out', () => {
  expect([usualOfBucket(8, 15), usualOfBucket(8, 60)]).toEqual([2, 8])
})
