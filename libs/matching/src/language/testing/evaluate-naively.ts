import { foldKeepingCase, tokenise, type Token } from '@kentongan/text'
import {
  queryFields, type MatchablePost, type NearNode, type PhraseNode, type QueryField, type QueryNode, type QueryWord,
} from '../query'
import { readLanguage } from '../query-names'

/** UTF-16 code units of the field as it came. */
export type Span = { readonly field: QueryField; readonly start: number; readonly end: number }

/** Tokens from `from` up to but without `to`. */
type Occurrence = { readonly field: QueryField; readonly from: number; readonly to: number }
type Word = Pick<Token, 'text' | 'bare' | 'start' | 'end'> & { readonly written: string; readonly hashtag: Token['hashtag'] }
type Words = Readonly<Record<QueryField, readonly Word[]>>

/**
 * The plainest reading of a query, one clause and one place at a time: the standard for the engine. Gives null where the post
 * does not match, else the places of the clauses that took part, title first, none inside another.
 */
export function evaluateNaively(root: QueryNode, post: MatchablePost): readonly Span[] | null {
  return evaluateWords(root, readPostWords(post))
}

/** The words of a post, for holding many rules against it. */
export function readPostWords(post: MatchablePost): Words {
  return {
    title: wordsOf(post.title), text: wordsOf(post.text), author: wordsOf(post.author), source: wordsOf(post.source),
    lang: languageOf(post.lang),
  }
}

/** {@link evaluateNaively} of words that were read before. */
export function evaluateWords(root: QueryNode, words: Words): readonly Span[] | null {
  const found = evaluate(root, words)
  return found === null ? null : spansOf(found, words)
}

function wordsOf(text: string): readonly Word[] {
  return tokenise(text).map(token => ({ ...token, written: foldKeepingCase(text.slice(token.start, token.end)) }))
}

function languageOf(tag: string): readonly Word[] {
  const text = readLanguage(tag)
  return text === '' ? [] : [{ text, bare: text, start: 0, end: tag.length, written: text, hashtag: null }]
}

function evaluate(node: QueryNode, words: Words): readonly Occurrence[] | null {
  if (node.type === 'phrase') return someOf(findPhrase(node, words))
  if (node.type === 'near') return someOf(findChains(node, words))
  if (node.type === 'not') return evaluate(node.child, words) === null ? [] : null
  const parts = node.children.map(child => evaluate(child, words))
  const matching = parts.filter(part => part !== null)
  if (node.type === 'and' ? matching.length < parts.length : matching.length === 0) return null
  return matching.flat()
}

function someOf(occurrences: readonly Occurrence[]): readonly Occurrence[] | null {
  return occurrences.length === 0 ? null : occurrences
}

function findPhrase(phrase: PhraseNode, words: Words): readonly Occurrence[] {
  const fields: readonly QueryField[] = phrase.field === null ? ['title', 'text'] : [phrase.field]
  return fields.flatMap(field => words[field].flatMap((_, from) => (
    [inOrder(phrase.words, words[field], from), joined(phrase.words, words[field], from)]
      .filter(to => to !== null).map(to => ({ field, from, to })))))
}

/** Where the wanted words end if they follow each other from here, else null. */
function inOrder(wanted: readonly QueryWord[], words: readonly Word[], from: number): number | null {
  let at = from
  for (const one of wanted) {
    const word = words[at]
    if (word === undefined || !fits(one, word)) return null
    at += one.kind === 'tag' ? word.hashtag?.size ?? 1 : 1
  }
  return at
}

/** Where a hashtag ends that writes the wanted words as one, else null. */
function joined(wanted: readonly QueryWord[], words: readonly Word[], from: number): number | null {
  if (wanted.length < 2 || !wanted.every(one => one.kind === 'word' && one.exact === null)) return null
  const hashtag = words[from]?.hashtag
  const text = wanted.map(one => one.kind === 'word' ? one.text : '').join('')
  return hashtag?.text === `#${text}` ? from + hashtag.size : null
}

function fits(wanted: QueryWord, { text, bare, written, hashtag }: Word): boolean {
  if (wanted.kind === 'tag') return hashtag?.text === wanted.text
  if (wanted.kind === 'wild') return fitsStars(wanted.parts, text) || fitsStars(wanted.parts, bare)
  if (wanted.exact !== null) return written === wanted.exact || written.slice(0, bare.length) === wanted.exact
  return text === wanted.text || bare === wanted.text
}

/** The first part at the beginning, the last at the end, those between as early as they can be. */
function fitsStars(parts: readonly string[], text: string): boolean {
  const [first = '', ...rest] = parts
  const last = rest.pop() ?? ''
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

/** The occurrences that stand in at least one chain: those that a chain reaches from its first operand and from its last. */
function findChains({ operands, links }: NearNode, words: Words): readonly Occurrence[] {
  const reached: (readonly Occurrence[])[] = []
  operands.forEach((operand, n) => {
    const all = operand.flatMap(phrase => findPhrase(phrase, words))
    reached.push(n === 0 ? all : all.filter(one => reached[n - 1]?.some(before => isNear(before, one, links[n - 1]))))
  })
  for (let n = operands.length - 2; n >= 0; n--) {
    reached[n] = (reached[n] ?? []).filter(one => reached[n + 1]?.some(after => isNear(one, after, links[n])))
  }
  return reached.flat()
}

function isNear(left: Occurrence, right: Occurrence, link: NearNode['links'][number] | undefined): boolean {
  if (link === undefined || left.field !== right.field) return false
  if (left.to <= right.from) return right.from - (left.to - 1) <= link.distance
  return !link.ordered && right.to <= left.from && left.from - (right.to - 1) <= link.distance
}

function spansOf(found: readonly Occurrence[], words: Words): readonly Span[] {
  const all = found.map(({ field, from, to }): Span => ({
    field, start: words[field][from]?.start ?? 0, end: words[field][to - 1]?.end ?? 0,
  })).sort((a, b) => queryFields.indexOf(a.field) - queryFields.indexOf(b.field) || a.start - b.start || b.end - a.end)
  return all.filter((span, at) => !all.some((other, n) => n < at && holds(other, span)))
}

/** A span within an earlier one starts no sooner, since earlier ones start first and are longer. */
function holds(earlier: Span, later: Span): boolean {
  return earlier.field === later.field && later.end <= earlier.end
}
