import type { Lesson } from './lesson'
import type { ReadLesson } from './read-lessons'
import { DAY, makeLesson, NOW } from './testing/make-lessons'
import { measureBias, weighLessons } from './weigh-lessons'

const sure = [0.1, 0.8, 0.1] as const
/** The model said neutral with a chance of 0.8. */
const read = (label: number, group: number, more: Partial<Lesson> = {}): ReadLesson =>
  ({ lesson: makeLesson('rapat', 'netral', group, more), passages: [], label, said: 1, chances: sure, group })
const many = (count: number, make: (at: number) => ReadLesson): ReadLesson[] => Array.from({ length: count }, (_, at) => make(at))
const sum = (weights: readonly number[]): number => weights.reduce((total, one) => total + one, 0)

describe('the weight of a lesson', () => {
  it('halves in half a year', () => {
    const [fresh, old, older] = weighLessons([0, 180, 360].map((days, at) => read(1, at, { at: NOW - days * DAY })), NOW)
    expect([old! / fresh!, older! / fresh!]).toEqual([expect.closeTo(0.5, 6), expect.closeTo(0.25, 6)])
  })

  it('is shared by copies about the same agency, not by other agencies in the same text', () => {
    expect(sum(weighLessons(many(7, () => read(1, 5)), NOW))).toBeCloseTo(1)
    expect(sum(weighLessons([read(1, 5), read(1, 5, { agency: 'Dinas Api' })], NOW))).toBeCloseTo(2)
  })

  it('never lets one account count more than all others and the shipped model together', () => {
    const loud = many(2000, at => read(1, at, { account: 'ramai' }))
    const lessons = [...loud, ...many(40, at => read(1, 3000 + at, { account: 'ani' }))]
    const weights = weighLessons(lessons, NOW)
    expect(sum(weights.slice(0, 2000))).toBeCloseTo(340)
    expect(sum(weights.slice(2000))).toBeCloseTo(40)
    expect(sum(weighLessons(many(2000, at => read(1, at)), NOW))).toBeCloseTo(300)
    expect(sum(weighLessons(many(100, at => read(1, at)), NOW))).toBeCloseTo(100)
  })

  it('is that of any other where people judge whatever comes, and small where they report errors only', () => {
    const asTheyCome = [...many(80, at => read(1, at)), ...many(20, at => read(0, 100 + at))]
    expect(measureBias(asTheyCome)).toBeCloseTo(1)
    const errors = [...many(20, at => read(1, at)), ...many(80, at => read(0, 100 + at))]
    expect(measureBias(errors)).toBeCloseTo(16)
    expect(weighLessons(errors, NOW)[50]).toBeCloseTo(1 / 8)
    expect(weighLessons(errors, NOW)[0]).toBeCloseTo(1)
  })
})
