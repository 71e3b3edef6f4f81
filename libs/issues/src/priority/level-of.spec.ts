import fc from 'fast-check'
import { DEFAULT_THRESHOLDS, ISSUE_LEVELS, isLargeButUnsure, levelOf, type IssueLevel } from './level-of'

describe('levelOf', () => {
  it.each([
    [0, null, 'hijau'], [34.9, null, 'hijau'], [35, null, 'kuning'], [60, null, 'merah'], [80, null, 'krisis'], [100, null, 'krisis'],
    [35, 'hijau', 'kuning'], [85, 'hijau', 'krisis'],
    [57, 'merah', 'merah'], [55, 'merah', 'merah'], [54.9, 'merah', 'kuning'], [29, 'merah', 'hijau'], [31, 'merah', 'kuning'],
    [76, 'krisis', 'krisis'], [57, 'krisis', 'merah'],
  ] as const)('of %p after %p is %s', (score, previous, level) => expect(levelOf(score, DEFAULT_THRESHOLDS, previous)).toBe(level))

  it('does not flicker: a score that trembles by less than the slack changes it once at most', () => {
    const tremble = fc.array(fc.double({ min: 0, max: 4.99, noNaN: true }), { minLength: 2 })
    fc.assert(fc.property(fc.integer({ min: 0, max: 95 }), tremble, (base, steps) => {
      const levels: IssueLevel[] = []
      for (const step of steps) levels.push(levelOf(base + step, DEFAULT_THRESHOLDS, levels.at(-1) ?? null))
      expect(new Set(levels).size).toBeLessThanOrEqual(2)
      expect(levels.filter((level, at) => at > 0 && level !== levels[at - 1]).length).toBeLessThanOrEqual(1)
    }))
  })

  it('is monotone in the score', () => {
    const score = fc.double({ min: 0, max: 100, noNaN: true })
    fc.assert(fc.property(score, score, fc.option(fc.constantFrom(...ISSUE_LEVELS)), (one, other, previous) => {
      const rank = (of: number): number => ISSUE_LEVELS.indexOf(levelOf(of, DEFAULT_THRESHOLDS, previous))
      expect(rank(Math.min(one, other))).toBeLessThanOrEqual(rank(Math.max(one, other)))
    }))
  })
})

it.each([[40, 70, true], [60, 90, false], [20, 59, false], [59.9, 60, true]])('with %p for sure and %p at most: large but unsure %p', (score, upper, unsure) => {
  expect(isLargeButUnsure({ score, upper }, DEFAULT_THRESHOLDS)).toBe(unsure)
})
