import type { TokenBuffer } from '@kentongan/text'
import { queryFields, type MatchablePost, type QueryField } from '../language/query'
import { evaluateRule } from './evaluate-rule'
import { findOccurrences } from './find-occurrences'
import { sortNumbers, type NumberList } from './number-list'
import type { Occurrences, RuleEngine, RuleId } from './rule-engine'

/** UTF-16 code units of a field as it came. */
export type FieldSpan = { readonly field: QueryField; readonly start: number; readonly end: number }
export type RuleMatch = { readonly rule: RuleId; readonly spans: readonly FieldSpan[] }

/**
 * Gives the rules that a post matches, in the order in which they were compiled, each with the places that made it match: by
 * field (title first), then in reading order; a place inside a longer one is left out.
 */
export function matchRules(engine: RuleEngine, post: MatchablePost): readonly RuleMatch[] {
  findOccurrences(engine, post)
  return verify(engine, post)
}

/** Those of the engine's candidates that match the post whose occurrences it holds. */
export function verify({ rules, occurrences, tokens, candidates, taking }: RuleEngine, post: MatchablePost): readonly RuleMatch[] {
  const matches: RuleMatch[] = []
  sortNumbers(candidates, byNumber)
  for (let at = 0; at < candidates.count; at++) {
    const { id, root } = rules[candidates.items[at]!]!
    taking.count = 0
    if (evaluateRule(root, occurrences, taking)) matches.push({ rule: id, spans: spansOf(tokens, occurrences, post, taking) })
  }
  return matches
}

const byNumber = (a: number, b: number): number => a - b

function spansOf(tokens: RuleEngine['tokens'], { field, from, to }: Occurrences, post: MatchablePost, taking: NumberList): readonly FieldSpan[] {
  // By field, then as they are read, the longer first.
  if (taking.count > 1) sortNumbers(taking, (a, b) => field[a]! - field[b]! || from[a]! - from[b]! || to[b]! - to[a]!)
  const spans: FieldSpan[] = []
  let last = -1
  for (let at = 0; at < taking.count; at++) {
    const one = taking.items[at]!
    if (last >= 0 && field[last] === field[one] && to[one]! <= to[last]!) continue
    last = one
    spans.push(spanOf(queryFields[field[one]!]!, tokens[field[one]!]!, post, from[one]!, to[one]!))
  }
  return spans
}

/** The language is one word, whatever it is made of. */
const spanOf = (field: QueryField, { start, end }: TokenBuffer, post: MatchablePost, from: number, to: number): FieldSpan =>
  (field === 'lang' ? { field, start: 0, end: post.lang.length } : { field, start: start[from]!, end: end[to - 1]! })
