import { addToHash, emptyHash, findWord, type Vocabulary } from './vocabulary'
import { bareForm, tokenise } from './tokenise'
import { foldText } from './fold-text'
import { splitHashtag } from './split-hashtag'
import { markClitic, markHashtag, pushToken, type TokenBuffer } from './token-buffer'

/*
 * `tokenise` for a matcher: the same tokens, but as numbers of a vocabulary. Words are hashed while they are read, so that those
 * nobody asks for cost neither a string nor a look-up; this is what makes matching as fast as reading (see `bench matching`).
 */

const WORD = 1
const SPACE = 2
const APOSTROPHE = 4

const classes = new Uint8Array(128)
/** A letter or digit in lower case; 0 for all other characters. */
const folded = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  const letter = String.fromCharCode(code)
  if (/[a-z0-9]/i.test(letter)) {
    classes[code] = WORD
    folded[code] = letter.toLowerCase().charCodeAt(0)
  } else if (/\s/.test(letter)) classes[code] = SPACE
  else if (/['`]/.test(letter)) classes[code] = APOSTROPHE
}

const isWord = (code: number): boolean => code < 128 && classes[code] === WORD
const isTagLetter = (code: number): boolean => isWord(code) || code === UNDERSCORE

const HASH = 0x23
const AMPERSAND = 0x26
const DOT = 0x2e
const AT = 0x40
const UNDERSCORE = 0x5f
const NO_BREAK_SPACE = 0xa0
const TYPOGRAPHIC_APOSTROPHE = 0x2019

/** More apostrophes in one word are cut by `tokenise`; such a text is left to it. */
const MOST_APOSTROPHES = 100

/**
 * Replaces the buffer's content by the tokens of a text, in order. Texts with letters beyond ASCII, or with signs that could
 * belong to a word, go through `tokenise`; quotation marks, dashes and emoji do not.
 */
export function scanWords(vocabulary: Vocabulary, text: string, buffer: TokenBuffer): void {
  buffer.count = 0
  let at = 0
  while (at < text.length) {
    const next = step(vocabulary, text, at, buffer)
    if (next < 0) return readSlowly(vocabulary, text, buffer)
    at = next
  }
}

/** Reads what starts at `at`; gives where to go on, or -1 where only `tokenise` can tell. */
function step(vocabulary: Vocabulary, text: string, at: number, buffer: TokenBuffer): number {
  const code = text.charCodeAt(at)
  if (code >= 128) return passSign(text, at, code)
  if (classes[code] === WORD) return startsAddress(text, at, code) ? passAddress(text, at) : readWord(vocabulary, text, at, buffer)
  if (code === HASH && mayStart(text, at, AMPERSAND)) return readHashtag(vocabulary, text, at, buffer)
  if (code === AT && mayStart(text, at, DOT)) return readHandle(vocabulary, text, at, buffer)
  return at + 1
}

/** A hashtag or handle starts before a letter or underscore, and not behind a letter, an underscore or `unless`. */
function mayStart(text: string, at: number, unless: number): boolean {
  const next = text.charCodeAt(at + 1)
  const before = at === 0 ? 0 : text.charCodeAt(at - 1)
  return (next >= 128 || isTagLetter(next)) && !isTagLetter(before) && before !== unless
}

const isEmojiPart = (code: number): boolean => code >= 0xd83c && code <= 0xd83e
/** No-break space; dashes, quotation marks, bullets, the ellipsis. */
const isMark = (code: number): boolean => code === NO_BREAK_SPACE || (code >= 0x2010 && code <= 0x2027 && code !== TYPOGRAPHIC_APOSTROPHE)
/** Variation selector and joiner of an emoji. */
const isJoiner = (code: number): boolean => code === 0xfe0f || code === 0x200d

/** Signs beyond ASCII that stand between words. -1 for all that may be part of a word. */
function passSign(text: string, at: number, code: number): number {
  if (isMark(code)) return at + 1
  if (isEmojiPart(code)) return passEmoji(text, at, code)
  const inWord = at > 0 && isTagLetter(text.charCodeAt(at - 1))
  if (code === TYPOGRAPHIC_APOSTROPHE) return inWord && !endsAt(text, at + 1) ? -1 : at + 1
  return isJoiner(code) && !inWord ? at + 1 : -1
}

const endsAt = (text: string, at: number): boolean => at === text.length || (text.charCodeAt(at) < 128 && !isWord(text.charCodeAt(at)))

/** U+1F000–1FBEF without the few that are numbers (U+1F100–1F10C). */
function passEmoji(text: string, at: number, code: number): number {
  const low = text.charCodeAt(at + 1)
  if (!(low >= 0xdc00 && low <= 0xdfff)) return -1
  if (code === 0xd83c && low >= 0xdd00 && low <= 0xdd0c) return -1
  return code === 0xd83e && low >= 0xdfe0 ? -1 : at + 2
}

function startsAddress(text: string, at: number, code: number): boolean {
  if (code === 0x77) return text.startsWith('www.', at) && hasMore(text, at + 4)
  if ((code | 0x20) !== 0x68 || (text.charCodeAt(at + 1) | 0x20) !== 0x74) return false
  const scheme = /^https?:\/\//i.exec(text.slice(at, at + 8))
  return scheme !== null && hasMore(text, at + scheme[0].length)
}

const hasMore = (text: string, at: number): boolean => at < text.length && !isSpace(text.charCodeAt(at))
const isSpace = (code: number): boolean => (code < 128 ? classes[code] === SPACE : code === NO_BREAK_SPACE)

/** An address ends at the next white space; other white space than the usual is left to `tokenise`. */
function passAddress(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) return at
    if (code >= 128) return -1
    at++
  }
  return at
}

