import fc from 'fast-check'
import { recogniseLanguage } from './recognise-language'

/** All invented. */
const TEXTS: readonly (readonly [string, 'id' | 'en' | null])[] = [
  ['Antrean paspor di Kanim Bima sejak subuh', 'id'],
  ['BPBD menyalurkan bantuan banjir', 'id'],
  ['Wali Kota resmikan jembatan, warga diminta waspada', 'id'],
  ['gak ada yg bales dm sampe sekarang min', 'id'],
  ['pelayanannya lambat, update status di website error terus', 'id'],
  ['#SaveKPK jangan lemahkan pemberantasan korupsi', 'id'],
  ['The immigration office was closed for two days', 'en'],
  ['Indonesia raises fuel prices and the rupiah falls', 'en'],
  ['el servicio es muy malo para los turistas', null],
  ['die Beamten waren nicht sehr schnell', null],
  ['listrike mati maneh, piye iki ora ning kene wae', null],
  ['KPK OTT Bupati', null],
  ['good job', null],
  ['出入国管理局は閉まっています', null],
  ['https://contoh.example/yang-di-sini @yang_ini', null],
  ['', null],
]

describe('the language of a text', () => {
  it.each(TEXTS)('of "%s" is %s', (text, language) => expect(recogniseLanguage(text)).toBe(language))

  it('is told by the beginning of a long text', () => {
    expect(recogniseLanguage(`${'Warga yang datang ke kantor ini. '.repeat(60)}${'the end of it all '.repeat(2_000)}`)).toBe('id')
  })

  it('of any text is one of these, and the same in capitals', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      expect(['id', 'en', null]).toContain(recogniseLanguage(text))
    }))
    for (const [text, language] of TEXTS.slice(0, 2)) expect(recogniseLanguage(text.toUpperCase())).toBe(language)
  })
})
