import fc from 'fast-check'
import { openSeriesScorer } from './score-series'

const MINUTE = 60_000
const START = Date.UTC(2026, 2, 2)

function scoreAll(values: readonly number[], minutes = 15): readonly number[] {
  const score = openSeriesScorer()
  return values.map((value, at) => score(START + at * minutes * MINUTE, value))
}

/** Counts around twenty with a daily rhythm, the same in each run. */
const calm = (length: number): readonly number[] =>
  Array.from({ length }, (_, at) => Math.round(20 + 8 * Math.sin(at / 96 * 2 * Math.PI)) + (at * 7919) % 9 - 4)

const withRise = (length: number, from: number, by: number): readonly number[] =>
  calm(length).map((value, at) => (at >= from && at < from + 4 ? value * by : value))

describe('openSeriesScorer', () => {
  it('scores a rise at once and highest', () => {
    const scores = scoreAll(withRise(1344, 1000, 8))
    expect(scores.indexOf(Math.max(...scores))).toBeGreaterThanOrEqual(1000)
    expect(scores.findIndex(score => score > 0.7)).toBe(1000)
  })

  it('rests for a day, and rings again for the double', () => {
    const fired = (scores: readonly number[]) => scores.flatMap((score, at) => (score > 0 && at >= 960 ? [at] : []))
    const once = fired(scoreAll(withRise(1344, 1000, 8)))
    expect(once.filter(at => at > 1003 && at < 1000 + 96)).toEqual([])
    const twice = withRise(1344, 1000, 8).map((value, at) => (at >= 1040 && at < 1044 ? value * 200 : value))
    expect(fired(scoreAll(twice))).toContain(1040)
  })

  it('is surprised by the same rise the less the more often it came', () => {
    const daily = calm(96 * 30).map((value, at) => (at >= 480 && at % 96 === 40 ? value * 8 : value))
    const scores = scoreAll(daily)
    const highest = (day: number) => Math.max(...scores.slice(96 * day, 96 * day + 96))
    expect(highest(5)).toBeGreaterThan(0.6)
    expect(highest(25)).toBe(0)
  })

  it('takes a gap as unknown, not as silence or as a quiet day', () => {
    const score = openSeriesScorer()
    const before = calm(960).map((value, at) => score(START + at * 15 * MINUTE, value))
    const after = calm(96).map((value, at) => score(START + (at + 96 * 90) * 15 * MINUTE, value))
    expect(before.length + after.length).toBe(1056)
    expect(Math.max(...after)).toBeLessThan(0.65)
  })

  it('gives a number from 0 to 1 for any series, from its past only', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 1e8 }), fc.oneof(fc.constant(0), fc.nat({ max: 100 }), fc.double({ min: 0, max: 1e12, noNaN: true })))
    fc.assert(fc.property(fc.array(point, { maxLength: 80 }), fc.nat({ max: 80 }), (points, cut) => {
      const run = (of: typeof points) => {
        const score = openSeriesScorer()
        let at = START
        return of.map(([wait, value]) => score(at += wait, value))
      }
      const scores = run(points)
      expect(scores.every(score => score >= 0 && score <= 1)).toBe(true)
      expect(run(points.slice(0, cut))).toEqual(scores.slice(0, cut))
    }))
  })

  it('goes on as before once old points are dropped', () => {
    const long = withRise(4600, 4500, 40)
    const scores = scoreAll(long, 1)
    const noticed = scores.findIndex((score, at) => at >= 4500 && score > 0.6)
    expect(noticed >= 4500 && noticed < 4505).toBe(true)
  })
})
