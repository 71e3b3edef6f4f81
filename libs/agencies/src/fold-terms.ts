import { namingKinds, type Term, type TermKind } from '@kentongan/contracts'

/**
 * Drops terms that say the same: runs of white space count as one blank, and terms are compared without regard to case (an
 * acronym counts as it is written). The first of each stays, in the given order; it is ambiguous if any of its twins is. Only
 * terms that name the agency can be ambiguous. A source is reduced to its host name.
 */
export function foldTerms(terms: readonly Term[]): readonly Term[] {
  const kept = new Map<string, Term>()
  for (const { kind, text, ambiguous } of terms) {
    const tidy = kind === 'source' ? hostOf(tidyText(text)) : tidyText(text)
    const key = `${kind}:${kind === 'acronym' ? tidy : tidy.toLocaleLowerCase('id')}`
    const first = kept.get(key)
    kept.set(key, { kind, text: first?.text ?? tidy, ambiguous: first?.ambiguous === true || (ambiguous && isNaming(kind)) })
  }
  return [...kept.values()]
}

/** Gives a text with single blanks, none at its ends, and composed letters (NFC). */
export const tidyText = (text: string): string => text.trim().replace(/\s+/g, ' ').normalize('NFC')

/** Whether terms of a kind name the agency, and not only decide about such names. */
export const isNaming = (kind: TermKind): boolean => namingKinds.some(each => each === kind)

/**
 * `https://www.Jatim.Antaranews.com/rss` → `jatim.antaranews.com`; a text that holds no host stays as it is, in lower case. What
 * it gives it leaves alone the second time, or a file of agencies would not read as it was written: so it composes letters once
 * more (a small letter may have a composed form where its capital has none, J̌) and takes a text with blanks for no address.
 */
function hostOf(text: string): string {
  const lower = text.toLowerCase().normalize('NFC')
  if (lower.includes(' ')) return lower
  const host = lower.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').replace(/[/?#].*$/s, '').replace(/^(www\.)+/, '').replace(/(:\d+)+$/, '')
  return host.length >= 2 ? host : lower
}
