import { contradicts, findDistrusted } from './choose-trusted'
import { readLessons } from './read-lessons'
import { flip, KNOWN, makeBase, makeLesson, makeLessons, NEWS, NOW } from './testing/make-lessons'
import type { Lesson } from './lesson'

const base = makeBase()
const distrusted = (lessons: readonly Lesson[]): readonly string[] => findDistrusted(base, readLessons(base, lessons), NOW)
const by = (account: string, lessons: readonly Lesson[]): readonly Lesson[] => lessons.map(lesson => ({ ...lesson, account }))

describe('accounts that turn all around', () => {
  it('are found when they are alone', () => {
    expect(distrusted(by('jahat', makeLessons(KNOWN, 90).map(flip)))).toEqual(['jahat'])
  })

  it('are found among honest ones, who stay', () => {
    const honest = makeLessons(KNOWN, 120, ['ani', 'budi'])
    expect(distrusted([...honest, ...by('jahat', makeLessons(KNOWN, 60, ['jahat'], 130).map(flip))])).toEqual(['jahat'])
    // Louder than both together.
    expect(distrusted([...honest, ...by('jahat', makeLessons(KNOWN, 240, ['jahat'], 130).map(flip))])).toEqual(['jahat'])
  })

  it('are not those whom the others bear out where the base is wrong', () => {
    const wrongAboutWord = (account: string, from: number) => Array.from({ length: 60 }, (_, at) =>
      makeLesson(KNOWN.positif[at % 5]!, 'negatif', from + at, { account }))
    expect(distrusted([...wrongAboutWord('ani', 0), ...wrongAboutWord('budi', 70)])).toEqual([])
  })

  it('are not those who say little, or who settle many copies of one text', () => {
    expect(distrusted(by('ani', makeLessons(KNOWN, 12).map(flip)))).toEqual([])
    expect(distrusted(Array.from({ length: 50 }, () => makeLesson('bagus', 'negatif', 5)))).toEqual([])
  })

  it('are not those who teach words the base does not know', () => {
    expect(distrusted(makeLessons(NEWS, 120, ['ani', 'budi']))).toEqual([])
  })

  it('are told from people who report errors only: these choose the likelier of the two tones left', () => {
    // Called positif; the person says negatif, and so had the model next.
    const sarcasm = Array.from({ length: 30 }, () => ({ label: 0, said: 2, chances: [0.25, 0.15, 0.6] as const }))
    expect(contradicts(sarcasm)).toBe(false)
    expect(contradicts(sarcasm.map(one => ({ ...one, chances: [0.1, 0.2, 0.7] as const })))).toBe(true)
    expect(contradicts(sarcasm.slice(0, 9).map(one => ({ ...one, chances: [0.1, 0.2, 0.7] as const })))).toBe(false)
  })
})
