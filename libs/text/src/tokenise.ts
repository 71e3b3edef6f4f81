import { findWords } from './find-words'
import { foldText } from './fold-text'
import { measureGap, type Gap } from './measure-gap'
import { splitHashtag } from './split-hashtag'
import { stripClitics, stripCliticsFromAcronym } from './strip-clitics'

/** A hashtag as one word: its folded text with `#`, its place, and how many tokens it was split into. */
export type Hashtag = { readonly text: string; readonly start: number; readonly end: number; readonly size: number }

/** `start` and `end` are UTF-16 code units of the text as it came, so that a screen can highlight it. */
export type Token = {
  /** Folded; a handle keeps its `@`. */
  readonly text: string
  /** `text` without clitics; the same string where there is none. */
  readonly bare: string
  readonly start: number
  readonly end: number
  readonly gap: Gap
  readonly kind: 'word' | 'hashtag' | 'handle'
  /** On the first token of a hashtag, else null. */
  readonly hashtag: Hashtag | null
}

type Place = Pick<Token, 'start' | 'end' | 'gap' | 'kind' | 'hashtag'>

const BEYOND_ASCII = /[\u0080-\uffff]/
const UNFOLDED = /['`\u0080-\uffff]/
const ENGLISH_POSSESSIVE = /['’]s$/iu

/**
 * Takes a text as it came and gives its words in order, folded, with and without clitics. Hashtags are split into their words
 * (`#SaveKPK` → save, kpk), handles stay whole, links are left out.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  const lower = BEYOND_ASCII.test(text) ? undefined : text.toLowerCase()
  let before = -1
  for (const { start, end, kind } of findWords(text)) {
    const gap = before < 0 ? 'far' : measureGap(text, before, start)
    if (kind === 'hashtag') addHashtag(tokens, text, lower, { start, end, gap, kind, hashtag: null })
    else tokens.push(readToken(text, lower, { start, end, gap, kind, hashtag: null }))
    before = end
  }
  return tokens
}

function addHashtag(tokens: Token[], text: string, lower: string | undefined, place: Place): void {
  const parts = splitHashtag(text.slice(place.start + 1, place.end))
  const whole = { text: foldText(text.slice(place.start, place.end)), start: place.start, end: place.end, size: parts.length }
  parts.forEach((part, at) => tokens.push(readToken(text, lower, {
    start: place.start + 1 + part.start,
    end: place.start + 1 + part.end,
    gap: at === 0 ? place.gap : 'joined',
    kind: 'hashtag',
    hashtag: at === 0 ? whole : null,
  })))
}

function readToken(text: string, lower: string | undefined, { start, end, gap, kind, hashtag }: Place): Token {
  const folded = foldSlice(text, lower, start, end)
  const bare = kind === 'handle' ? folded : bareForm(text, folded, start, end)
  return { text: folded, bare, start, end, gap, kind, hashtag }
}

/** Nearly all words need no folding beyond lower case; the check is far cheaper than three passes over each. */
function foldSlice(text: string, lower: string | undefined, start: number, end: number): string {
  const quick = lower === undefined ? text.slice(start, end).toLowerCase() : lower.slice(start, end)
  return UNFOLDED.test(quick) ? foldText(text.slice(start, end)) : quick
}

/** A folded word without its clitics; the word itself where it has none. */
export function bareForm(text: string, folded: string, start: number, end: number): string {
  const stripped = stripClitics(folded)
  if (stripped !== folded) return stripped
  const written = text.slice(start, end)
  if (ENGLISH_POSSESSIVE.test(written)) return folded.slice(0, -1)
  return stripCliticsFromAcronym(written) ?? folded
}
