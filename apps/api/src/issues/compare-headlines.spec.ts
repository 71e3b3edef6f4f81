import fc from 'fast-check'
import { compareHeadlines } from './compare-headlines'

describe('compareHeadlines', () => {
  it.each([
    ['the same words', 'Banjir di Pasar', 'Banjir di Pasar', [], []],
    ['another case and other signs', 'Banjir di Pasar!', '"BANJIR" di pasar', [], []],
    ['a word more', 'Banjir di Pasar', 'Banjir besar di Pasar', [], ['besar']],
    ['a word replaced', 'Tiga tewas, dua hilang', 'Lima tewas, dua hilang', ['Tiga'], ['Lima']],
    ['a word more often', 'dan', 'dan dan', [], ['dan']],
    ['a sign alone', 'Banjir di Pasar', 'Banjir di Pasar – Koran', [], ['Koran']],
    ['nothing at all', '', 'Banjir', [], ['Banjir']],
  ])('finds what differs in %s', (_name, first, copy, removed, added) => {
    expect(compareHeadlines(first, copy)).toEqual({ removed, added })
  })

  it('turns around with its arguments, and finds nothing in the same words in another order', () => {
    const headline = fc.array(fc.constantFrom('banjir', 'Banjir', 'pasar', 'tiga', 'di', '2026'), { maxLength: 8 })
    fc.assert(fc.property(headline, headline, (first, copy) => {
      const { removed, added } = compareHeadlines(first.join(' '), copy.join(' '))
      expect(compareHeadlines(copy.join(' '), first.join(' '))).toEqual({ removed: added, added: removed })
      expect(compareHeadlines(first.join(' '), [...first].reverse().join(' '))).toEqual({ removed: [], added: [] })
      expect(first.length - removed.length).toBe(copy.length - added.length)
    }))
  })
})
