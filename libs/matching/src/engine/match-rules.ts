import type { TokenBuffer } from '@kentongan/text'
import { queryFields, type MatchablePost, type QueryField } from '../language/query'
import { evaluateRule } from './evaluate-rule'
import { findOccurrences } from './find-occurrences'
import type { Occurrences, RuleEngine, RuleId } from './rule-engine'

/** UTF-16 code units of a field as it came. */
export type FieldSpan = { readonly field: QueryField; readonly start: number; readonly end: number }
export type RuleMatch = { readonly rule: RuleId; readonly spans: readonly FieldSpan[] }

/**
 * Gives the rules that a post matches, in the order in which they were compiled, each with the places that made it match: by
 * field (title first), then in reading order; a place inside a longer one is left out.
 */
export function matchRules(engine: RuleEngine, post: MatchablePost): readonly RuleMatch[] {
  const candidates: number[] = []
  findOccurrences(engine, post, leaf => {
    for (const rule of engine.triggers[leaf]!) {
      if (engine.seen[rule] === engine.occurrences.post) continue
      engine.seen[rule] = engine.occurrences.post
      candidates.push(rule)
    }
  })
  return verify(engine, post, candidates)
}

/** Those of the candidates that match the post whose occurrences the engine holds. */
export function verify({ rules, occurrences, tokens }: RuleEngine, post: MatchablePost, candidates: number[]): readonly RuleMatch[] {
  const matches: RuleMatch[] = []
  const taking: number[] = []
  if (candidates.length > 1) candidates.sort((a, b) => a - b)
  for (const candidate of candidates) {
    const { id, root } = rules[candidate]!
    taking.length = 0
    if (evaluateRule(root, occurrences, taking)) matches.push({ rule: id, spans: spansOf(tokens, occurrences, post, taking) })
  }
  return matches
}

function spansOf(tokens: RuleEngine['tokens'], occurrences: Occurrences, post: MatchablePost, taking: number[]): readonly FieldSpan[] {
  const { field, from, to } = occurrences
  // By field, then as they are read, the longer first.
  if (taking.length > 1) taking.sort((a, b) => field[a]! - field[b]! || from[a]! - from[b]! || to[b]! - to[a]!)
  const spans: FieldSpan[] = []
  let last = -1
  for (const at of taking) {
    if (last >= 0 && field[last] === field[at] && to[at]! <= to[last]!) continue
    last = at
    spans.push(spanOf(queryFields[field[at]!]!, tokens[field[at]!]!, post, from[at]!, to[at]!))
  }
  return spans
}

/** The language is one word, whatever it is made of. */
const spanOf = (field: QueryField, { start, end }: TokenBuffer, post: MatchablePost, from: number, to: number): FieldSpan =>
  (field === 'lang' ? { field, start: 0, end: post.lang.length } : { field, start: start[from]!, end: end[to - 1]! })
