import { findPassages } from './find-passages'
import { findPlaces } from './find-places'

const found = (text: string, name: string | undefined) => findPlaces(text, name).map(({ start, end }) => text.slice(start, end))

describe('places of a name', () => {
  it.each([
    ['PLN padam, pln lagi', 'PLN', ['PLN', 'pln']],
    ['KPKPN lain dari KPK', 'KPK', ['KPK']],
    ['#SaveKPK sekarang', 'KPK', ['KPK']],
    ['Tak ada di sini', 'BPN', []],
    ['Apa saja', '', []],
    ['Apa saja', undefined, []],
  ] as const)('%s, %s', (text, name, expected) => expect(found(text, name)).toEqual(expected))
})

describe('passages', () => {
  const filler = 'Rapat berlangsung sampai sore di aula dan dihadiri banyak tamu undangan dari kota. '.repeat(8)
  const article = `${filler}Warga mengeluhkan PLN. Padam sejak pagi. ${filler}PLN minta maaf.`

  it('judges a short text whole', () => {
    expect(findPassages('PLN padam', [{ start: 0, end: 3 }])).toEqual([{ start: 0, text: 'PLN padam', targets: [{ start: 0, end: 3 }] }])
    expect(findPassages('  ', [])).toEqual([])
  })

  it('takes the sentences of an article that name the target, each with its follower', () => {
    const passages = findPassages(article, findPlaces(article, 'PLN'))
    expect(passages.map(({ text }) => text.trim())).toEqual(['Warga mengeluhkan PLN. Padam sejak pagi.', 'PLN minta maaf.'])
    for (const { start, text, targets } of passages) {
      expect(article.slice(start, start + text.length)).toBe(text)
      for (const target of targets) expect(text.slice(target.start, target.end)).toBe('PLN')
    }
  })

  it('reads the first sentences of an article about nobody in particular', () => expect(findPassages(article, [])).toHaveLength(8))
})
