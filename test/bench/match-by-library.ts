import { AhoCorasick as MonyoneFast } from '@monyone/aho-corasick/fast'
import ModernAhoCorasick from 'modern-ahocorasick'
import { scanWords, type TokenBuffer } from '@kentongan/text'
import type { MatchablePost } from '../../libs/matching/src/language/query'
import { addOccurrence, startPost, wake } from '../../libs/matching/src/engine/find-occurrences'
import { verify } from '../../libs/matching/src/engine/match-rules'
import type { RuleEngine } from '../../libs/matching/src/engine/rule-engine'

/** Calls `hit` for every place of every pattern in a text in lower case; places inside of words included. */
export type Search = (text: string, hit: (pattern: number, start: number, end: number) => void) => void

export function searchByMonyone(patterns: readonly string[]): Search {
  const numbers = new Map(patterns.map((pattern, number) => [pattern, number]))
  const automaton = new MonyoneFast([...patterns])
  return (text, hit) => {
    for (const { begin, end, keyword } of automaton.matchInText(text)) hit(numbers.get(keyword)!, begin, end)
  }
}

export function searchByModern(patterns: readonly string[]): Search {
  const automaton = new ModernAhoCorasick([...patterns])
  return (text, hit) => {
    for (const { patternIndex, start, end } of automaton.iterate(text)) hit(patternIndex, start, end)
  }
}

/** One expression for each rule: what a team writes first. */
export function searchByRegExp(patterns: readonly string[], rules: readonly (readonly number[])[]): Search {
  const expressions = rules.map(leaves => new RegExp(`\\b(?:${leaves.map(leaf => patterns[leaf]).join('|')})\\b`, 'g'))
  const numbers = new Map(patterns.map((pattern, number) => [pattern, number]))
  return (text, hit) => {
    for (const expression of expressions) for (const { 0: found, index } of text.matchAll(expression)) hit(numbers.get(found)!, index, index + found.length)
  }
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code >= 192

/**
 * Matches with a library's search in place of our trie and the same verification: the hits become occurrences of leaves, the same
 * triggers choose candidates, the same evaluator decides. Pattern n is leaf n. Gives how many rules matched.
 */
export function matchBySearch(engine: RuleEngine, search: Search, post: MatchablePost): number {
  startPost(engine)
  const fields = ['title', 'text'] as const
  fields.forEach((name, field) => {
    const text = post[name].toLowerCase()
    const tokens = tokensOf(engine, field, post[name])
    search(text, (leaf, start, end) => {
      if (isLetter(text.charCodeAt(start - 1)) || isLetter(text.charCodeAt(end))) return
      const from = tokenAt(tokens, start)
      const to = tokenAt(tokens, end)
      if (addOccurrence(engine.occurrences, leaf, field, from, Math.max(to, from + 1))) wake(engine, leaf)
    })
  })
  return verify(engine, post).length
}

/** Where words start: by our own scan, the cheapest there is, so that the search alone makes the difference. */
function tokensOf(engine: RuleEngine, field: number, text: string): TokenBuffer {
  scanWords(engine.vocabulary, text, engine.tokens[field]!)
  return engine.tokens[field]!
}

/** The first token that starts at or behind a place. */
function tokenAt({ count, start }: TokenBuffer, place: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (start[middle]! < place) low = middle + 1
    else high = middle
  }
  return low
}

/** The phrase of each leaf, read back from the trie. */
export function patternsOf({ trie, vocabulary, leafKinds }: RuleEngine): readonly string[] {
  const words = new Map<number, string>()
  trie.first.forEach((node, symbol) => { if (node >= 0) words.set(node, vocabulary.words[symbol]!) })
  const { slots } = trie.edges
  const edges = Array.from({ length: slots.length / 4 }, (_, slot) => slots.subarray(slot * 4, slot * 4 + 3)).filter(edge => edge[0]! > 0)
  // A node has a higher number than the one that leads to it.
  for (const [from, symbol, to] of edges.sort((a, b) => a[2]! - b[2]!)) words.set(to!, `${words.get(from! - 1)} ${vocabulary.words[symbol!]}`)
  const patterns = Array.from(leafKinds, () => '')
  for (const [node, phrase] of words) {
    if (phrase.startsWith('#')) continue
    for (let at = trie.leavesFrom[node]!; at < trie.leavesFrom[node + 1]!; at++) patterns[trie.leaves[at]!] = phrase
  }
  return patterns
}

/** Its leaves, in any order. */
export const leavesOf = (node: RuleEngine['rules'][number]['root']): readonly number[] => {
  if (node.type === 'any') return node.leaves
  if (node.type === 'near') return node.operands.flat()
  return node.type === 'not' ? leavesOf(node.child) : node.children.flatMap(leavesOf)
}
