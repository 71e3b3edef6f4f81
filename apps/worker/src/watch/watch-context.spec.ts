import type { AgencyPast, WatchBackground } from '@kentongan/platform/db'
import { keyOf, makeWatchContext } from './watch-context'

const hour = 3_600_000
const now = Date.UTC(2026, 0, 15)
const past = (agency: number, hours: number, groups: number, changes: Partial<AgencyPast> = {}): AgencyPast => ({
  agency, kind: null, timeZone: 'Asia/Jakarta', openIssues: 5,
  hours: Array.from({ length: hours }, (_, at) => ({ at: now - (hours - at) * hour, groups, sources: groups })), ...changes })
const make = (agencies: readonly AgencyPast[], changes: Partial<WatchBackground> = {}) => makeWatchContext({
  settings: { version: 1, weights: { speed: 35, negative: 25, reach: 25, unanswered: 15 }, thresholds: { kuning: 35, merah: 60, krisis: 80 }, budget: 2, analysts: 1 },
  agencies, surprises: [], keysPerDay: 100, ...changes }, now)

describe('makeWatchContext', () => {
  it('says what an agency is heard of in an hour, a short past counted as a day', () => {
    const { agencies } = make([past(1, 240, 3), past(2, 6, 4)])
    expect(agencies.get(keyOf(1, null))).toMatchObject({ perHour: 3, openIssues: 5 })
    expect(agencies.get(keyOf(2, null))).toMatchObject({ perHour: 1 })
  })

  it('expects of an agency without a past what is usual for all, kinds of sources not counted twice', () => {
    const { agencies } = make([past(1, 240, 2), past(1, 240, 8, { kind: 'feed' }), past(2, 240, 4)])
    for (const context of agencies.values()) expect(context.prior.perHour).toBe(3)
  })

  it('learns the week of each time zone apart', () => {
    const night = past(1, 24 * 28, 0).hours.map(each => ({ ...each, groups: new Date(each.at).getUTCHours() < 12 ? 6 : 0, sources: 6 }))
    const { agencies } = make([past(1, 0, 0, { hours: night }), past(2, 24 * 28, 3, { timeZone: 'Asia/Jayapura' })])
    const factors = (agency: number) => agencies.get(keyOf(agency, null))!.profile.factors
    expect(Math.max(...factors(1))).toBeGreaterThan(1.7)
    expect(Math.max(...factors(2))).toBeLessThan(1.2)
  })

  it('raises the threshold with fewer alarms asked for', () => {
    const { settings } = make([])
    const threshold = (budget: number) => make([], { settings: { ...settings, budget } }).threshold
    expect(threshold(0.5)).toBeGreaterThan(threshold(5))
  })
})
