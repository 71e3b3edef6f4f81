import fc from 'fast-check'
import { foldText } from './fold-text'
import { tokenise } from './tokenise'

const words = (text: string) => tokenise(text).map(token => token.text)
const bares = (text: string) => tokenise(text).map(token => token.bare)
const slices = (text: string) => tokenise(text).map(token => text.slice(token.start, token.end))

describe('words', () => {
  it.each([
    ['KPK tangkap Bupati.', ['kpk', 'tangkap', 'bupati']],
    ['kantor-kantor', ['kantor', 'kantor']],
    ['ＰＮ Jakarta', ['pn', 'jakarta']],
    ['𝐊𝐏𝐊', ['kpk']],
    ['K\u200bP\u200bK\u200b!', ['kpk']],
    ['soft\u00adhyphen', ['softhyphen']],
    ['Café DÉPOK', ['cafe', 'depok']],
    ['Cafe\u0301', ['cafe']],
    ['Jum’at Ma\'ruf', ['jumat', 'maruf']],
    ["'KPK' kata 'dia'", ['kpk', 'kata', 'dia']],
    ['Rp1.000', ['rp1', '000']],
    ['İstanbul', ['istanbul']],
    ['lihat https://kpk.go.id/Berita?id=1 ya', ['lihat', 'ya']],
    ['www.kpk.go.id', []],
    ['#SaveKPK2024 #pelayanan_imigrasi', ['save', 'kpk', '2024', 'pelayanan', 'imigrasi']],
    ['@KPK_RI, @a.b. dan surel x@kpk.go.id', ['@kpk_ri', '@a.b', 'dan', 'surel', 'x', 'kpk', 'go', 'id']],
    ['# @ _ #___', []],
    ['', []],
  ])('%j', (text, expected) => expect(words(text)).toEqual(expected))
})

describe('clitics', () => {
  it.each([
    ['imigrasinya Imigrasilah polisikah', ['imigrasi', 'imigrasi', 'polisi']],
    ['kantornyalah kantormu kantorku kantorpun', ['kantor', 'kantor', 'kantor', 'kantor']],
    ['masalah sekolah jumlah buku ilmu hanya punya', ['masalah', 'sekolah', 'jumlah', 'buku', 'ilmu', 'hanya', 'punya']],
    ['masalahnya pelakunya', ['masalah', 'pelaku']],
    ['KPKnya PNnya KAIlah PN pnnya', ['kpk', 'pn', 'kai', 'pn', 'pnnya']],
    ['KPK-nya', ['kpk', 'nya']],
    ["Indonesia's KPK'nya", ['indonesia', 'kpk']],
    ['@imigrasinya', ['@imigrasinya']],
  ])('%j', (text, expected) => expect(bares(text)).toEqual(expected))

  it('keeps the surface beside the stripped form', () => {
    expect(tokenise('imigrasinya')[0]).toMatchObject({ text: 'imigrasinya', bare: 'imigrasi', start: 0, end: 11 })
  })
})

describe('places', () => {
  it.each([
    ['“K\u200bPK” — Polri', ['K\u200bPK', 'Polri']],
    ['👏👏 Imigrasi😭', ['Imigrasi']],
    ['#SaveKPK', ['Save', 'KPK']],
    ['ﬁlm Cafe\u0301', ['ﬁlm', 'Cafe\u0301']],
  ])('%j', (text, expected) => expect(slices(text)).toEqual(expected))

  it('describes a hashtag as one word on its first token', () => {
    const [, save, kpk] = tokenise('ayo #SaveKPK')
    expect(save?.hashtag).toEqual({ text: '#savekpk', start: 4, end: 12, size: 2 })
    expect(kpk?.hashtag).toBeNull()
  })

  it.each([
    ['BPJS Kesehatan', 'joined'], ['BPJS\n\nKesehatan', 'joined'], ['BPJS-Kesehatan', 'joined'], ['BPJS-\nKesehatan', 'joined'],
    ['BPJS \u200bKesehatan', 'joined'], ['#BpjsKesehatan', 'joined'], ['BPJS #Kesehatan', 'joined'],
    ['BPJS - Kesehatan', 'punctuated'], ['BPJS. Kesehatan', 'punctuated'], ['BPJS/Kesehatan', 'punctuated'],
    ['BPJS … 😭 Kesehatan', 'far'], ['BPJS https://a.id/b Kesehatan', 'far'],
  ])('gap in %j is %s', (text, gap) => {
    expect(tokenise(text).map(token => token.gap)).toEqual(['far', gap])
  })
})

const pieces = fc.array(fc.constantFrom(
  'KPK', 'imigrasinya', 'é', 'e\u0301', '\u200b', '#', '@', '_', "'", ' ', '.', '-', '😭', 'ﬁ', '½', 'Ａ', 'İ',
))
const anyText = fc.oneof(fc.string({ unit: 'binary' }), pieces.map(parts => parts.join('')))

it.each([["a'", 16e6], ['a', 16e6], ['a\u200b', 1e6], ['#', 1e6], ['@a', 1e6], [' - ', 1e6], ['e\u0301', 1e6]])(
  'does not break on %j repeated over %d characters', (piece, length) => {
    expect(() => tokenise(piece.repeat(length / piece.length))).not.toThrow()
  })

describe('laws', () => {
  it('folding twice changes nothing more', () => {
    fc.assert(fc.property(anyText, text => expect(foldText(foldText(text))).toBe(foldText(text))))
  })

  it('every token folds its own slice; tokens stand in order without overlap; none is empty', () => {
    fc.assert(fc.property(anyText, text => {
      let last = 0
      for (const { text: folded, bare, start, end } of tokenise(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(folded).toBe(foldText(text.slice(start, end)))
        expect(folded.startsWith(bare)).toBe(true)
        last = end
      }
    }), { numRuns: 500 })
  })

  it('what surrounds a word does not change it', () => {
    fc.assert(fc.property(anyText, text => {
      const alone = tokenise(text)
      expect(tokenise(`"  ${text} ". `).map(({ start, end, text: folded }) => ({ start: start - 3, end: end - 3, folded })))
        .toEqual(alone.map(({ start, end, text: folded }) => ({ start, end, folded })))
    }))
  })
})
