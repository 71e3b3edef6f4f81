import type { QueryRemark } from '@kentongan/contracts'
import type { QueryPlace } from './query'

/**
 * All that can be said of a query. Each carries `values.column` (from 1); the names after a code are its further values.
 * The last two are hints, all others forbid the query.
 */
export const queryRemarkCodes = [
  'empty',
  'too-long', // limit, have
  'too-many-terms', // limit, have
  'too-deep', // limit, have
  'unclosed-quote',
  'no-letters', // text
  'wildcard-too-short', // text
  'tag-wildcard', // text
  'exact-wildcard', // text
  'exact-what',
  'plus',
  'use-word-operator', // text, operator
  'use-near', // text
  'address', // text
  'unknown-field', // name, known
  'field-empty', // name
  'bahasa-value', // text
  'near-distance', // name
  'near-distance-range', // name, limit, have
  'near-operand', // name: AND, NOT or NEAR
  'missing-operand', // name
  'empty-group',
  'unclosed-bracket',
  'unopened-bracket',
  'no-positive',
  'lowercase-operator', // word, operator
  'mixed-and-or',
] as const
export type QueryRemarkCode = (typeof queryRemarkCodes)[number]

/** Takes a code, the place it speaks of and what its sentence needs; adds the column, counted from 1. */
export function remarkAt(code: QueryRemarkCode, { start, end }: QueryPlace, values: QueryRemark['values'] = {}): QueryRemark {
  return { code, start, end, values: { ...values, column: start + 1 } }
}
