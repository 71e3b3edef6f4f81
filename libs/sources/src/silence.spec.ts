import * as fc from 'fast-check'
import { silence } from './silence'

const hour = 3_600_000
/** Wednesday, 4 March 2026, 09:00 WITA. */
const wednesday = new Date('2026-03-04T01:00:00Z')
const after = (from: Date, hours: number): Date => new Date(from.getTime() + hours * hour)
const daily = (count: number): number[] => Array.from({ length: 28 }, () => count)
const isSilent = (lastItemAt: Date, hours: number, itemsPerDay: readonly number[]): boolean =>
  silence({ now: after(lastItemAt, hours), lastItemAt, itemsPerDay }).silent

describe('silence', () => {
  test.each<[string, number, number, boolean]>([
    ['a portal after five hours', 200, 5.9, false],
    ['a portal after six hours', 200, 6, true],
    ['one a day after four days', 1, 4 * 24, false],
    ['one a day after five days', 1, 5 * 24, true],
    ['one a week after a fortnight', 1 / 7, 14 * 24, false],
    ['one a week after five weeks', 1 / 7, 35 * 24, false],
    ['two a week after three weeks', 2 / 7, 21 * 24, true],
    ['nobody ever', 0, 1_000, false],
  ])('%s', (_, perDay, hours, expected) => expect(isSilent(wednesday, hours, daily(perDay))).toBe(expected))

  it('lets a newsroom sleep', () => {
    const evening = new Date('2026-03-04T14:00:00Z')
    expect(isSilent(evening, 8.5, daily(40))).toBe(false)
    expect(isSilent(evening, 12, daily(40))).toBe(true)
  })

  it('lets an office go home', () => {
    const afternoon = new Date('2026-03-04T07:30:00Z') // 15.30 WITA
    expect(isSilent(afternoon, 12, daily(24))).toBe(false)
    expect(isSilent(afternoon, 20, daily(24))).toBe(true)
  })

  it('lets an office have its weekend', () => {
    const friday = new Date('2026-03-06T07:00:00Z')
    /** Four weeks from a Friday to a Thursday, Saturday and Sunday empty. */
    const week = [8, 0, 0, 8, 8, 8, 8]
    const weeks = [...week, ...week, ...week, ...week]
    expect(isSilent(friday, 64, weeks)).toBe(false)
    expect(isSilent(friday, 64 + 10, weeks)).toBe(true)
    expect(isSilent(friday, 64, daily(40 / 7))).toBe(true)
  })

  it('tells since when and how much is missing', () => {
    const found = silence({ now: after(wednesday, 48), lastItemAt: wednesday, itemsPerDay: daily(5) })
    expect(found).toEqual({ silent: true, since: wednesday, expected: expect.closeTo(10, 6) })
    expect(silence({ now: after(wednesday, 2), lastItemAt: wednesday, itemsPerDay: daily(5) }))
      .toMatchObject({ silent: false, since: null })
  })

  it('asks more of a young source', () => {
    expect(isSilent(wednesday, 48, [5, 5, 5, 5, 5, 5, 5])).toBe(false)
    expect(isSilent(wednesday, 4 * 24, [5, 5, 5, 5, 5, 5, 5])).toBe(true)
    expect(isSilent(wednesday, 48, [])).toBe(false)
  })

  it('knows a source without items, and a last item from the future', () => {
    expect(silence({ now: wednesday, lastItemAt: null, itemsPerDay: daily(9) }))
      .toEqual({ silent: false, since: null, expected: 0 })
    expect(silence({ now: wednesday, lastItemAt: after(wednesday, 1), itemsPerDay: daily(9) }))
      .toEqual({ silent: false, since: null, expected: 0 })
  })

  it('does not end by itself, and never starts where the whole gap expects fewer than 4.6 items', () => {
    const counts = fc.array(fc.nat(50), { minLength: 28, maxLength: 28 })
    fc.assert(fc.property(counts, fc.nat(800), fc.nat(800), (itemsPerDay, hours, more) => {
      const first = silence({ now: after(wednesday, hours), lastItemAt: wednesday, itemsPerDay })
      const later = silence({ now: after(wednesday, hours + more), lastItemAt: wednesday, itemsPerDay })
      expect(later.expected).toBeGreaterThanOrEqual(first.expected)
      if (first.silent) expect(later.silent).toBe(true)
      const most = Math.max(...itemsPerDay) * hours / 24
      expect(first.expected).toBeLessThanOrEqual(most + 1e-6)
      if (first.silent) expect(Math.exp(-first.expected)).toBeLessThan(0.01)
    }))
  })
})
