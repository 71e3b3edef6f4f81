import fc from 'fast-check'
import { readQueryTokens } from './read-query-tokens'
import { anyQueryText } from './testing/any-query-text'

const shown = (text: string) => readQueryTokens(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)

it.each([
  ['judul:(kpk OR "bea cukai") -x', [
    'field judul:', 'bracket (', 'word kpk', 'operator OR', 'phrase "bea cukai"', 'bracket )', 'not -', 'word x']],
  ['im* NEAR/5 =BPN BUKAN #Tag', ['wildcard im*', 'operator NEAR/5', 'exact =BPN', 'not BUKAN', 'hashtag #Tag']],
  ['="a b" c"d"e', ['exact ="a b"', 'word c', 'phrase "d"', 'word e']],
  ['a "b (c', ['word a', 'broken "b (c']],
  ['+a | "b"~2 warna:c NEAR', [
    'broken +', 'word a', 'broken |', 'phrase "b"', 'broken ~2', 'broken warna:', 'word c', 'broken NEAR']],
  ['', []],
])('%j', (text, expected) => expect(shown(text)).toEqual(expected))

it('covers everything but blanks, in order, without overlap', () => {
  fc.assert(fc.property(anyQueryText, text => {
    let last = 0
    for (const { start, end } of readQueryTokens(text)) {
      expect(text.slice(last, start)).toMatch(/^[\s\p{Cf}]*$/u)
      expect(end).toBeGreaterThan(start)
      last = end
    }
    expect(text.slice(last)).toMatch(/^[\s\p{Cf}]*$/u)
  }), { numRuns: 1000 })
})

it.each([
  'a', '"', '(', '-', '+', '=', '~', '|', '&', 'a:', 'judul:', '*', 'NEAR/', '«"', 'a ', '\u200b', 'https://', '#', '9'.repeat(50),
])(
  'reads 200,000 characters of %j', piece => {
    expect(readQueryTokens(piece.repeat(200_000 / piece.length)).length).toBeGreaterThanOrEqual(0)
  })
