import type { ToneShare } from '@kentongan/contracts'

/** Fewer judgements than this say next to nothing, however they fell. */
const tooFew = 10

/** How much a share is worth, in words, by the width of its 95 % interval: a sixth of the scale is firm, a third is rough. */
export function certaintyOf({ judged, low, high }: Pick<ToneShare, 'judged' | 'low' | 'high'>): 'none' | 'first' | 'rough' | 'firm' {
  if (judged === 0) return 'none'
  const width = high - low
  if (judged < tooFew || width > 1 / 3) return 'first'
  return width > 1 / 6 ? 'rough' : 'firm'
}
