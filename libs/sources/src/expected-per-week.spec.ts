import { expectedPerWeek, type Pace } from './expected-per-week'

const now = new Date('2026-11-20T00:00:00Z')
const minutesAgo = (...minutes: number[]): Date[] => minutes.map(each => new Date(now.getTime() - each * 60_000))
const pace = (more: Partial<Pace>): number | null => expectedPerWeek({ now, documentDates: null, week: { items: 0, days: 7 }, intervalSeconds: 600, floorSeconds: 300, ...more })

describe('expectedPerWeek', () => {
  it('takes the pace from the document: 40 items of the last 40 minutes', () => {
    const documentDates = minutesAgo(...Array.from({ length: 40 }, (_, n) => n + 1))
    expect(pace({ documentDates })).toBeCloseTo(7 * 24 * 60)
  })

  it('counts the silence since the newest item', () => {
    expect(pace({ documentDates: minutesAgo(600, 601, 602, 603, 1_440) })).toBeCloseTo(35)
  })

  it('does not fall below what the week says', () => {
    expect(pace({ documentDates: minutesAgo(1, 2, 3, 4, 100_000), week: { items: 70, days: 7 } })).toBe(70)
  })

  it('scales a short history up', () => {
    expect(pace({ documentDates: minutesAgo(1), week: { items: 100, days: 1 } })).toBe(700)
  })

  it('knows nothing of a source without items', () => {
    expect(pace({ documentDates: minutesAgo(1) })).toBeNull()
    expect(pace({ documentDates: [] })).toBeNull()
  })

  it('stretches the interval by half after an unchanged answer', () => {
    const perWeek = pace({ intervalSeconds: 600 })
    expect(604_800 / 4 / perWeek!).toBeCloseTo(900)
  })

  it('stretches to three times the habit of the week at most', () => {
    const habit = 604_800 / 4 / 350
    const perWeek = pace({ intervalSeconds: 50_000, week: { items: 350, days: 7 } })
    expect(604_800 / 4 / perWeek!).toBeCloseTo(habit * 3)
  })

  it('does not take a young source for slow', () => {
    const hourly = 7 * 24 / 4
    expect(pace({ documentDates: minutesAgo(1), week: { items: 1, days: 1 } })).toBeCloseTo(hourly)
    expect(pace({ week: { items: 0, days: 1 }, intervalSeconds: 80_000 })).toBeCloseTo(hourly)
    expect(pace({ documentDates: minutesAgo(1), week: { items: 1, days: 7 } })).toBeCloseTo(1)
  })

  it('survives a document dated at this very moment', () => {
    expect(pace({ documentDates: minutesAgo(0, 0, 0, 0, 0) })).toBeGreaterThan(1_000_000)
  })
})
