import { compareHeadlines } from './compare-headlines'

describe('compareHeadlines', () => {
  it.each([
    ['the same words in another case and with other signs', 'Banjir di Pasar', '"BANJIR" di pasar!', [], []],
    ['a word more', 'Banjir di Pasar', 'Banjir besar di Pasar', [], ['besar']],
    ['words replaced', 'Tiga tewas, dua hilang', 'Lima tewas, dua hilang', ['Tiga'], ['Lima']],
    ['words in a row', 'Banjir di Pasar', 'Banjir di Pasar: warga minta bantuan', [], ['warga minta bantuan']],
    ['a headline that is empty', '', 'Banjir', [], ['Banjir']],
  ])('says what differs in %s', (_name, first, copy, removed, added) => {
    expect(compareHeadlines(first, copy)).toEqual({ removed, added })
  })
})
