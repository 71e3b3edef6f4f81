import type { Term } from '@kentongan/contracts'

/**
 * Drops terms that say the same: runs of white space count as one blank, and names and keywords are compared without regard to
 * case (an acronym counts as it is written). The first of each stays, in the given order.
 */
export function foldTerms(terms: readonly Term[]): readonly Term[] {
  const seen = new Set<string>()
  const kept: Term[] = []
  for (const { kind, text } of terms) {
    const tidy = text.trim().replace(/\s+/g, ' ').normalize('NFC')
    const key = `${kind}:${kind === 'acronym' ? tidy : tidy.toLocaleLowerCase('id')}`
    if (seen.has(key)) continue
    seen.add(key)
    kept.push({ kind, text: tidy })
  }
  return kept
}
