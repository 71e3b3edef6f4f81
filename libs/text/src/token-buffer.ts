/**
 * The tokens of one text as columns, reused from text to text. `word` and `bare` are numbers of the vocabulary, -1 for words it
 * does not have. `marks` says which of the other columns hold for a token: those of a word that carries clitics ({@link CLITIC}:
 * `bare` and `bareLength`), those of the first token of a hashtag ({@link HASHTAG}: `tag`, the number of the whole hashtag, and
 * `tagSize`, how many tokens it was split into).
 */
export type TokenBuffer = {
  count: number
  start: Int32Array
  end: Int32Array
  word: Int32Array
  marks: Uint8Array
  bare: Int32Array
  bareLength: Int32Array
  tag: Int32Array
  tagSize: Int32Array
}

export const CLITIC = 1
export const HASHTAG = 2

export function createTokenBuffer(): TokenBuffer {
  const column = () => new Int32Array(256)
  return {
    count: 0, start: column(), end: column(), word: column(), marks: new Uint8Array(256), bare: column(), bareLength: column(), tag: column(),
    tagSize: column(),
  }
}

/** Adds a token without marks and gives its place. */
export function pushToken(buffer: TokenBuffer, start: number, end: number, word: number): number {
  const at = buffer.count
  if (at === buffer.start.length) grow(buffer)
  buffer.count = at + 1
  buffer.start[at] = start
  buffer.end[at] = end
  buffer.word[at] = word
  buffer.marks[at] = 0
  return at
}

export function markClitic(buffer: TokenBuffer, at: number, bare: number, length: number): void {
  buffer.marks[at]! |= CLITIC
  buffer.bare[at] = bare
  buffer.bareLength[at] = length
}

export function markHashtag(buffer: TokenBuffer, at: number, tag: number, size: number): void {
  buffer.marks[at]! |= HASHTAG
  buffer.tag[at] = tag
  buffer.tagSize[at] = size
}

function grow(buffer: TokenBuffer): void {
  for (const name of ['start', 'end', 'word', 'bare', 'bareLength', 'tag', 'tagSize'] as const) {
    const wider = new Int32Array(buffer[name].length * 2)
    wider.set(buffer[name])
    buffer[name] = wider
  }
  const marks = new Uint8Array(buffer.marks.length * 2)
  marks.set(buffer.marks)
  buffer.marks = marks
}
