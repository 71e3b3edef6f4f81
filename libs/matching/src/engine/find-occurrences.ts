import { foldKeepingCase, foldText, scanWords, type TokenBuffer } from '@kentongan/text'
import { queryFields, type MatchablePost } from '../language/query'
import { followEdge } from './edge-table'
import type { Occurrences, RuleEngine } from './rule-engine'
import { findWildWords } from './wild-words'

/** The largest number of an Int32Array. */
const LAST_POST = 0x7fffffff

/** One field of the post at hand. `wild[at]` are the symbols of the patterns that fit its token `at`. */
type Reading = { readonly text: string; readonly field: number; readonly tokens: TokenBuffer; readonly wild: readonly (readonly number[])[] }

/** Finds every leaf of every rule at every place of a post, in one pass over its words, and calls `first` once for each leaf that stands in it. */
export function findOccurrences(engine: RuleEngine, post: MatchablePost, first: (leaf: number) => void): void {
  startPost(engine)
  for (let field = 0; field < queryFields.length; field++) {
    if ((engine.fields & (1 << field)) === 0) continue
    const text = post[queryFields[field]!]
    const tokens = engine.tokens[field]!
    scanWords(engine.vocabulary, queryFields[field] === 'lang' ? primaryLanguage(text) : text, tokens)
    const reading = { text, field, tokens, wild: engine.wild.patterns.length === 0 ? [] : readWild(engine, text, tokens) }
    for (let at = 0; at < tokens.count; at++) startAt(engine, reading, at, first)
  }
}

/** Numbers the post. Numbers that no longer fit their columns begin anew; at full speed that is every few hours. */
function startPost({ occurrences, seen }: RuleEngine): void {
  if (occurrences.post === LAST_POST) {
    occurrences.stamp.fill(0)
    seen.fill(0)
    occurrences.post = 0
  }
  occurrences.post++
  occurrences.count = 0
}

/** `id-ID` → `id`; `in` is Indonesian's code of before 1989. */
export function primaryLanguage(tag: string): string {
  const [primary = ''] = tag.toLowerCase().split(/[-_]/, 1)
  return primary === 'in' ? 'id' : primary
}

function readWild({ wild, vocabulary }: RuleEngine, text: string, { count, start, end, bareLength }: TokenBuffer): readonly (readonly number[])[] {
  const symbols: number[][] = []
  for (let at = 0; at < count; at++) {
    const found: number[] = []
    const word = foldText(text.slice(start[at]!, end[at]!))
    findWildWords(wild, word, bareLength[at]! > 0 ? word.slice(0, bareLength[at]) : word, number => found.push(vocabulary.words.length + number))
    symbols.push(found)
  }
  return symbols
}

function startAt(engine: RuleEngine, reading: Reading, at: number, first: (leaf: number) => void): void {
  const { tokens, wild } = reading
  const start = (symbol: number, to: number) => {
    const node = symbol < 0 ? -1 : engine.trie.first[symbol]!
    if (node >= 0) arrive(engine, reading, node, at, to, first)
  }
  start(tokens.tag[at]!, at + tokens.tagSize[at]!)
  start(tokens.word[at]!, at + 1)
  start(tokens.bare[at]!, at + 1)
  wild[at]?.forEach(symbol => start(symbol, at + 1))
}

function arrive(engine: RuleEngine, reading: Reading, node: number, from: number, to: number, first: (leaf: number) => void): void {
  const { trie } = engine
  for (let at = trie.leavesFrom[node]!; at < trie.leavesFrom[node + 1]!; at++) record(engine, reading, trie.leaves[at]!, from, to, first)
  if (trie.inner[node] === 0 || to >= reading.tokens.count) return
  const follow = (symbol: number) => {
    const next = symbol < 0 ? -1 : followEdge(trie.edges, node, symbol)
    if (next >= 0) arrive(engine, reading, next, from, to + 1, first)
  }
  follow(reading.tokens.word[to]!)
  follow(reading.tokens.bare[to]!)
  reading.wild[to]?.forEach(follow)
}

function record({ leaves, occurrences }: RuleEngine, reading: Reading, leaf: number, from: number, to: number, first: (leaf: number) => void): void {
  const { fields, exact } = leaves[leaf]!
  if ((fields & (1 << reading.field)) === 0 || (exact !== null && !isSpelled(exact, reading, from))) return
  const isFirst = occurrences.stamp[leaf] !== occurrences.post
  addOccurrence(occurrences, isFirst ? -1 : occurrences.head[leaf]!, leaf, reading.field, from, to)
  if (isFirst) first(leaf)
}

function addOccurrence(all: Occurrences, next: number, leaf: number, field: number, from: number, to: number): void {
  if (all.count === all.from.length) widen(all)
  const at = all.count++
  all.leaf[at] = leaf
  all.field[at] = field
  all.from[at] = from
  all.to[at] = to
  all.next[at] = next
  all.head[leaf] = at
  all.stamp[leaf] = all.post
}

function widen(all: Occurrences): void {
  for (const name of ['leaf', 'field', 'from', 'to', 'next'] as const) {
    const wider = new Int32Array(all[name].length * 2)
    wider.set(all[name])
    all[name] = wider
  }
}

function isSpelled(exact: readonly (string | null)[], { text, tokens }: Reading, from: number): boolean {
  return exact.every((spelling, offset) => {
    if (spelling === null) return true
    const written = foldKeepingCase(text.slice(tokens.start[from + offset]!, tokens.end[from + offset]!))
    const bareLength = tokens.bareLength[from + offset]!
    return written === spelling || (bareLength > 0 && written.slice(0, bareLength) === spelling)
  })
}
