import { namingKinds, type Term, type TermKind } from '@kentongan/contracts'
import { writeAcronym, writeSource, writeWords } from './write-clause'

/** How near a context word or place must stand to an ambiguous name, in words (the task's rule for acronyms such as BPN). */
const contextDistance = 12

/** The queries of an agency in the two lanes; null where its data give nothing to ask for. */
export type AgencyRules = { readonly sure: string | null; readonly review: string | null }

/**
 * Makes the rules of an agency from its data. `sure` asks for an unambiguous name, or an ambiguous one with a context word or
 * place near it or in a source of the agency's beat; a full name elsewhere in the post needs no clause, it matches by itself.
 * `review` asks for an ambiguous name alone. Excluding words hold for both. The text is of the query language and may be longer
 * than its limits allow.
 */
export function makeAgencyRules(terms: readonly Term[]): AgencyRules {
  const named = ofKinds(terms, ...namingKinds)
  const clear = clausesOf(named.filter(term => !term.ambiguous))
  const ambiguous = clausesOf(named.filter(term => term.ambiguous))
  const context = clausesOf(ofKinds(terms, 'context', 'place'))
  const sources = [...new Set(ofKinds(terms, 'source').flatMap(term => writeSource(term.text) ?? []))]
  const excluded = clausesOf(ofKinds(terms, 'exclude'))
  const near = ambiguous.length > 0 && context.length > 0 ? [`${group(ambiguous)} NEAR/${contextDistance} ${group(context)}`] : []
  const inBeat = ambiguous.length > 0 && sources.length > 0 ? [`(${group(ambiguous)} ${group(sources)})`] : []
  return { sure: without(excluded, [...clear, ...near, ...inBeat]), review: without(excluded, ambiguous) }
}

const ofKinds = (terms: readonly Term[], ...kinds: readonly TermKind[]) => (
  kinds.flatMap(kind => terms.filter(term => term.kind === kind))
)

function clausesOf(terms: readonly Term[]): readonly string[] {
  return [...new Set(terms.flatMap(({ kind, text }) => (kind === 'acronym' ? writeAcronym(text) : writeWords(text) ?? [])))]
}

const group = (clauses: readonly string[]): string => (clauses.length === 1 ? clauses.join() : `(${clauses.join(' OR ')})`)

function without(excluded: readonly string[], wanted: readonly string[]): string | null {
  if (wanted.length === 0) return null
  if (excluded.length === 0) return wanted.join(' OR ')
  const single = wanted.length === 1 && !wanted.join().includes(' NEAR/')
  return `${single ? wanted.join() : `(${wanted.join(' OR ')})`} NOT ${group(excluded)}`
}
