/**
 * The tokens of one text as columns, reused from text to text. `word` and `bare` are numbers of the vocabulary, -1 for words it
 * does not have; `bare` and `bareLength` are -1 and 0 where a token carries no clitics. `tag` is the number of the whole hashtag
 * on its first token, and `tagSize` how many tokens it was split into (0 elsewhere).
 */
export type TokenBuffer = {
  count: number
  start: Int32Array
  end: Int32Array
  word: Int32Array
  bare: Int32Array
  bareLength: Int32Array
  tag: Int32Array
  tagSize: Int32Array
}

const columns = ['start', 'end', 'word', 'bare', 'bareLength', 'tag', 'tagSize'] as const

export function createTokenBuffer(): TokenBuffer {
  const column = () => new Int32Array(256)
  return { count: 0, start: column(), end: column(), word: column(), bare: column(), bareLength: column(), tag: column(), tagSize: column() }
}

/** Adds a token and gives its place; the columns that are not named are those of a plain word. */
export function pushToken(buffer: TokenBuffer, start: number, end: number, word: number): number {
  const at = buffer.count
  if (at === buffer.start.length) grow(buffer)
  buffer.count = at + 1
  buffer.start[at] = start
  buffer.end[at] = end
  buffer.word[at] = word
  buffer.bare[at] = -1
  buffer.bareLength[at] = 0
  buffer.tag[at] = -1
  buffer.tagSize[at] = 0
  return at
}

function grow(buffer: TokenBuffer): void {
  for (const name of columns) {
    const wider = new Int32Array(buffer[name].length * 2)
    wider.set(buffer[name])
    buffer[name] = wider
  }
}