function readWord(vocabulary: Vocabulary, text: string, start: number, buffer: TokenBuffer): number {
  let hash = emptyHash
  let at = start
  let code = text.charCodeAt(at)
  for (let letter = folded[code]!; letter > 0; letter = code < 128 ? folded[code]! : 0) {
    hash = addToHash(hash, letter)
    if (++at === text.length) break
    code = text.charCodeAt(at)
  }
  if (at < text.length && (code >= 128 || classes[code] === APOSTROPHE)) return readOddWord(vocabulary, text, start, at, buffer)
  const token = pushToken(buffer, start, at, findStretch(vocabulary, hash, text, start, at))
  if (mayCarryClitic(text, start, at)) setBare(vocabulary, buffer, token, text, text.slice(start, at).toLowerCase())
  return at
}

/** A word with an apostrophe, or in front of a sign beyond ASCII: `at` is where its first stretch of letters ends. */
function readOddWord(vocabulary: Vocabulary, text: string, start: number, at: number, buffer: TokenBuffer): number {
  let end = at
  let apostrophes = 0
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code >= 128) {
      if (passSign(text, end, code) < 0) return -1
      break
    }
    if (classes[code] === APOSTROPHE) {
      if (endsAt(text, end + 1)) break
      if (text.charCodeAt(end + 1) >= 128 || ++apostrophes >= MOST_APOSTROPHES) return -1
    } else if (classes[code] !== WORD) break
    end++
  }
  const word = foldText(text.slice(start, end))
  setBare(vocabulary, buffer, pushToken(buffer, start, end, findWord(vocabulary, word)), text, word)
  return end
}

/** The number of the word that stands at a stretch of letters and digits, or -1. */
function findStretch({ words, slots, mask }: Vocabulary, hash: number, text: string, start: number, end: number): number {
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const number = slots[2 * slot]! - 1
    if (number < 0 || (slots[2 * slot + 1] === hash && isStretch(words[number]!, text, start, end))) return number
  }
}

function isStretch(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++) if (folded[text.charCodeAt(start + at)] !== word.charCodeAt(at)) return false
  return true
}

/** Quick look at the last letters: -nya -ku -mu -lah -kah -pun; `bareForm` decides. */
function mayCarryClitic(text: string, start: number, end: number): boolean {
  if (end - start < 4) return false
  const last = text.charCodeAt(end - 1) | 0x20
  const second = text.charCodeAt(end - 2) | 0x20
  if (last === 0x61) return second === 0x79
  if (last === 0x75) return second === 0x6b || second === 0x6d
  if (last === 0x68) return second === 0x61
  return last === 0x6e && second === 0x75
}

function setBare(vocabulary: Vocabulary, buffer: TokenBuffer, token: number, text: string, word: string): void {
  const bare = bareForm(text, word, buffer.start[token]!, buffer.end[token]!)
  if (bare === word) return
  markClitic(buffer, token, findWord(vocabulary, bare), bare.length)
}

function readHashtag(vocabulary: Vocabulary, text: string, start: number, buffer: TokenBuffer): number {
  let end = start + 1
  while (end < text.length && isTagLetter(text.charCodeAt(end))) end++
  if (end < text.length && text.charCodeAt(end) >= 128 && passSign(text, end, text.charCodeAt(end)) < 0) return -1
  if (end === start + 1) return -1
  const parts = splitHashtag(text.slice(start + 1, end))
  const first = buffer.count
  for (const part of parts) {
    const from = start + 1 + part.start
    const to = start + 1 + part.end
    const word = text.slice(from, to).toLowerCase()
    setBare(vocabulary, buffer, pushToken(buffer, from, to, findWord(vocabulary, word)), text, word)
  }
  if (parts.length > 0) markHashtag(buffer, first, findWord(vocabulary, text.slice(start, end).toLowerCase()), parts.length)
  return end
}

function readHandle(vocabulary: Vocabulary, text: string, start: number, buffer: TokenBuffer): number {
  let end = start + 1
  while (end < text.length && goesOn(text, end)) end++
  if (end === start + 1 || !surelyEnds(text, end)) return -1
  pushToken(buffer, start, end, findWord(vocabulary, text.slice(start, end).toLowerCase()))
  return end
}

const goesOn = (text: string, at: number): boolean =>
  isTagLetter(text.charCodeAt(at)) || (text.charCodeAt(at) === DOT && isTagLetter(text.charCodeAt(at + 1)))

/** Whether no letter beyond ASCII carries the handle on, be it behind a dot. */
function surelyEnds(text: string, at: number): boolean {
  const next = at < text.length ? text.charCodeAt(at) : 0
  if (next >= 128) return passSign(text, at, next) >= 0
  return next !== DOT || !(text.charCodeAt(at + 1) >= 128)
}

function readSlowly(vocabulary: Vocabulary, text: string, buffer: TokenBuffer): void {
  buffer.count = 0
  for (const { text: word, bare, start, end, hashtag } of tokenise(text)) {
    const at = pushToken(buffer, start, end, findWord(vocabulary, word))
    if (bare !== word) markClitic(buffer, at, findWord(vocabulary, bare), bare.length)
    if (hashtag !== null) markHashtag(buffer, at, findWord(vocabulary, hashtag.text), hashtag.size)
  }
}
