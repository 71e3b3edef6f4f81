import fc from 'fast-check'
import { findPairPlace, makePairTable } from './pair-table'

it('finds what a map finds, and nothing else', () => {
  const number = fc.oneof(fc.nat(6), fc.nat(100_000))
  const pairs = fc.array(fc.tuple(number, number, fc.nat(1_000_000)), { maxLength: 200 })
  fc.assert(fc.property(pairs, fc.array(fc.tuple(number, number)), (known, asked) => {
    const table = makePairTable(known)
    const map = new Map(known.map(([first, second, place]) => [`${first} ${second}`, place]))
    for (const [first, second] of [...asked, ...known]) {
      expect(findPairPlace(table, first, second)).toBe(map.get(`${first} ${second}`) ?? -1)
    }
  }))
})
