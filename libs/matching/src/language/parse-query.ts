import type { QueryRemark } from '@kentongan/contracts'
import { findNegativePart } from './find-negative-part'
import { findQueryHints } from './find-query-hints'
import { parseItems } from './parse-items'
import type { QueryNode } from './query'
import { queryLimits } from './query-limits'
import { remarkAt } from './query-remarks'
import { readClauses } from './read-clauses'
import { readLexemes } from './read-lexemes'

/** `terms` counts words and phrases. Problems forbid the query, hints do not; both in reading order. */
export type ParsedQuery =
  | { readonly ok: true; readonly root: QueryNode; readonly terms: number; readonly hints: readonly QueryRemark[] }
  | { readonly ok: false; readonly problems: readonly QueryRemark[]; readonly hints: readonly QueryRemark[] }

/**
 * Reads a query (the grammar is in docs/query-language.md) and gives its tree, or at least one problem: all that is wrong with
 * single words, and the first place where the grammar breaks. In a tree that it gives, no NOT stands inside another, and no
 * post without a word of the query matches. Never throws; linear in the length.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > queryLimits.characters) {
    const place = { start: queryLimits.characters, end: text.length }
    return { ok: false, problems: [remarkAt('too-long', place, { limit: queryLimits.characters, have: text.length })], hints: [] }
  }
  const lexemes = readLexemes(text)
  const hints = findQueryHints(text, lexemes)
  const { items, problems, terms } = readClauses(text, lexemes)
  if (items.length === 0) {
    return { ok: false, problems: problems.length > 0 ? problems : [remarkAt('empty', { start: 0, end: text.length })], hints }
  }
  if (problems.some(problem => problem.code === 'too-deep')) return { ok: false, problems: inOrder(problems), hints }
  const parsed = parseItems(text, items)
  if ('problem' in parsed) return { ok: false, problems: inOrder([...problems, parsed.problem]), hints }
  if (problems.length > 0) return { ok: false, problems: inOrder(problems), hints }
  const negative = findNegativePart(parsed.root)
  if (negative !== null) return { ok: false, problems: [remarkAt('no-positive', negative)], hints }
  return { ok: true, root: parsed.root, terms, hints }
}

function inOrder(problems: readonly QueryRemark[]): readonly QueryRemark[] {
  return [...problems].sort((a, b) => a.start - b.start)
}
