import type { QueryToken } from '@kentongan/contracts'
import { readLexemes } from './read-lexemes'

/**
 * Takes any text, however broken, and gives its pieces in order with their kinds, for colouring; `start` and `end` are UTF-16
 * code units. Never throws; linear in the length.
 */
export function readQueryTokens(text: string): readonly QueryToken[] {
  return readLexemes(text).map(({ colour, start, end }) => ({ kind: colour, start, end }))
}
