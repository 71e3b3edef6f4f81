import { type Term, TermKind, namingKinds } from '@kentongan/contracts'

/** One word or phrase in a field of the form. */
export type Chip = { readonly text: string; readonly ambiguous: boolean }
/** An agency's words as the form holds them, by kind, in the order they were given. */
export type TermLists = Readonly<Record<TermKind, readonly Chip[]>>

/** What decides about ambiguous words: a word nearby, or the source. */
export const decidingKinds = ['place', 'context', 'source'] as const satisfies readonly TermKind[]

const listsFrom = (of: (kind: TermKind) => readonly Chip[]) => Object.fromEntries(TermKind.options.map(kind => [kind, of(kind)])) as TermLists

export const noTerms: TermLists = listsFrom(() => [])

/** Terms by kind, for the fields of the form. */
export function listsOf(terms: readonly Term[]): TermLists {
  return listsFrom(kind => terms.filter(term => term.kind === kind).map(({ text, ambiguous }) => ({ text, ambiguous })))
}

/**
 * The fields as terms; a text given twice under one kind counts once, and is ambiguous if one of the two was. Case makes a
 * difference in acronyms only.
 */
export function termsOf(lists: TermLists): Term[] {
  return TermKind.options.flatMap(kind => {
    const byText = new Map<string, Term>()
    for (const chip of lists[kind]) {
      const text = chip.text.trim()
      const key = kind === 'acronym' ? text : text.toLocaleLowerCase('id')
      byText.set(key, { kind, text, ambiguous: chip.ambiguous || byText.get(key)?.ambiguous === true })
    }
    return [...byText.values()].filter(({ text }) => text.length >= 2)
  })
}

/** The chips of a field after its texts were changed; those that stay keep their mark. */
export function keepMarks(chips: readonly Chip[], texts: readonly string[]): Chip[] {
  return texts.map(text => chips.find(chip => chip.text === text) ?? { text, ambiguous: false })
}

/** Turns the mark of one chip over. */
export const toggleMark = (chips: readonly Chip[], text: string): Chip[] =>
  chips.map(chip => (chip.text === text ? { ...chip, ambiguous: !chip.ambiguous } : chip))

/** The naming words that are marked as ambiguous. */
export const ambiguousWords = (lists: TermLists): string[] =>
  namingKinds.flatMap(kind => lists[kind].filter(chip => chip.ambiguous).map(chip => chip.text))

/** Some word is ambiguous, and nothing is there that could decide about it: each of its hits goes to the review lane. */
export const isUndecidable = (lists: TermLists): boolean =>
  ambiguousWords(lists).length > 0 && decidingKinds.every(kind => lists[kind].length === 0)

/** Acronyms without a capital letter would also match the ordinary word. */
export const withoutCapital = (acronyms: readonly Chip[]): string[] => acronyms.map(chip => chip.text).filter(text => !/\p{Lu}/u.test(text))

/** Sources that are no site address: a title that was typed, but not chosen from the list. */
export const withoutHost = (sources: readonly Chip[]): string[] => sources.map(chip => chip.text).filter(text => !/^\S+\.\S+$/.test(text))
