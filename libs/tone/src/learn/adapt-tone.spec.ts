import { knowsWord } from '../index-features'
import fc from 'fast-check'
import { loadTone, serialiseTone } from '../store-tone'
import { adaptTone } from './adapt-tone'
import { judgeLesson } from './judge-lesson'
import { DAY, KNOWN, makeBase, makeLesson, makeLessons, NEWS, NOW, TONES, writeText } from './testing/make-lessons'

const base = makeBase()
const saidOf = (model: typeof base, word: string, at: number): string =>
  TONES[judgeLesson(model, makeLesson(word, 'netral', at)).said]!
const chanceOf = (model: typeof base, word: string, tone: number): number =>
  judgeLesson(model, makeLesson(word, 'netral', 500)).chances[tone]!

describe('learning from lessons', () => {
  it('gives the same model where there is nothing to learn', () => {
    expect(adaptTone(base, [], NOW)).toBe(base)
    const foreign = makeLesson('', 'negatif', 0, { title: 'The quick brown fox and the lazy dog are here with you', spans: [] })
    expect(adaptTone(base, [foreign], NOW)).toBe(base)
  })

  it('gives the same bytes twice, which load as the same model', () => {
    const lessons = makeLessons(NEWS, 60)
    const model = adaptTone(base, lessons, NOW)
    expect(serialiseTone(adaptTone(base, lessons, NOW))).toBe(serialiseTone(model))
    expect(judgeLesson(loadTone(serialiseTone(model)), lessons[4]!)).toEqual(judgeLesson(model, lessons[4]!))
    expect(model.version).not.toBe(base.version)
  })

  it('learns new words, in texts it did not see, and keeps the old ones', () => {
    const model = adaptTone(base, [...makeLessons(NEWS, 90), ...makeLessons(KNOWN, 60, ['ani'], 90)], NOW)
    for (const tone of TONES) {
      expect(NEWS[tone].map(word => saidOf(model, word, 400))).toEqual(NEWS[tone].map(() => tone))
      expect(KNOWN[tone].map(word => saidOf(model, word, 401))).toEqual(KNOWN[tone].map(() => tone))
    }
    expect(NEWS.negatif.map(word => saidOf(base, word, 400))).not.toEqual(['negatif', 'negatif', 'negatif'])
  })

  it('learns no word by heart from one text, however often it was copied', () => {
    const lessons = makeLessons(KNOWN, 60)
    const copies = [1, 2, 3, 4, 5].map(() => makeLesson('payung', 'negatif', 70))
    expect(knowsWord(adaptTone(base, [...lessons, ...copies], NOW).index, 'payung')).toBe(false)
    const twice = [70, 81].map(at => makeLesson('payung', 'negatif', at))
    expect(knowsWord(adaptTone(base, [...lessons, ...twice], NOW).index, 'payung')).toBe(true)
  })

  it('believes what is said now more than what was said a year ago', () => {
    const said = (word: string, tone: 'negatif' | 'positif', from: number, at: number) =>
      Array.from({ length: 12 }, (_, k) => makeLesson(word, tone, from + k * 7, { at }))
    const year = NOW - 365 * DAY
    const known = makeLessons(KNOWN, 60)
    const turned = adaptTone(base, [...known, ...said('payung', 'negatif', 0, NOW), ...said('payung', 'positif', 100, year)], NOW)
    expect(chanceOf(turned, 'payung', 0)).toBeGreaterThan(chanceOf(turned, 'payung', 2))
    const other = adaptTone(base, [...known, ...said('payung', 'negatif', 0, year), ...said('payung', 'positif', 100, NOW)], NOW)
    expect(chanceOf(other, 'payung', 2)).toBeGreaterThan(chanceOf(other, 'payung', 0))
  })

  it('keeps most of what it knows when people report its errors only', () => {
    // All lessons say "neutral", since the model called these texts otherwise.
    const errors = Array.from({ length: 12 }, (_, at) => makeLesson(KNOWN.positif[at % 2]!, 'netral', at))
    const model = adaptTone(base, errors, NOW)
    expect(KNOWN.negatif.map(word => saidOf(model, word, 400))).toEqual(KNOWN.negatif.map(() => 'negatif'))
    const kept = KNOWN.positif.slice(2).filter(word => saidOf(model, word, 400) === 'positif')
    expect(kept.length).toBeGreaterThanOrEqual(2)
  })

  it('gives chances that sum to 1 and finite weights, whatever people say', () => {
    const lesson = fc.record({
      word: fc.constantFrom(...KNOWN.negatif, ...NEWS.positif, '!!', ''), tone: fc.constantFrom(...TONES), at: fc.nat(900),
      days: fc.nat(4000) })
    fc.assert(fc.property(fc.array(lesson, { maxLength: 15 }), drawn => {
      const lessons = drawn.map(({ word, tone, at, days }) => makeLesson(word, tone, at, { at: NOW - days * DAY }))
      const model = adaptTone(base, lessons, NOW)
      expect(judgeLesson(model, makeLesson('payung', 'netral', 3)).chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1)
      expect([...model.weights].every(Number.isFinite)).toBe(true)
    }), { numRuns: 15 })
  })

  it('reads headline and body of a post', () => {
    const spans = [{ field: 'text' as const, start: 0, end: 9 }]
    const body = makeLessons(NEWS, 60).map(({ title, ...lesson }) => ({ ...lesson, text: title!, spans }))
    const model = adaptTone(base, [...body, ...makeLessons(KNOWN, 30, ['ani'], 90)], NOW)
    const both = { title: writeText('rapat', 5), text: writeText('kerupuk', 9), spans }
    const judged = judgeLesson(model, { ...makeLesson('', 'netral', 0), ...both })
    expect(TONES[judged.said]).toBe('negatif')
  })
})
