import { foldKeepingCase, foldText, tokenise, type Token } from '@kentongan/text'
import type { QueryField, QueryWord } from './query'
import { readLanguage } from './query-names'
import type { QueryRemarkCode } from './query-remarks'

const ADDRESS = /^\s*(?:https?:\/\/|www\.)\S/i
const HOST = /^\s*(?:https?:\/\/)?(?:www\.)?([^\s/?#:]+)(?:[/?#:]\S*)?\s*$/i
const LANGUAGE = /^[a-z]{2,3}$/
const FIRST_STAND_IN = 0xa500

/** The words of one clause, or why there are none. */
export type WordsRead = { readonly words: readonly QueryWord[] } | { readonly code: QueryRemarkCode }

/**
 * Takes what a clause holds (without `=` and quotation marks) and gives its words, folded as `tokenise` folds a post. In
 * `sumber:` an address is reduced to its host.
 */
export function readWords(content: string, exact: boolean, field: QueryField | null): WordsRead {
  if (field === 'lang') return readLanguageWord(content, exact)
  const text = field === 'source' ? hostOf(content) : content
  if (ADDRESS.test(text)) return { code: 'address' }
  if (text.includes('*')) return exact ? { code: 'exact-wildcard' } : readWithStars(text)
  const tokens = tokenise(text)
  const tag = onlyTag(tokens)
  if (tag !== null) return exact ? { code: 'exact-what' } : { words: [{ kind: 'tag', text: tag }] }
  return notEmpty(tokens.filter(isSeen).map(token => (
    { kind: 'word', text: token.text, exact: exact ? foldKeepingCase(text.slice(token.start, token.end)) : null })))
}

function readLanguageWord(content: string, exact: boolean): WordsRead {
  const code = foldText(content).trim()
  if (exact || !LANGUAGE.test(code)) return { code: 'bahasa-value' }
  return { words: [{ kind: 'word', text: readLanguage(code), exact: null }] }
}

/** A site's title may hold a slash too; only what has a dot is taken for an address. */
function hostOf(content: string): string {
  const host = HOST.exec(content)?.[1]
  return host?.includes('.') ? host : content
}

/** Stars become a letter that the text does not hold, so that the tokeniser leaves them within their word. */
function readWithStars(text: string): WordsRead {
  const star = letterNotIn(text)
  const tokens = tokenise(text.replaceAll('*', star))
  if (onlyTag(tokens) !== null) return { code: 'tag-wildcard' }
  const words = tokens.filter(isSeen).map((token): QueryWord => token.text.includes(star)
    ? { kind: 'wild', parts: token.text.split(star).filter((part, at, all) => part !== '' || at === 0 || at === all.length - 1) }
    : { kind: 'word', text: token.text, exact: null })
  return words.every(isLongEnough) ? notEmpty(words) : { code: 'wildcard-too-short' }
}

/** Vai syllables: letters without case or other forms. There are 270 of them; one is always free in a readable text. */
function letterNotIn(text: string): string {
  let code = FIRST_STAND_IN
  while (code < FIRST_STAND_IN + 269 && text.includes(String.fromCharCode(code))) code++
  return String.fromCharCode(code)
}

function isLongEnough(word: QueryWord): boolean {
  return word.kind !== 'wild' || (word.parts.join('').match(/[\p{L}\p{N}]/gu) ?? []).length >= 2
}

/** The folded hashtag where the tokens are those of one hashtag and no more, else null. */
function onlyTag(tokens: readonly Token[]): string | null {
  const tag = tokens[0]?.hashtag
  return tag != null && tag.size === tokens.length && tag.text !== '#' ? tag.text : null
}

/** A few letters are marks in disguise (ﾞ, ʼ) and fold to nothing. */
function isSeen(token: Token): boolean {
  return token.text !== ''
}

function notEmpty(words: readonly QueryWord[]): WordsRead {
  return words.length === 0 ? { code: 'no-letters' } : { words }
}
