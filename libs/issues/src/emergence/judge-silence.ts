import { surpriseBelow } from './negative-binomial'
import type { Scale } from './scale'
import type { Forecast } from './usual'

/** Silence is no emergency: one in a thousand windows. */
const THRESHOLD = 3
/** Below this share of its usual sources alive, collection is what is quiet. */
const FEWEST_ALIVE = 0.5

export type SilenceQuestion = {
  readonly scale: Extract<Scale, '6h' | '24h'>
  /** Voices in the window. */
  readonly observed: number
  readonly usual: Forecast
  /** Sources that were fetched without error within the window, of those that the key is usually heard from. */
  readonly sourcesAlive: number
  readonly sourcesUsual: number
}

export type SilenceVerdict = {
  readonly silent: boolean
  readonly reason: 'quiet' | 'collection-down' | 'usual'
  readonly surprise: number
  readonly observed: number
  /** What the sources that are alive would usually bring. */
  readonly expected: number
}

/**
 * Whether an agency or a kind of source is far quieter than usual. What the dead sources would have brought is not expected; where
 * fewer than half are alive nothing is said about silence, only that collection is down.
 */
export function judgeSilence({ observed, usual, sourcesAlive, sourcesUsual }: SilenceQuestion): SilenceVerdict {
  const alive = sourcesUsual > 0 ? Math.min(1, sourcesAlive / sourcesUsual) : 0
  const expected = usual.mean * alive
  const surprise = surpriseBelow(observed, expected, usual.dispersion)
  const answer = { surprise, observed, expected }
  if (alive < FEWEST_ALIVE) return { ...answer, silent: false, reason: 'collection-down' }
  const silent = surprise >= THRESHOLD
  return { ...answer, silent, reason: silent ? 'quiet' : 'usual' }
}
