import { foldText } from '@kentongan/text'
import { SLANG } from './words/slang'

export type Place = { readonly start: number; readonly end: number }

/** `name` is what the model calls it; `start` and `end` are UTF-16 code units of the text as it came. */
export type Token = Place & { readonly name: string; readonly kind: 'word' | 'target' | 'emoji' | 'mark' | 'other' }

/** The target, a number, a link and a handle: which one it is says nothing about tone. */
export const TARGET = '«T»'
export const NUMBER = '«n»'
const LINK = '«url»'
const HANDLE = '«@»'

const TOKEN = new RegExp([
  'https?://\\S+', '@[\\w.]+', '#[\\p{L}\\p{N}_]+',
  "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\p{Cf}]*(?:[-'’][\\p{L}\\p{N}\\p{M}]+)*", '\\p{Extended_Pictographic}', '[!?]+', '\\.\\.+',
  '[.,:;"“”\'‘’()«»]',
].join('|'), 'gu')
const BEYOND_ASCII = /[\u0080-\uffff]/
const WORD_START = /^[#\p{L}\p{N}]/u
const EMOJI = /^\p{Extended_Pictographic}/u
const LENGTHENED = /(.)\1{2,}/g
const DOUBLED = /^(\D{3,})2(?:nya)?$/

/**
 * Reads a text as the words, marks and emoji that bear tone: folded, slang in its usual spelling, lengthened letters shortened
 * (`baguuus` → bagus), `-nya` as a word of its own, and what lies in `targets` as one token. Takes the places of the target in
 * the text, ascending.
 */
export function readTokens(text: string, targets: readonly Place[] = []): readonly Token[] {
  const tokens: Token[] = []
  let marked: Place | undefined
  for (const match of text.matchAll(TOKEN)) {
    const place = { start: match.index, end: match.index + match[0].length }
    const target = targets.find(one => place.start < one.end && place.end > one.start)
    if (target === undefined) addToken(tokens, match[0], place)
    else if (target !== marked) tokens.push({ name: TARGET, kind: 'target', start: target.start, end: target.end })
    marked = target ?? marked
  }
  return tokens
}

function addToken(tokens: Token[], raw: string, place: Place): void {
  if (raw.startsWith('http')) tokens.push({ name: LINK, kind: 'other', ...place })
  else if (raw.startsWith('@')) tokens.push({ name: HANDLE, kind: 'other', ...place })
  else if (WORD_START.test(raw)) addWord(tokens, raw, place)
  else tokens.push({ name: nameMark(raw), kind: EMOJI.test(raw) ? 'emoji' : 'mark', ...place })
}

function nameMark(raw: string): string {
  if (raw.startsWith('..')) return '...'
  if (!/^[!?]/.test(raw)) return raw
  const mark = raw.includes('?') ? '?' : '!'
  return raw.length > 1 ? mark + mark : mark
}

function addWord(tokens: Token[], raw: string, place: Place): void {
  const name = nameWord(raw)
  const isPossessed = name.length > 5 && name.endsWith('nya')
  tokens.push({ name: isPossessed ? name.slice(0, -3) : name, kind: 'word', start: place.start, end: place.end })
  if (isPossessed) tokens.push({ name: 'nya', kind: 'word', ...place })
}

/** Folding is slow and texts repeat their words; a full memory starts over. */
const MOST_REMEMBERED = 50_000
const remembered = new Map<string, string>()

function nameWord(raw: string): string {
  const known = remembered.get(raw)
  if (known !== undefined) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const name = foldWord(raw)
  remembered.set(raw, name)
  return name
}

function foldWord(raw: string): string {
  const folded = BEYOND_ASCII.test(raw) ? foldText(raw) : raw.toLowerCase()
  const short = folded.replace(LENGTHENED, '$1').replace('#', '')
  const doubled = DOUBLED.exec(short)?.[1]
  const word = doubled === undefined ? short : `${doubled}-${doubled}`
  return /^\d/.test(word) ? NUMBER : SLANG.get(word) ?? word
}
