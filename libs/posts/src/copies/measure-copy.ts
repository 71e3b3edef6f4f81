import { MOST_SHINGLES } from './shingle-text'

/** From this many words on, a third of all shingles in common is no accident; a copy of five words must be nearly the same. */
const LONG = 24
const SHORT = 5
const LEAST_OF_LONG = 0.35
const LEAST_OF_SHORT = 0.95

/**
 * The share of shingles two texts have in common (Jaccard), 0..1. Where a text is so long that only its smallest shingles are known,
 * the share among those that can be known of both (bottom-k sketches, Broder 1997; Beyer et al. 2007).
 */
export function measureOverlap(a: Int32Array, b: Int32Array): number {
  let shared = 0
  let atA = 0
  let atB = 0
  while (atA < a.length && atB < b.length) {
    const difference = a[atA]! - b[atB]!
    if (difference === 0) shared++
    if (difference <= 0) atA++
    if (difference >= 0) atB++
  }
  if (shared === 0) return 0
  const seenOfA = b.length < MOST_SHINGLES ? a.length : atA
  const seenOfB = a.length < MOST_SHINGLES ? b.length : atB
  return shared / (seenOfA + seenOfB - shared)
}

/** How alike two texts must be to count as copies: the shorter the shorter one, the more. */
export function leastOverlap(words: number): number {
  const share = Math.max(0, Math.min(1, (words - SHORT) / (LONG - SHORT)))
  return LEAST_OF_SHORT + share * (LEAST_OF_LONG - LEAST_OF_SHORT)
}
