import { tokenise } from './tokenise'
import { BORROWED, ENGLISH } from './words/english-words'
import { INDONESIAN, OTHER_LANGUAGES, REGIONAL } from './words/language-words'

/** The beginning tells it; the cost of a long article stays bounded. */
const LONGEST_TEXT = 1_000
/** A language is named where its words are so many times as many as those of all others. */
const CLEARLY = 2
/** One word may be a name or a loan. */
const FEWEST_ENGLISH = 2
/** Affixes that English and its neighbours hardly have; the beginnings are weaker evidence (`berber`, `mentor`). */
const ENDING = /[a-z]{4}(?:kan|nya)$/
const BEGINNING = /^(?:di|mem|men|meng|meny|ber|ter|pem|pen|peng|per)[a-z]{4,}$/

type Tongue = 'id' | 'en' | 'other' | 'both'

const tongues: ReadonlyMap<string, Tongue> = new Map([
  ...tag(OTHER_LANGUAGES, 'other'), ...tag(ENGLISH, 'en'), ...tag(REGIONAL, 'other'), ...tag(INDONESIAN, 'id'), ...tag(BORROWED, 'both'),
])

function tag(words: string, tongue: Tongue): readonly (readonly [string, Tongue])[] {
  return words.trim().split(/\s+/).map(word => [word, tongue] as const)
}

/**
 * The language of a text by its function words, and for Indonesian by its affixes; null where it is another, a regional or a mixed
 * one, or where too few words tell. Malay is not told from Indonesian.
 */
export function recogniseLanguage(text: string): 'id' | 'en' | null {
  const counts = { id: 0, en: 0, other: 0, both: 0 }
  for (const { text: word, kind } of tokenise(text.slice(0, LONGEST_TEXT))) {
    if (kind !== 'word') continue
    const tongue = tongues.get(word)
    if (tongue !== undefined) counts[tongue] += 1
    else counts.id += measureAffixes(word)
  }
  const { id, en, other } = counts
  if (id >= 1 && id > CLEARLY * (en + other)) return 'id'
  return en >= FEWEST_ENGLISH && en > CLEARLY * (id + other) ? 'en' : null
}

function measureAffixes(word: string): number {
  if (ENDING.test(word)) return 1
  return BEGINNING.test(word) ? 0.5 : 0
}
