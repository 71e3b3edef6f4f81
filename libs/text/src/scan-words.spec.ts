import fc from 'fast-check'
import { scanWords } from './scan-words'
import { CLITIC, createTokenBuffer, HASHTAG } from './token-buffer'
import { tokenise } from './tokenise'
import { createVocabulary } from './vocabulary'

/** What the scan says of a text, in the words of `tokenise`, for a vocabulary that has every word of it. */
function scanned(text: string) {
  const expected = tokenise(text)
  const vocabulary = createVocabulary(expected.flatMap(token => [token.text, token.bare, ...(token.hashtag ? [token.hashtag.text] : [])]))
  const buffer = createTokenBuffer()
  scanWords(vocabulary, text, buffer)
  const word = (number: number) => vocabulary.words[number] ?? null
  return Array.from({ length: buffer.count }, (_, at) => ({
    text: word(buffer.word[at]!),
    bare: buffer.marks[at]! & CLITIC ? word(buffer.bare[at]!) : word(buffer.word[at]!),
    bareLength: buffer.marks[at]! & CLITIC ? buffer.bareLength[at]! : word(buffer.word[at]!)!.length,
    start: buffer.start[at]!,
    end: buffer.end[at]!,
    tag: buffer.marks[at]! & HASHTAG ? { text: word(buffer.tag[at]!), size: buffer.tagSize[at]! } : null,
  }))
}

const wanted = (text: string) => tokenise(text).map(({ text: word, bare, start, end, hashtag }) => (
  { text: word, bare, bareLength: bare.length, start, end, tag: hashtag && { text: hashtag.text, size: hashtag.size } }))

it.each([
  'KPK tangkap Bupati.', 'kantor-kantor imigrasinya, PNnya dan Indonesia\'s', '“Polri” — BPN… ‘Ma’ruf’', 'antre 😭😭imigrasi❤️ ok',
  '1️⃣ satu', 'lihat https://kpk.go.id/a?b=1, www.kpk.go.id ya www. http:// ', 'x@kpk.go.id @KPK_RI, @a.b. &#x a_#b', '#SaveKPK2024 #___ ##a #é @é',
  "a'b`c 'd' e' f", 'Café Ｐ', 'K\u200bPK', '', ' ', '#', '@', "rock'n'roll's", 'HTTPS://X y', 'ahttp://b wwww.c', '@_\ufe0f #_\ufe0f _\ufe0f', 'a\u00a0b http://x\u00a0y', '🄀1',
])('reads %j as tokenise does', text => expect(scanned(text)).toEqual(wanted(text)))

const pieces = fc.array(fc.constantFrom(
  'KPK', 'imigrasinya', 'buku', 'é', 'e\u0301', '\u200b', '\u200d', '\ufe0f', '#', '@', '_', "'", '’', '‘', '“', '–', ' ', '.', '-', '&', '😭', '❤', 'ﬁ', '½',
  'Ａ', 'www.', 'http://', 'https://', 'h', 'w', '1', '🄀', '\u00a0', '\u2003', '\n', 's', 'A', 'nya', 'PN', 'lah', '`', '𝐊', '\ud83d', '\udc00', '🫠', '\u{1fbf0}',
), { maxLength: 14 }).map(parts => parts.join(''))

it('reads any text as tokenise does', () => {
  fc.assert(fc.property(fc.oneof(pieces, pieces, fc.string({ unit: 'binary', maxLength: 40 }), fc.string()), text => {
    expect(scanned(text)).toEqual(wanted(text))
  }), { numRuns: 4_000 })
})

it('says -1 of words that nobody asked for', () => {
  const buffer = createTokenBuffer()
  scanWords(createVocabulary(['imigrasi']), 'Kantor imigrasinya #Imigrasi', buffer)
  expect([...buffer.word.slice(0, 3)]).toEqual([-1, -1, 0])
  expect([...buffer.marks.slice(0, 3)]).toEqual([0, CLITIC, HASHTAG])
  expect(buffer.bare[1]).toBe(0)
})

it.each([["a'", 1e6], ['a', 4e6], ['#', 1e6], ['@a', 1e6], ['w', 1e6], ['h', 1e6]])('does not break on %j over %d characters', (piece, length) => {
  const buffer = createTokenBuffer()
  expect(() => scanWords(createVocabulary([]), piece.repeat(length / piece.length), buffer)).not.toThrow()
})
