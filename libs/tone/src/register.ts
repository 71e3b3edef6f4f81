import { SLANG } from './words/slang'
import type { Token } from './read-tokens'

/** How a text is written: a headline, a post as people write it, or a review in lower case with its marks set apart. */
export const REGISTERS = ['headline', 'post', 'review'] as const
export type Register = (typeof REGISTERS)[number]

const CAPITAL = /^\p{Lu}|^\d/u
const SENTENCE_END = /[.…]\s*$/
/** What the review form never has: capitals, marks joined to a word, links, handles, hashtags, emoji. */
const UNLIKE_REVIEW = /\p{Lu}|[\p{L}\d][,.!?]|https?:|[@#]|\p{Emoji_Presentation}/u
const LONGEST_SHORTENED = 5
const WITHOUT_VOWELS = /^[^aeiou]+$/

/**
 * Tells the register from the writing alone. Title Case without a full stop is a headline. The review form is lower case with
 * marks set apart and no shortened words (yg, gk), and is read so only where no target is asked for. All else is a post.
 */
export function guessRegister(text: string, tokens: readonly Token[]): Register {
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'target')
  const capitals = words.filter(({ start }) => CAPITAL.test(text.slice(start, start + 2))).length
  const isTitleCase = words.length > 2 && capitals / words.length >= 0.6 && text !== text.toUpperCase()
  if (isTitleCase && !SENTENCE_END.test(text)) return 'headline'
  if (UNLIKE_REVIEW.test(text) || words.some(({ kind }) => kind === 'target')) return 'post'
  return words.some(({ start, end }) => isShortened(text.slice(start, end))) ? 'post' : 'review'
}

function isShortened(word: string): boolean {
  return word.length <= LONGEST_SHORTENED && SLANG.has(word) && WITHOUT_VOWELS.test(word)
}
