import fc from 'fast-check'
import { makeReading, listFeatures } from './features/list-features'
import { groupValues } from './features/group-values'
import { findFeatures } from './find-features'
import { findPlaces } from './find-places'
import { indexFeatures } from './index-features'
import { readTokens } from './read-tokens'

const piece = fc.constantFrom('PLN', 'KPK', 'lambat', 'cepat', 'tidak', 'ramahnya', 'dikritik', ',', '.', '?', 'tapi', '😭', 'yg', '2')
const anyText = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(' '))
const read = (text: string) => makeReading(text, readTokens(text, findPlaces(text, 'PLN')))

describe('finding features', () => {
  it('finds exactly what training lists, with the same values and tokens', () => {
    fc.assert(fc.property(anyText, fc.nat({ max: 4 }), (text, gap) => {
      const reading = read(text)
      const bag = listFeatures(reading)
      const values = groupValues(bag, reading.tokens.length)
      const known = [...bag.values()].filter((_, at) => gap === 0 || at % (gap + 1) !== 0)
      const expected = known.map(({ group, tokens }, at) => ({ at: at * 3, value: values[group], tokens }))
      const found = findFeatures(indexFeatures(known.map(({ name }) => name)), reading)
      expect(found.toSorted((a, b) => a.at - b.at)).toEqual(expected)
    }))
  })

  it('lists words, pairs and what tells whom the tone is about', () => {
    const names = [...listFeatures(read('PLN lambat, Damkar cepat')).keys()]
    expect(names).toEqual(expect.arrayContaining([
      'w:lambat', 'b:<s> «T»', 'b:«T» lambat', 'C:lambat', 'O:cepat', 'x1:in:bad', 'x1:out:good', 'x1:nextr:bad', 'place:first',
    ]))
    expect(names).not.toContain('C:cepat')
  })

  it('counts a negated word as another class', () => {
    const names = [...listFeatures(read('PLN tidak ramah')).keys()]
    expect(names).toContain('x1:r:-good')
    expect(names).not.toContain('x1:r:good')
  })
})
