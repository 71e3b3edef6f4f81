import fc from 'fast-check'
import { countVoices, type WindowCounts } from './count-voices'
import { noHabit, takeDay } from './habit'
import { judgeSurge, type SurgeQuestion, type Window } from './judge-surge'
import { priorOfAgency, priorOfIssue } from './prior-of'
import { SCALES, type Scale } from './scale'
import { flatProfile } from './season-profile'
import { forecastAll } from './usual'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 2, 30, 5)
const THRESHOLD = 3
const flat = flatProfile(420)

const voices = (count: number): WindowCounts => ({ groups: count, sources: count, posts: count, accounts: count })

/** Windows of which the shortest is still empty. */
function ask(counts: WindowCounts, usual: ReturnType<typeof forecastAll>, change: Partial<SurgeQuestion> = {}): SurgeQuestion {
  const windows = Object.fromEntries(SCALES.map(scale => [scale, { counts: scale === '15m' ? voices(0) : counts, usual: usual[scale] }]))
  return { windows, now: NOW, lastAlarm: null, threshold: THRESHOLD, ...change }
}

describe('an issue of one hour, of an agency with three voices an hour and sixty open issues', () => {
  const usual = forecastAll({ since: NOW - HOUR, hours: [] }, flat, NOW, priorOfIssue(3, 60))
  it.each<[string, WindowCounts, string]>([
    ['is left alone with one post', voices(1), 'usual'],
    ['is left alone with two', voices(2), 'usual'],
    ['fires for five sources', voices(5), 'rise'],
    ['fires for five sources with one text', { groups: 1, sources: 5, posts: 5, accounts: 5 }, 'rise'],
    ['does not fire for fifty copies of one account', { groups: 1, sources: 1, posts: 50, accounts: 1 }, 'copying'],
    ['nor for fifty posts of forty texts of one account', { groups: 40, sources: 1, posts: 50, accounts: 1 }, 'copying'],
    ['nor for fifty accounts with one text', { groups: 1, sources: 1, posts: 50, accounts: 50 }, 'copying'],
    ['nor for ten texts in two sources', { groups: 10, sources: 2, posts: 10, accounts: 9 }, 'too-few-sources'],
  ])('%s', (_, counts, reason) => expect(judgeSurge(ask(counts, usual))).toMatchObject({ reason, fired: reason === 'rise' }))

  it.each<[string, WindowCounts, string]>([
    ['four reports of one newsroom', { groups: 4, sources: 1, posts: 4, accounts: 1 }, 'too-few-sources'],
    ['five posts of one account', { groups: 5, sources: 1, posts: 5, accounts: 1 }, 'copying'],
  ])('however low the threshold, says of %s what it is', (_, counts, reason) => {
    expect(judgeSurge(ask(counts, usual, { threshold: 1.5 })).reason).toBe(reason)
  })
})

