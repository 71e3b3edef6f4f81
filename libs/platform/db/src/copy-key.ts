import { createHash } from 'node:crypto'

const mark = /[^\p{L}\p{N}]+/gu

/** Names a post's words: the same for posts that differ in case, marks and white space only. Null for a post without words. */
export function copyKeyOf(title: string, text: string): Buffer | null {
  const words = `${title}${text}`.normalize('NFKC').toLowerCase().replace(mark, '')
  return words === '' ? null : createHash('sha256').update(words).digest().subarray(0, 16)
}
