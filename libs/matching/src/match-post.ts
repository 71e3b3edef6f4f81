import { tokenise, type Token } from '@kentongan/text'
import type { Matcher } from './compile-terms'
import { findTerms, type Found } from './find-terms'

export type PostText = { readonly title: string; readonly text: string }
export type Field = keyof PostText

/**
 * Where a term stands: UTF-16 code units of the field as it came. A word's clitics are part of the span, the # of a
 * hashtag is not.
 */
export type Span = { readonly field: Field; readonly start: number; readonly end: number; readonly termId: number }
export type AgencyMatch = { readonly agencyId: number; readonly spans: readonly Span[] }

/** More would neither convince a reader nor help a screen, and one post must not fill a table. */
export const MOST_SPANS = 50

const FIELDS: readonly Field[] = ['title', 'text']

/**
 * Gives the agencies a post names, by id, each with the places that name it in reading order (title first, 50 at most). Where
 * terms of one agency overlap the longest stands, then the first, then the lower id.
 */
export function matchPost(matcher: Matcher, post: PostText): readonly AgencyMatch[] {
  const spans = new Map<number, Span[]>()
  for (const field of FIELDS) {
    const tokens = tokenise(post[field])
    for (const [agencyId, found] of byAgency(findTerms(matcher.root, post[field], tokens))) {
      const kept = keepLongest(found, tokens).map(one => spanOf(one, field, tokens))
      spans.set(agencyId, [...(spans.get(agencyId) ?? []), ...kept].slice(0, MOST_SPANS))
    }
  }
  return [...spans].map(([agencyId, all]) => ({ agencyId, spans: all })).sort((a, b) => a.agencyId - b.agencyId)
}

function byAgency(found: readonly Found[]): ReadonlyMap<number, Found[]> {
  const groups = new Map<number, Found[]>()
  for (const one of found) {
    const group = groups.get(one.agencyId)
    if (group === undefined) groups.set(one.agencyId, [one])
    else group.push(one)
  }
  return groups
}

function keepLongest(found: readonly Found[], tokens: readonly Token[]): readonly Found[] {
  const length = (one: Found) => endOf(one, tokens) - startOf(one, tokens)
  const candidates = [...found].sort((a, b) => length(b) - length(a) || a.from - b.from || a.termId - b.termId)
  const taken = new Set<number>()
  const kept = candidates.filter(({ from, to }) => {
    for (let at = from; at < to; at++) if (taken.has(at)) return false
    for (let at = from; at < to; at++) taken.add(at)
    return true
  })
  return kept.sort((a, b) => a.from - b.from)
}

function spanOf(one: Found, field: Field, tokens: readonly Token[]): Span {
  return { field, start: startOf(one, tokens), end: endOf(one, tokens), termId: one.termId }
}

function startOf({ from }: Found, tokens: readonly Token[]): number {
  return tokens[from]?.start ?? 0
}

function endOf({ to }: Found, tokens: readonly Token[]): number {
  return tokens[to - 1]?.end ?? 0
}
