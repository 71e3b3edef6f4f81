import { diffWords } from 'diff'

export type Change = { readonly text: string; readonly kind: 'same' | 'added' | 'removed' }

const context = 60

/** Word by word, what an edit added and took away; long unchanged stretches are cut to their edges. */
export function revisionDifference(before: string, after: string): Change[] {
  const parts = diffWords(before, after)
  return parts.map((part, index) => {
    if (part.added) return { text: part.value, kind: 'added' }
    if (part.removed) return { text: part.value, kind: 'removed' }
    return { text: shorten(part.value, index > 0, index < parts.length - 1), kind: 'same' }
  })
}

function shorten(text: string, hasBefore: boolean, hasAfter: boolean): string {
  if (text.length <= context * 2) return text
  const start = hasBefore ? text.slice(0, context) : ''
  const end = hasAfter ? text.slice(-context) : ''
  return `${start} … ${end}`
}
