import type { Lookback } from '@kentongan/contracts'

/** What the page says of a look-back. `share` is 0..1, null while the size is not known yet. */
export type LookbackState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly share: number | null }
  | { readonly kind: 'done' | 'cancelled'; readonly at: string }

const shownFor = 24 * 3_600_000

/** The state worth showing at `now`: what is under way, and for a day what has ended; null for anything older. */
export function stateOf({ state, read, total, endedAt }: Lookback, now: Date): LookbackState | null {
  if (state === 'waiting') return { kind: 'waiting' }
  if (state === 'running') return { kind: 'running', share: total === null ? null : total === 0 ? 1 : Math.min(1, read / total) }
  if (endedAt === null || now.getTime() - new Date(endedAt).getTime() > shownFor) return null
  return { kind: state, at: endedAt }
}
