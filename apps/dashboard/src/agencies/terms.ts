import type { Term, TermKind } from '@kentongan/contracts'

export type TermLists = Record<TermKind, string[]>

export const noTerms: TermLists = { name: [], acronym: [], keyword: [] }

/** Terms by kind, for the three chip fields. */
export function listsOf(terms: readonly Term[]): TermLists {
  const of = (kind: TermKind) => terms.filter(term => term.kind === kind).map(term => term.text)
  return { name: of('name'), acronym: of('acronym'), keyword: of('keyword') }
}

/** The three fields as terms; a text given twice under one kind counts once. Names and keywords ignore case, acronyms do not. */
export function termsOf(lists: TermLists): Term[] {
  return (['name', 'acronym', 'keyword'] as const).flatMap(kind => {
    const fold = (text: string) => (kind === 'acronym' ? text : text.toLocaleLowerCase('id'))
    const byText = new Map(lists[kind].map(text => [fold(text.trim()), text.trim()]))
    return [...byText.values()].filter(text => text.length >= 2).map(text => ({ text, kind }))
  })
}

/** Acronyms without a capital letter would never match: they count only as they are written. */
export const doubtfulAcronyms = (acronyms: readonly string[]) => acronyms.filter(text => !/\p{Lu}/u.test(text))
