import { findPlace, indexFeatures, knowsWord } from './index-features'

const names = ['b:<s> baik', 'b:baik sekali', 'C:baik', 'O:buruk', 'w:baik', 'w:sekali', 'x1:a:praise', 'len:2']

it('finds each feature by its name where its weights start', () => {
  const index = indexFeatures(names)
  expect(names.map(name => findPlace(index, name))).toEqual(names.map((_, at) => at * 3))
})

it.each(['w:buruk', 'C:sekali', 'O:baik', 'b:sekali baik', 'b:baik', 'w:', 'x2:a:praise', ''])('does not find %j', name => {
  expect(findPlace(indexFeatures(names), name)).toBe(-1)
})

it('knows a word by itself only where it has weights of its own', () => {
  const index = indexFeatures(names)
  expect(['baik', 'buruk', 'lain'].map(word => knowsWord(index, word))).toEqual([true, false, false])
})
