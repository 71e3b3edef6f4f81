import { CLITIC, foldKeepingCase, foldText, HASHTAG, scanWords, type TokenBuffer } from '@kentongan/text'
import { queryFields, type MatchablePost } from '../language/query'
import { readLanguage } from '../language/query-names'
import { followEdge } from './edge-table'
import { pushNumber } from './number-list'
import { EXACT, type Occurrences, type RuleEngine } from './rule-engine'
import { findWildWords } from './wild-words'

/** The largest number of an Int32Array. */
const LAST_POST = 0x7fffffff

/** One field of the post at hand. `wild[at]` are the symbols of the patterns that fit its token `at`. */
type Reading = { readonly text: string; readonly field: number; readonly tokens: TokenBuffer; readonly wild: readonly (readonly number[])[] | null }

/** Finds every leaf of every rule at every place of a post, in one pass over its words, and wakes the rules that they trigger. */
export function findOccurrences(engine: RuleEngine, post: MatchablePost): void {
  startPost(engine)
  for (let field = 0; field < queryFields.length; field++) {
    if ((engine.fields & (1 << field)) === 0) continue
    const text = post[queryFields[field]!]
    const tokens = engine.tokens[field]!
    scanWords(engine.vocabulary, queryFields[field] === 'lang' ? readLanguage(text) : text, tokens)
    const reading = { text, field, tokens, wild: engine.wild.patterns.length === 0 ? null : readWild(engine, text, tokens) }
    for (let at = 0; at < tokens.count; at++) startAt(engine, reading, at)
  }
}

/** Begins a post under a number of its own. Numbers that no longer fit their columns begin anew; at full speed that is every few hours. */
export function startPost({ occurrences, seen, candidates }: RuleEngine): void {
  if (occurrences.post === LAST_POST) {
    occurrences.stamp.fill(0)
    seen.fill(0)
    occurrences.post = 0
  }
  occurrences.post++
  occurrences.count = 0
  candidates.count = 0
}

function readWild({ wild, vocabulary }: RuleEngine, text: string, { count, start, end, marks, bareLength }: TokenBuffer): readonly (readonly number[])[] {
  const symbols: number[][] = []
  for (let at = 0; at < count; at++) {
    const found: number[] = []
    const word = foldText(text.slice(start[at]!, end[at]!))
    findWildWords(wild, word, marks[at]! & CLITIC ? word.slice(0, bareLength[at]) : word, number => found.push(vocabulary.words.length + number))
    symbols.push(found)
  }
  return symbols
}

function startAt(engine: RuleEngine, reading: Reading, at: number): void {
  const { word, marks, bare, tag, tagSize } = reading.tokens
  start(engine, reading, word[at]!, at, at + 1)
  if (marks[at]! & CLITIC) start(engine, reading, bare[at]!, at, at + 1)
  if (marks[at]! & HASHTAG) start(engine, reading, tag[at]!, at, at + tagSize[at]!)
  if (reading.wild !== null) for (const symbol of reading.wild[at]!) start(engine, reading, symbol, at, at + 1)
}

function start(engine: RuleEngine, reading: Reading, symbol: number, from: number, to: number): void {
  const node = symbol < 0 ? -1 : engine.trie.first[symbol]!
  if (node >= 0) arrive(engine, reading, node, from, to)
}

function arrive(engine: RuleEngine, reading: Reading, node: number, from: number, to: number): void {
  const { trie } = engine
  const { tokens: { count, word, marks, bare }, wild } = reading
  for (let at = trie.leavesFrom[node]!; at < trie.leavesFrom[node + 1]!; at++) record(engine, reading, trie.leaves[at]!, from, to)
  if (trie.mayFollow[node] === 0 || to >= count) return
  follow(engine, reading, node, word[to]!, from, to)
  if (marks[to]! & CLITIC) follow(engine, reading, node, bare[to]!, from, to)
  if (wild !== null) for (const symbol of wild[to]!) follow(engine, reading, node, symbol, from, to)
}

function follow(engine: RuleEngine, reading: Reading, node: number, symbol: number, from: number, to: number): void {
  const { edges, mayFollow } = engine.trie
  if (symbol < 0 || (mayFollow[node]! & (1 << (symbol & 31))) === 0) return
  const next = followEdge(edges, node, symbol)
  if (next >= 0) arrive(engine, reading, next, from, to + 1)
}

function record(engine: RuleEngine, reading: Reading, leaf: number, from: number, to: number): void {
  const kind = engine.leafKinds[leaf]!
  if ((kind & (1 << reading.field)) === 0) return
  if ((kind & EXACT) > 0 && !isSpelled(engine.spellings.get(leaf)!, reading, from)) return
  if (addOccurrence(engine.occurrences, leaf, reading.field, from, to)) wake(engine, leaf)
}

/** Makes candidates of the rules that a leaf triggers, each once. */
export function wake({ triggers, seen, occurrences, candidates }: RuleEngine, leaf: number): void {
  for (const rule of triggers[leaf]!) {
    if (seen[rule] === occurrences.post) continue
    seen[rule] = occurrences.post
    pushNumber(candidates, rule)
  }
}

/** Notes that a leaf stands somewhere; gives whether it is the first time in this post. */
export function addOccurrence(all: Occurrences, leaf: number, field: number, from: number, to: number): boolean {
  if (all.count === all.from.length) widen(all)
  const isFirst = all.stamp[leaf] !== all.post
  const at = all.count++
  all.field[at] = field
  all.from[at] = from
  all.to[at] = to
  all.next[at] = isFirst ? -1 : all.head[leaf]!
  all.head[leaf] = at
  all.stamp[leaf] = all.post
  return isFirst
}

function widen(all: Occurrences): void {
  for (const name of ['field', 'from', 'to', 'next'] as const) {
    const wider = new Int32Array(all[name].length * 2)
    wider.set(all[name])
    all[name] = wider
  }
}

function isSpelled(exact: readonly (string | null)[], { text, tokens }: Reading, from: number): boolean {
  return exact.every((spelling, offset) => {
    if (spelling === null) return true
    const written = foldKeepingCase(text.slice(tokens.start[from + offset]!, tokens.end[from + offset]!))
    if (written === spelling) return true
    return (tokens.marks[from + offset]! & CLITIC) > 0 && written.slice(0, tokens.bareLength[from + offset]) === spelling
  })
}
