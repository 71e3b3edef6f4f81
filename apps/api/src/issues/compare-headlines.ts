import { describeChange } from '@kentongan/posts'

/** The words in which a copy's headline differs from the first one's, as written; words that stand together are one entry. */
export function compareHeadlines(first: string, copy: string): { readonly removed: string[]; readonly added: string[] } {
  const { removed, added } = describeChange(first, copy)
  return { removed: removed.map(({ start, end }) => first.slice(start, end)), added: added.map(({ start, end }) => copy.slice(start, end)) }
}
