import { diffWordsWithSpace } from 'diff'

export type WordChange = { readonly text: string; readonly kind: 'same' | 'added' | 'removed' }

/** Word by word, what leads from one query to another. Nothing is shortened: the parts that are not removed are `after`. */
export function wordDifference(before: string, after: string): WordChange[] {
  return diffWordsWithSpace(before, after).map(part => ({ text: part.value, kind: part.added ? 'added' : part.removed ? 'removed' : 'same' }))
}
