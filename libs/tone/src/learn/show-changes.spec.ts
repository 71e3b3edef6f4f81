import { adaptTone } from './adapt-tone'
import { compareWords } from './compare-words'
import { pickExamples, type HeldOutLesson } from './pick-examples'
import { KNOWN, makeBase, makeLesson, makeLessons, NEWS, NOW } from './testing/make-lessons'

const base = makeBase()
const said = (tone: number, chance: number) =>
  ({ said: tone, chances: [0, 1, 2].map(one => (one === tone ? chance : (1 - chance) / 2)) as [number, number, number] })
const held = (at: number, before: number, after: number): HeldOutLesson => ({
  read: { lesson: makeLesson('payung', 'negatif', at), passages: [], label: 0, ...said(before, 0.6), group: at },
  before: said(before, 0.6), after: said(after, 0.5 + at / 1000),
})

describe('the words that changed', () => {
  it('are none between a model and itself', () => {
    expect(compareWords(base, base)).toEqual([])
  })

  it('are words people read, with the tone they moved to, new ones without a weight before', () => {
    const words = compareWords(base, adaptTone(base, [...makeLessons(NEWS, 90), ...makeLessons(KNOWN, 60, ['ani'], 90)], NOW))
    expect(words.slice(0, 9).map(({ word }) => word).every(word => Object.values(NEWS).flat().includes(word))).toBe(true)
    expect(words.find(({ word }) => word === 'ketupat')).toMatchObject({ tone: 'positif', before: null })
    expect(words.map(({ word }) => word)).not.toContain('kata')
    expect(words.length).toBeLessThanOrEqual(40)
  })
})

describe('the examples', () => {
  it('are those on which the models differ, one of each group', () => {
    expect(pickExamples([held(1, 0, 0), held(2, 1, 0), held(2, 1, 0)])).toEqual([
      { text: expect.stringContaining('payung'), agency: 'Dinas Air', person: 'negatif', before: 'netral', after: 'negatif' }])
  })

  it('show better and worse in their share, the largest moves first', () => {
    const better = Array.from({ length: 30 }, (_, at) => held(at, 1, 0))
    const examples = pickExamples([...better, ...Array.from({ length: 10 }, (_, at) => held(100 + at, 0, 2))])
    expect(examples).toHaveLength(12)
    expect(examples.filter(({ after }) => after === 'negatif')).toHaveLength(9)
    expect(examples[0]!.text).toBe(held(29, 1, 0).read.lesson.title)
  })
})
