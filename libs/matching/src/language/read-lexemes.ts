import type { QueryRemark, QueryTokenKind } from '@kentongan/contracts'
import type { QueryField, QueryPlace } from './query'
import { queryLimits } from './query-limits'
import { fieldNames, knownFields, wordOperators } from './query-names'
import { remarkAt, type QueryRemarkCode } from './query-remarks'

/**
 * A piece of a query with its colour and what is wrong with it. `term` holds its content (without `=` and quotation marks) from
 * `from` to `to`. `broken` stands where a clause should stand, `noise` is a sign that does not belong there.
 */
export type Lexeme = QueryPlace & { readonly colour: QueryTokenKind; readonly problem: QueryRemark | null } & (
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly type: 'broken' }
  | { readonly type: 'noise' }
  | { readonly type: 'near'; readonly distance: number; readonly ordered: boolean }
  | { readonly type: 'field'; readonly field: QueryField }
  | { readonly type: 'term'; readonly exact: boolean; readonly quoted: boolean; readonly from: number; readonly to: number }
)

const BLANK = /[\s\p{Cf}]+/uy
const MINUS = /[-−–](?![\s)]|$)/y
const SIGN = /\+|\|+|&+|~[\d.]*/y
const OPENING = /=?["“”„«»]/y
const FIELD = /(\p{L}+):/uy
const ADDRESS = /(?:https?:\/\/|www\.)[^\s()"“”„«»]+/iy
const PIECE_END = /[\s()"“”„«»|~]|&&/g
/** Nothing that a clause could start with stands here. */
const NOTHING = /[\s)]|$/y
/** What `=` cannot stand before: another sign, a group, a hashtag, a field, a link. */
const NOT_EXACT = /[-−–=+(|&~#]|\p{L}+:[^\s)]|www\./iuy
const INVISIBLE = /\p{Cf}/gu
const NEAR = /^(O?NEAR)(?:\/(.*))?$/is

type Reader = (text: string, at: number, behindField: boolean) => Lexeme | null

const READERS: readonly Reader[] = [readBracket, readMinus, readSign, readQuoted, readEquals, readAddress, readField]

/** Takes any text and gives its pieces in order, with only blanks and zero-width characters between. Linear, never throws. */
export function readLexemes(text: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = []
  let behindField = false
  for (let at = skipBlanks(text, 0); at < text.length;) {
    const lexeme = readLexeme(text, at, behindField)
    lexemes.push(lexeme)
    at = skipBlanks(text, lexeme.end)
    behindField = lexeme.type === 'field'
  }
  return lexemes
}

function readLexeme(text: string, at: number, behindField: boolean): Lexeme {
  for (const read of READERS) {
    const lexeme = read(text, at, behindField)
    if (lexeme !== null) return lexeme
  }
  return readPiece(text, at, at, behindField)
}

function readBracket(text: string, at: number): Lexeme | null {
  const sign = text[at]
  if (sign !== '(' && sign !== ')') return null
  return { type: sign === '(' ? 'open' : 'close', start: at, end: at + 1, colour: 'bracket', problem: null }
}

function readMinus(text: string, at: number): Lexeme | null {
  return matchAt(MINUS, text, at) === null ? null : { type: 'not', start: at, end: at + 1, colour: 'not', problem: null }
}

/** Signs that other search tools know, or that a hand slips on. */
function readSign(text: string, at: number): Lexeme | null {
  const sign = matchAt(SIGN, text, at)
  if (sign === null) return null
  const place = { start: at, end: at + sign.length }
  if (sign === '+') return misplaced('plus', text, place)
  if (sign.startsWith('~')) return { ...fault('use-near', place, { text: sign }), type: 'noise' }
  const isOr = sign.startsWith('|')
  return { ...fault('use-word-operator', place, { text: sign, operator: isOr ? 'OR' : 'AND' }), type: isOr ? 'or' : 'and' }
}

function readQuoted(text: string, at: number): Lexeme | null {
  const opening = matchAt(OPENING, text, at)
  if (opening === null) return null
  const from = at + opening.length
  const closing = /[«»]/.test(opening) ? /[«»]/g : /["“”„]/g
  closing.lastIndex = from
  const to = closing.exec(text)?.index
  if (to === undefined) return { ...fault('unclosed-quote', { start: from - 1, end: text.length }), start: at, type: 'broken' }
  const exact = opening.startsWith('=')
  const colour = exact ? 'exact' : 'phrase'
  return { type: 'term', exact, quoted: true, from, to, start: at, end: to + 1, colour, problem: null }
}

function readEquals(text: string, at: number, behindField: boolean): Lexeme | null {
  if (text[at] !== '=') return null
  if (matchAt(NOTHING, text, at + 1) !== null || matchAt(NOT_EXACT, text, at + 1) !== null) {
    return misplaced('exact-what', text, { start: at, end: at + 1 })
  }
  return readPiece(text, at, at + 1, behindField)
}

function readAddress(text: string, at: number): Lexeme | null {
  const address = matchAt(ADDRESS, text, at)
  if (address === null) return null
  const end = at + address.length
  return { type: 'term', exact: false, quoted: false, from: at, to: end, start: at, end, colour: 'word', problem: null }
}

/** `Jakarta: …` with a blank behind an unknown name is a word with a colon. */
function readField(text: string, at: number): Lexeme | null {
  const written = matchAt(FIELD, text, at)
  if (written === null) return null
  const place = { start: at, end: at + written.length }
  const name = written.slice(0, -1)
  const field = fieldNames.get(name.toLowerCase())
  const isLast = matchAt(NOTHING, text, place.end) !== null
  if (field === undefined && isLast) return null
  if (field === undefined) return { ...fault('unknown-field', place, { name, known: knownFields }), type: 'noise' }
  if (isLast) return { ...fault('field-empty', place, { name: written }), type: 'broken' }
  return { type: 'field', field, ...place, colour: 'field', problem: null }
}

/** Whatever stands up to the next blank, bracket or quotation mark: an operator in words, or a term. */
function readPiece(text: string, start: number, from: number, behindField: boolean): Lexeme {
  PIECE_END.lastIndex = from + 1
  const to = PIECE_END.exec(text)?.index ?? text.length
  const piece = text.slice(from, to)
  const exact = from > start
  const joins = exact || behindField ? null : readOperator(piece.replace(INVISIBLE, ''), { start, end: to })
  const colour = exact ? 'exact' : colourOf(piece)
  return joins ?? { type: 'term', exact, quoted: false, from, to, start, end: to, colour, problem: null }
}

function readOperator(piece: string, place: QueryPlace): Lexeme | null {
  const type = wordOperators.get(piece)
  if (type !== undefined) return { type, ...place, colour: type === 'not' ? 'not' : 'operator', problem: null }
  const [, written, number] = NEAR.exec(piece) ?? []
  if (written === undefined || isOrdinary(written, number)) return null
  const name = written.toUpperCase()
  const near = { type: 'near', distance: Number(number), ordered: name === 'ONEAR' } as const
  if (number === undefined || !/^\d+$/.test(number)) return { ...fault('near-distance', place, { name }), ...near }
  if (near.distance >= 1 && near.distance <= queryLimits.distance) return { ...near, ...place, colour: 'operator', problem: null }
  return { ...fault('near-distance-range', place, { name, limit: queryLimits.distance, have: number }), ...near }
}

/** In small letters only `near/5` is an operator; `near` and `near/far` are words. */
function isOrdinary(name: string, number: string | undefined): boolean {
  return name !== name.toUpperCase() && (number === undefined || !/^\d*$/.test(number))
}

function colourOf(piece: string): QueryTokenKind {
  if (piece.startsWith('#')) return 'hashtag'
  return piece.includes('*') ? 'wildcard' : 'word'
}

/** A sign before a clause spoils only itself; one that stands alone takes a clause's place. */
function misplaced(code: QueryRemarkCode, text: string, place: QueryPlace): Lexeme {
  return { ...fault(code, place), type: matchAt(NOTHING, text, place.end) === null ? 'noise' : 'broken' }
}

function fault(code: QueryRemarkCode, place: QueryPlace, values: QueryRemark['values'] = {}) {
  return { ...place, colour: 'broken' as const, problem: remarkAt(code, place, values) }
}

function skipBlanks(text: string, at: number): number {
  return at + (matchAt(BLANK, text, at)?.length ?? 0)
}

function matchAt(sticky: RegExp, text: string, at: number): string | null {
  sticky.lastIndex = at
  return sticky.exec(text)?.[0] ?? null
}
