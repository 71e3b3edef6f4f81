import type { Agency, Term, TermKind } from '@kentongan/contracts'
import { type Chip, listsOf, type TermLists } from './terms'

/** `ambiguous` and `certain`: the word stayed, its mark was set or taken away. */
export type WordChange = { readonly kind: TermKind; readonly text: string; readonly change: 'added' | 'removed' | 'ambiguous' | 'certain' }

const keyOf = (term: Term) => `${term.kind}\u0000${term.text}`
const byKey = (terms: readonly Term[]) => new Map(terms.map(term => [keyOf(term), term]))

/** Which words someone added, removed or marked otherwise between two versions of an agency. */
export function wordChanges(before: readonly Term[], after: readonly Term[]): WordChange[] {
  const had = byKey(before)
  const has = byKey(after)
  const changeOf = (term: Term): WordChange['change'] | undefined => {
    const old = had.get(keyOf(term))
    if (!old) return 'added'
    if (old.ambiguous === term.ambiguous) return undefined
    return term.ambiguous ? 'ambiguous' : 'certain'
  }
  return [
    ...after.flatMap(term => {
      const change = changeOf(term)
      return change ? [{ kind: term.kind, text: term.text, change }] : []
    }),
    ...before.filter(term => !has.has(keyOf(term))).map(({ kind, text }) => ({ kind, text, change: 'removed' as const })),
  ]
}

/**
 * My lists with the other person's changes put in: what they added is added, what they removed is removed unless I added it again
 * or marked it otherwise, and their marks count where I left the mark alone. Nobody's words are lost.
 */
export function mergeTerms(base: Agency, theirs: Agency, mine: TermLists): TermLists {
  const was = listsOf(base.terms)
  const their = listsOf(theirs.terms)
  const merged: Record<TermKind, readonly Chip[]> = { ...mine }
  for (const { kind, text } of wordChanges(base.terms, theirs.terms)) merged[kind] = mergeChip(text, was[kind], their[kind], merged[kind])
  return merged
}

function mergeChip(text: string, was: readonly Chip[], theirs: readonly Chip[], mine: readonly Chip[]): readonly Chip[] {
  const [before, their, my] = [was, theirs, mine].map(chips => chips.find(chip => chip.text === text))
  if (!my) return their && !before ? [...mine, their] : mine
  const untouched = before?.ambiguous === my.ambiguous
  if (!untouched) return mine
  return their ? mine.map(chip => (chip === my ? their : chip)) : mine.filter(chip => chip !== my)
}

/** For a single value: mine if I changed it, else theirs. */
export function mergeValue<T>(base: T, theirs: T, mine: T): T {
  return mine === base ? theirs : mine
}