describe('an agency with three voices an hour for four weeks', () => {
  const hours = Array.from({ length: 672 }, (_, at) => ({ at: NOW - (672 - at) * HOUR, count: 3 }))
  const usual = forecastAll({ since: NOW - 672 * HOUR, hours }, flat, NOW, priorOfAgency(3))
  const day: Readonly<Record<Scale, number>> = { '15m': 1, '1h': 3, '6h': 18, '24h': 72 }
  const judge = (extra: number, change: Partial<SurgeQuestion> = {}) => judgeSurge({
    windows: Object.fromEntries(SCALES.map((scale): [Scale, Window] => [scale, { counts: voices(day[scale] + extra), usual: usual[scale] }])),
    now: NOW, lastAlarm: null, threshold: THRESHOLD, ...change,
  })

  it('is as usual with its usual, and says by how much it rises', () => {
    expect(judge(0)).toMatchObject({ fired: false, reason: 'usual' })
    const { fired, scale, observed, usual: { mean }, ratio, ratioLow, ratioHigh } = judge(20)
    expect({ fired, scale, observed }).toEqual({ fired: true, scale: '15m', observed: 21 })
    expect(ratio).toBeCloseTo((observed + 1) / (mean + 1))
    expect(ratioLow).toBeLessThan(ratio)
    expect(ratioHigh).toBeGreaterThan(ratio)
  })

  it('rests for 24 hours after an alarm unless the surprise doubles', () => {
    const { surprise } = judge(20)
    expect(judge(20, { lastAlarm: { at: NOW - 24 * HOUR, surprise } })).toMatchObject({ fired: true })
    expect(judge(20, { lastAlarm: { at: NOW - 24 * HOUR + 1, surprise } })).toMatchObject({ fired: false, reason: 'refractory' })
    expect(judge(20, { lastAlarm: { at: NOW - HOUR, surprise: surprise / 2 } })).toMatchObject({ fired: true })
    expect(judge(20, { lastAlarm: { at: NOW - HOUR, surprise: surprise / 1.99 } })).toMatchObject({ fired: false, reason: 'refractory' })
  })

  it('needs more where its days usually get as surprising', () => {
    const lively = Array.from({ length: 28 }).reduce<typeof noHabit>(habit => takeDay(habit, 9), noHabit)
    const windows = (habit: typeof noHabit) => Object.fromEntries(SCALES.map((scale): [Scale, Window] =>
      [scale, { counts: voices(day[scale] + 20), usual: usual[scale], habit }]))
    expect(judge(0, { windows: windows(noHabit) })).toEqual(judge(20))
    expect(judge(0, { windows: windows(lively) })).toMatchObject({ fired: false, reason: 'usual', bare: judge(20).bare })
  })

  it('hears three sources in the window that rises, not in the calm day around it', () => {
    const hour = { counts: { groups: 25, sources: 2, posts: 25, accounts: 20 }, usual: usual['1h'] }
    const whole = { counts: voices(74), usual: usual['24h'] }
    expect(judge(0, { windows: { '1h': hour, '24h': whole }, threshold: 1.5 })).toMatchObject({ reason: 'too-few-sources' })
  })
})

it('needs a window', () => {
  expect(() => judgeSurge({ windows: {}, now: NOW, lastAlarm: null, threshold: 3 })).toThrow(RangeError)
})

const count = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1e9 }))
const counts = fc.record({ groups: count, sources: count, posts: count, accounts: count })
const forecast = fc.record({ mean: fc.double({ min: 0, max: 1e6, noNaN: true }), dispersion: fc.double({ min: 0, max: 20, noNaN: true }) })
const windows = fc.record({
  '15m': fc.record({ counts, usual: forecast }), '1h': fc.record({ counts, usual: forecast }), '24h': fc.record({ counts, usual: forecast }),
}, { requiredKeys: ['1h'] })

it('gives numbers for whatever was counted', () => {
  fc.assert(fc.property(windows, asked => {
    const { surprise, ratio, ratioLow, ratioHigh, usual, bare } = judgeSurge({ windows: asked, now: NOW, lastAlarm: null, threshold: 3 })
    for (const value of [surprise, ratio, ratioLow, ratioHigh, ...Object.values(usual), ...Object.values(bare)]) {
      expect(Number.isFinite(value) && value >= 0).toBe(true)
    }
    expect(ratioLow <= ratio && ratio <= ratioHigh).toBe(true)
  }))
})

it('is no less surprised by more', () => {
  fc.assert(fc.property(windows, fc.nat({ max: 50 }), (asked, more) => {
    const raised = Object.fromEntries(Object.entries(asked).map(([scale, { counts: { groups, sources, ...others }, usual }]) =>
      [scale, { counts: { groups: groups + more, sources: sources + more, ...others }, usual }]))
    const surpriseOf = (of: SurgeQuestion['windows']) => judgeSurge({ windows: of, now: NOW, lastAlarm: null, threshold: 3 }).surprise
    expect(surpriseOf(raised)).toBeGreaterThanOrEqual(surpriseOf(asked) - 1e-9)
  }))
})

it.each([[{ groups: 0, sources: 0 }, 0], [{ groups: 1, sources: 14 }, 5], [{ groups: 3, sources: 14 }, 14], [{ groups: 9, sources: 2 }, 9]])(
  'counts in %j as many voices as %p', (of, expected) => expect(countVoices(of)).toBe(expected))
