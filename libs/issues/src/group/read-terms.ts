import type { Span } from '@kentongan/contracts'
import { tokenise, type Token } from '@kentongan/text'
import { STOP_WORDS } from './stop-words'
import { stemWord } from './stem-word'

/**
 * One thing said in a post. `mass`: 100 in the title, less further down. `written`: as it stood there. `name`: 1 with a capital where
 * others have none, 0 without, -1 where it cannot be told (first word, headline in capitals throughout). `number`: has digits.
 */
export type ReadTerm = { readonly word: string; readonly written: string; mass: number; readonly name: 1 | 0 | -1; readonly number: boolean }

/** In hundredths. */
export const TITLE = 100
const LEAD = 60
const BODY = 30
/** Words that found the post: every post of the agency has them. */
const MATCHED = 0.3
const LEAD_WORDS = 40
const MOST_TERMS = 64
/** Of a text only the beginning is read: news say what happened first. */
const LONGEST_TEXT = 2_000
/** A line where more words than this begin with a capital tells nothing by its capitals. */
const TITLE_CASE = 0.6

/** The terms of a post, each once with its greatest mass, title first, at most 64; `matched` is where it names its agencies. */
export function readTerms(title: string, text: string, matched: readonly Span[]): readonly ReadTerm[] {
  const terms = new Map<string, ReadTerm>()
  const massIn = (field: Span['field'], massAt: (at: number) => number) => {
    const own = matched.filter(span => span.field === field)
    return (at: number, { start }: Token) => own.some(span => span.start <= start && start < span.end) ? Math.round(massAt(at) * MATCHED) : massAt(at)
  }
  collect(terms, title, massIn('title', () => TITLE))
  if (text !== '') collect(terms, text.slice(0, LONGEST_TEXT), massIn('text', at => (at < LEAD_WORDS ? LEAD : BODY)))
  return [...terms.values()]
}

function collect(terms: Map<string, ReadTerm>, line: string, massAt: (at: number, token: Token) => number): void {
  const tokens = tokenise(line)
  const capitals = tokens.reduce((sum, token) => sum + (isCapital(line, token) ? 1 : 0), 0)
  const telling = capitals <= TITLE_CASE * tokens.length
  for (let at = 0; at < tokens.length && terms.size < MOST_TERMS; at++) {
    const joined = joinNumber(line, tokens, at)
    const token = tokens[at]!
    if (joined > at) {
      addTerm(terms, line.slice(token.start, tokens[joined]!.end), line.slice(token.start, tokens[joined]!.end), massAt(at, token), -1)
      at = joined
    } else if (isTelling(token)) {
      const name = !telling || at === 0 ? -1 : isCapital(line, token) ? 1 : 0
      addTerm(terms, stemWord(token.bare), line.slice(token.start, token.end), massAt(at, token), name)
    }
  }
}

/** A word without meaning, a single letter or a single digit is no term. */
const isTelling = (token: Token): boolean => token.bare.length > 1 && !STOP_WORDS.has(token.text) && !STOP_WORDS.has(token.bare)

const isCapital = (line: string, { start }: Token): boolean => {
  const letter = line[start]!
  return letter !== letter.toLowerCase()
}

const isDigits = (token: Token | undefined): boolean => token !== undefined && /^\d+$/.test(token.text)

/** Where a number that goes on behind a point or comma ends (`51,5`, `16.248`); `at` itself if it does not go on. */
function joinNumber(line: string, tokens: readonly Token[], at: number): number {
  let last = at
  while (isDigits(tokens[last]) && isDigits(tokens[last + 1]) && /^[.,]$/.test(line.slice(tokens[last]!.end, tokens[last + 1]!.start))) last++
  return last
}

function addTerm(terms: Map<string, ReadTerm>, word: string, written: string, mass: number, name: ReadTerm['name']): void {
  const known = terms.get(word)
  if (known) known.mass = Math.max(known.mass, mass)
  else terms.set(word, { word, written, mass, name, number: /\d/.test(word) })
}
