import type { Agency, Term, TermKind } from '@kentongan/contracts'
import type { TermLists } from './terms'

export type WordChange = { readonly kind: TermKind; readonly text: string; readonly change: 'added' | 'removed' }

const keyOf = (term: Term) => `${term.kind}\u0000${term.text}`

/** Which words someone added and removed between two versions of an agency. */
export function wordChanges(before: readonly Term[], after: readonly Term[]): WordChange[] {
  const had = new Set(before.map(keyOf))
  const has = new Set(after.map(keyOf))
  return [
    ...after.filter(term => !had.has(keyOf(term))).map(term => ({ ...term, change: 'added' as const })),
    ...before.filter(term => !has.has(keyOf(term))).map(term => ({ ...term, change: 'removed' as const })),
  ]
}

/**
 * My lists with the other person's changes put in: what they added is added, what they removed is removed unless I added it again.
 * Where only one of two changed a list, their words win; nobody's words are lost.
 */
export function mergeTerms(base: Agency, theirs: Agency, mine: TermLists): TermLists {
  const merged: TermLists = { name: [...mine.name], acronym: [...mine.acronym], keyword: [...mine.keyword] }
  for (const { kind, text, change } of wordChanges(base.terms, theirs.terms)) {
    const without = merged[kind].filter(each => each !== text)
    merged[kind] = change === 'added' ? [...without, text] : without
  }
  return merged
}

/** For a single value: mine if I changed it, else theirs. */
export function mergeValue<T>(base: T, theirs: T, mine: T): T {
  return mine === base ? theirs : mine
}

