import type { QueryRemark } from '@kentongan/contracts'
import { piecesFor } from './complete-query'
import { underlinedPlace } from './underlined-place'
import { wordRemark, wordRemarks } from './word-remarks'
import { catalogueText } from '../testing/catalogue-text'

const remark = (code: string, start = 13, values: QueryRemark['values'] = {}): QueryRemark => ({ code, start, end: start + 1, values: { ...values, column: start + 1 } })

it.each([
  [remark('unclosed-quote'), 'Tanda kutip di kolom 14 tidak ditutup; tambahkan tanda kutip penutup.'],
  [remark('missing-operand', 4, { name: 'ATAU' }), 'ATAU di kolom 5 kekurangan kata di salah satu sisinya; tambahkan kata atau hapus ATAU.'],
  [remark('not-in-the-catalogue', 0), 'Kueri tidak dapat dibaca di kolom 1 (not-in-the-catalogue).'],
])('words %j', (given, sentence) => {
  expect(wordRemark(catalogueText, given)).toBe(sentence)
})

it('names problems first, each in the order of the text', () => {
  const worded = wordRemarks(catalogueText, { problems: [remark('plus', 9), remark('empty-group', 2)], hints: [remark('mixed-and-or', 0)] })
  expect(worded.map(each => [each.severity, each.remark.code])).toEqual([['problem', 'empty-group'], ['problem', 'plus'], ['hint', 'mixed-and-or']])
})

it.each([
  [{ start: 2, end: 5 }, 9, { start: 2, end: 5 }],
  [{ start: 9, end: 9 }, 9, { start: 8, end: 9 }],
  [{ start: 3, end: 3 }, 9, { start: 3, end: 4 }],
  [{ start: 0, end: 0 }, 0, { start: 0, end: 0 }],
  [{ start: 7, end: 40 }, 9, { start: 7, end: 9 }],
])('underlines %j of %i characters at %j', (place, length, expected) => {
  expect(underlinedPlace(place, length)).toEqual(expected)
})

it.each([
  ['ju', 'id', ['judul:']],
  ['ti', 'id', ['title:']],
  ['a', 'id', ['author:', 'AND', 'ATAU']],
  ['a', 'en', ['author:', 'AND', 'ATAU']],
  ['near', 'id', ['NEAR/12']],
  ['x', 'id', []],
] as const)('offers for "%s" in %s: %j', (word, locale, labels) => {
  expect(piecesFor(word, locale).map(each => each.label)).toEqual(labels)
})

it('offers everything where nothing is typed, in the viewer\'s language', () => {
  expect(piecesFor('', 'id').map(each => each.label)).toContain('DAN')
  expect(piecesFor('', 'en').map(each => each.label)).not.toContain('DAN')
})
