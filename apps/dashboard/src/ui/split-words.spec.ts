import fc from 'fast-check'
import { splitWords } from './split-words'

it.each([
  [['BPBD'], ['BPBD']],
  [['banjir, tanggul jebol,'], ['banjir', 'tanggul jebol']],
  [['satu;dua\ntiga'], ['satu', 'dua', 'tiga']],
  [['posko   banjir '], ['posko banjir']],
  [['BPBD', 'BPBD'], ['BPBD']],
  [['BPBD', 'bpbd'], ['BPBD', 'bpbd']],
  [['a', ' ', ''], []],
])('cuts %j into %j', (values, expected) => {
  expect(splitWords(values)).toEqual(expected)
})

it('cuts nothing twice', () => {
  fc.assert(fc.property(fc.array(fc.string()), values => {
    const once = splitWords(values)
    expect(splitWords(once)).toEqual(once)
  }))
})
