import fc from 'fast-check'
import { foldKeepingCase, foldText } from './fold-text'

describe('folding', () => {
  it.each([
    ['KPK', 'kpk'], ['ＫＰＫ', 'kpk'], ['𝕂ℙ𝕂', 'kpk'], ['Café', 'cafe'], ['Cafe\u0301', 'cafe'], ['ﬁ', 'fi'], ['İ', 'i'],
    ['a\u200b\u200d\ufeff\u00adb', 'ab'], ['Jum’at', 'jumat'], ['Ma`ruf', 'maruf'], ['x²', 'x2'], ['', ''],
  ])('%j → %j', (text, expected) => expect(foldText(text)).toBe(expected))

  it.each([['KPK', 'KPK'], ['ＫＰＫ', 'KPK'], ['Polri\u200b', 'Polri'], ['É', 'E']])(
    '%j keeps its capitals as %j', (text, expected) => expect(foldKeepingCase(text)).toBe(expected))
})

it('makes one of all spellings of a text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => {
    for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) expect(foldText(text.normalize(form))).toBe(foldText(text))
  }))
})

it('keeps the length, so that a stem can be cut from the form with capitals', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => {
    fc.pre(/^[\p{Script=Latin}\p{N}\s]*$/u.test(text))
    expect(foldKeepingCase(text)).toHaveLength(foldText(text).length)
  }))
})
