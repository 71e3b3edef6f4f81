import { describeChange, type Stretch } from '@kentongan/posts'

/** The words in which a copy's headline differs from the first one's, as written; words that stand together are one entry. */
export function compareHeadlines(first: string, copy: string): { readonly removed: string[]; readonly added: string[] } {
  const { removed, added } = describeChange(first, copy)
  const cut = (text: string) => ({ start, end }: Stretch) => text.slice(start, end)
  return { removed: removed.map(cut(first)), added: added.map(cut(copy)) }
}
