import fc from 'fast-check'
import { featureNumbers, findFeatures } from './find-features'
import { indexFeatures } from './index-features'
import { readWords } from './read-words'
import { collectFeatures } from './train/collect-features'
import type { ToneModel } from './tone-model'

const modelOf = (names: readonly string[]): ToneModel =>
  ({ version: 'v', scale: 1, bias: [0, 0, 0], names, weights: new Int8Array(names.length * 3), index: indexFeatures(names) })

describe('reading words', () => {
  it.each([
    ['Tempatnya BAGUS.', ['tempat', 'nya', 'bagus'], [0, 0, 1]],
    ['masalahnya, masalah', ['masalah', 'nya', 'masalah'], [0, 0, 1]],
    ['#SaveKPK @KPK_RI', ['save', 'kpk', '@kpk_ri'], [0, 1, 2]],
    ['', [], []],
  ])('%j', (text, names, placeOf) => expect(readWords(text)).toMatchObject({ names, placeOf }))
})

describe('finding features', () => {
  const model = modelOf(['tidak ramah', 'ramah', 'nya ramah'])

  it.each([
    ['tidak ramah', [0, 1]], ['tidak, RAMAH!', [0, 1]], ['tidak pernah ramah', [1]], ['petugasnya ramah', [1, 2]],
    ['ramah tidak', [1]],
    ['ramah tidak ramah ramah', [0, 1]], ['tidak', []], ['', []],
  ])('%j', (text, expected) => expect([...featureNumbers(model, text)].sort()).toEqual(expected))

  it('tells the words a feature starts and ends at, the first time it occurs', () => {
    expect(findFeatures(model, readWords('sangat ramah, tidak ramah'))).toEqual([
      { feature: 1, first: 1, last: 1 }, { feature: 0, first: 2, last: 3 },
    ])
  })

  it('finds exactly what training collects', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'kantornya', 'c', 'b-b'), { maxLength: 12 }).map(words => words.join(' '))
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), texts => {
      const { names, rows } = collectFeatures(texts.map(one => ({ text: one, label: 'netral' })))
      const full = modelOf(names)
      texts.forEach((one, at) => {
        expect([...featureNumbers(full, one)].sort((a, b) => a - b)).toEqual([...(rows[at] ?? [])].sort((a, b) => a - b))
      })
    }))
  })
})
