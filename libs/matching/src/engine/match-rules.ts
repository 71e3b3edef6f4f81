import { queryFields, type MatchablePost, type QueryField } from '../language/query'
import { collectPlaces, holds } from './evaluate-rule'
import { findOccurrences } from './find-occurrences'
import type { Place } from './near-chain'
import type { RuleEngine, RuleId } from './rule-engine'

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
  const matches: RuleMatch[] = []
  for (const rule of candidates.sort((a, b) => a - b)) {
    const { id, root } = engine.rules[rule]!
    if (!holds(root, engine.occurrences)) continue
    const places: Place[] = []
    collectPlaces(root, engine.occurrences, places)
    matches.push({ rule: id, spans: spansOf(engine, post, places) })
  }
  return matches
}

function spansOf({ tokens }: RuleEngine, post: MatchablePost, places: readonly Place[]): readonly FieldSpan[] {
  const spans: FieldSpan[] = []
  let last: Place | undefined
  for (const place of [...places].sort((a, b) => a.field - b.field || a.from - b.from || b.to - a.to)) {
    if (last !== undefined && last.field === place.field && place.to <= last.to) continue
    last = place
    const field = queryFields[place.field]!
    const { start, end } = tokens[place.field]!
    // The language is one word, whatever it is made of.
    spans.push(field === 'lang' ? { field, start: 0, end: post.lang.length } : { field, start: start[place.from]!, end: end[place.to - 1]! })
  }
  return spans
}
