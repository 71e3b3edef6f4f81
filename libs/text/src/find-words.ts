const LETTER = '\\p{L}\\p{N}'
const INNER = `[${LETTER}\\p{M}]`
const APOSTROPHE = "['’`]"

/**
 * Zero-width characters and an apostrophe may stand inside a word, never at its end. At most 100 of them: the expression keeps
 * its way back for each, and a hostile text of millions would overflow its stack.
 */
const WORD = `[${LETTER}]${INNER}*(?:(?:\\p{Cf}+(?:${APOSTROPHE}\\p{Cf}*)?|${APOSTROPHE}\\p{Cf}*)${INNER}+){0,100}`
const URL = '[Hh][Tt][Tt][Pp][Ss]?://\\S+|www\\.\\S+'
const HASHTAG = `(?<![${LETTER}_&])#[${LETTER}_][${LETTER}\\p{M}_]*`
const HANDLE = `(?<![${LETTER}_.])@[${LETTER}_](?:[${LETTER}\\p{M}_]|\\.(?=[${LETTER}_]))*`
const PIECE = new RegExp(`(${URL})|${HASHTAG}|${HANDLE}|${WORD}`, 'gu')

export type Piece = { readonly start: number; readonly end: number; readonly kind: 'word' | 'hashtag' | 'handle' }

/**
 * Finds the words, #hashtags and @handles of a text in order; links are passed over, since a link's path is not something
 * somebody said. `start` and `end` are UTF-16 code units; a hashtag and a handle include their sign.
 */
export function findWords(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const { 0: piece, 1: url, index: start } of text.matchAll(PIECE)) {
    if (url === undefined) pieces.push({ start, end: start + piece.length, kind: kindOf(text.charCodeAt(start)) })
  }
  return pieces
}

function kindOf(first: number): Piece['kind'] {
  if (first === 0x23) return 'hashtag'
  return first === 0x40 ? 'handle' : 'word'
}
