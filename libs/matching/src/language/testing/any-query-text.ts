import fc from 'fast-check'

const SIGNS = [
  '"', '“', '”', '«', '»', '(', ')', '-', '−', '=', '+', '*', '|',
  '&&', '~5', ':', '#', '@', ' ', '\u200b', '\n', 'ʼ', '😭', 'é', '.',
]
const WORDS = [
  'kpk', 'KPK', 'a', 'AND', 'DAN', 'OR', 'NOT', 'dan', 'NEAR/5', 'ONEAR/', 'near/200',
  'judul:', 'bahasa:', 'sumber:', 'x:', 'https://a.id',
]
const pieces = fc.array(fc.constantFrom(...SIGNS, ...WORDS, ' ', ' '), { maxLength: 40 }).map(parts => parts.join(''))

/** Texts that people or programs might hand in as a query, most of them broken. */
export const anyQueryText: fc.Arbitrary<string> = fc.oneof(fc.string({ unit: 'binary' }), { weight: 4, arbitrary: pieces })
