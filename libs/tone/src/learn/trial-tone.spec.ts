import { serialiseTone } from '../store-tone'
import type { Lesson } from './lesson'
import { flip, KNOWN, makeAnchor, makeBase, makeLesson, makeLessons, NEWS, NOW, TONES } from './testing/make-lessons'
import { trialTone, type TrialOutcome } from './trial-tone'

const base = makeBase()
const anchor = makeAnchor()
const run = (lessons: readonly Lesson[], activeSince: number | null = null): TrialOutcome =>
  trialTone(base, lessons, anchor, { now: NOW, activeSince })
const teach = (accounts: readonly string[], many = 180): readonly Lesson[] =>
  [...makeLessons(NEWS, many, accounts), ...makeLessons(KNOWN, 120, accounts, 400)]
const turned = (lessons: readonly Lesson[], account: string): readonly Lesson[] =>
  lessons.map(one => (one.account === account ? flip(one) : one))

describe('a trial', () => {
  it('switches to a model that is better on what neither saw, and shows why', () => {
    const { decision, trial, words, examples, model } = run(teach(['ani', 'budi']))
    expect(decision).toBe('switch')
    expect(trial).toMatchObject({ corrections: 300, heldOut: 300, distrusted: { accounts: [], corrections: 0 } })
    expect(trial!.after - trial!.before).toBeGreaterThan(0.1)
    expect(trial!.differenceLow).toBeGreaterThan(0)
    const { before, after } = trial!.calibrationError!
    for (const error of [before, after]) expect(error > 0 && error < 1).toBe(true)
    expect(words).toContainEqual({ word: 'gerobak', tone: 'negatif', before: null, after: expect.any(Number) })
    expect(examples.some(({ person, before, after }) => person === after && person !== before)).toBe(true)
    expect(model!.version).not.toBe(base.version)
  })

  it('comes out the same each time', () => {
    const [one, other] = [run(teach(['ani'], 60)), run(teach(['ani'], 60))]
    expect({ ...other, model: serialiseTone(other.model!) }).toEqual({ ...one, model: serialiseTone(one.model!) })
  })

  it('has too few: lessons, tones, texts, or confirmations', () => {
    expect(run([])).toEqual({ decision: 'too-few', model: null, trial: null, words: [], examples: [] })
    expect(run(makeLessons(KNOWN, 48)).decision).toBe('too-few')
    expect(run(makeLessons(KNOWN, 150).filter(({ tone }) => tone === 'netral')).decision).toBe('too-few')
    expect(run(Array.from({ length: 90 }, (_, at) => makeLesson('bagus', TONES[at % 3]!, 5))).decision).toBe('too-few')
    const errors = Array.from({ length: 120 }, (_, at) => makeLesson(KNOWN.positif[at % 5]!, at % 2 ? 'netral' : 'negatif', at))
    expect(run(errors).decision).toBe('too-few')
  })

  it('finds nothing better where the base is right already', () => {
    expect(run(makeLessons(KNOWN, 120))).toMatchObject({ decision: 'not-better', trial: { before: 1 } })
  })

  it('judges no text by a model that saw its copy', () => {
    // Every word is new and stands in copies of one text only: whoever saw a copy knows its tone, nobody else can.
    const words = Array.from({ length: 40 }, (_, at) =>
      'bcdfghjklm'[at % 10]! + 'aeiou'[at % 5]! + 'prstn'[Math.floor(at / 8)]! + 'aku')
    const copied = words.flatMap((word, at) =>
      Array.from({ length: 4 }, () => makeLesson(word, at % 2 ? 'negatif' : 'positif', at)))
    const { decision, trial } = run([...makeLessons(KNOWN, 60, ['ani'], 100), ...copied])
    expect(decision).not.toBe('switch')
    expect(trial!.after - trial!.before).toBeLessThan(0.1)
  })

  it('asks what is new since the active model was made', () => {
    const lessons = teach(['ani', 'budi'])
    expect(run(lessons, NOW - 1).decision).toBe('switch')
    expect(run(lessons, NOW)).toMatchObject({ decision: 'not-better', trial: { differenceLow: 0, differenceHigh: 0 } })
  })
})

describe('a hostile account', () => {
  it('does not win alone, whether it flips all or reports "errors" only', () => {
    const { decision, model, trial } = run(turned(makeLessons(KNOWN, 240, ['jahat']), 'jahat'))
    expect([decision, model]).toEqual(['too-few', null])
    expect(trial).toMatchObject({ corrections: 240, heldOut: 0, distrusted: { accounts: ['jahat'], corrections: 240 } })
    const reported = makeLessons(KNOWN, 240, ['jahat']).filter(({ tone }) => tone !== 'netral').map(flip)
    expect(run(reported).decision).toBe('too-few')
  })

  it('is left out and named among two honest ones, whose words are learnt', () => {
    const { decision, trial } = run(turned(teach(['ani', 'budi', 'jahat'], 270), 'jahat'))
    expect(trial!.distrusted).toEqual({ accounts: ['jahat'], corrections: 129 })
    expect(decision).toBe('switch')
  })

  it('does not win by flipping only some, alone or among others', () => {
    const some = (lessons: readonly Lesson[]) =>
      lessons.map((one, at) => (one.account === 'jahat' && at % 5 < 2 ? flip(one) : one))
    expect(run(some(makeLessons(KNOWN, 240, ['jahat']))).decision).not.toBe('switch')
    expect(run(some(makeLessons(KNOWN, 270, ['ani', 'budi', 'jahat']))).decision).not.toBe('switch')
  })

  it('does not win by teaching that nothing is bad any more, though it agrees with itself', () => {
    const white = makeLessons(KNOWN, 300, ['jahat']).map(one => (one.tone === 'negatif' ? { ...one, tone: 'netral' as const } : one))
    expect(run(white)).toMatchObject({ decision: 'forgets', trial: { distrusted: { accounts: [] } } })
    expect(run(white).trial!.differenceLow).toBeGreaterThan(0)
    // The anchor alone would not tell.
    expect(trialTone(base, white, [], { now: NOW, activeSince: null }).decision).toBe('forgets')
  })

  it('does not win by whitewashing what is bad', () => {
    for (const to of ['netral', 'positif'] as const) {
      const white = (lessons: readonly Lesson[]) => lessons.map(one =>
        (one.account === 'jahat' && one.tone === 'negatif' ? { ...one, tone: to } : one))
      expect(run(white(makeLessons(KNOWN, 240, ['jahat']))).decision).not.toBe('switch')
      expect(run(white(makeLessons(KNOWN, 270, ['ani', 'budi', 'jahat']))).decision).not.toBe('switch')
    }
  })
})
