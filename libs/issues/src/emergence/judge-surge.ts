import { countVoices, type WindowCounts } from './count-voices'
import { surpriseAbove } from './negative-binomial'
import { highestMean, lowestMean } from './bound-mean'
import { SCALES, lengthOf, type Scale } from './scale'
import type { Usual } from './usual'

const FEWEST_SOURCES = 3
const REFRACTORY = lengthOf('24h')
/** An alarm within a day of the last needs so many times its surprise. */
const RENEWAL = 2

/** One window of a key and what is usual for it. */
export type Window = { readonly counts: WindowCounts, readonly usual: Usual }

export type Alarm = { readonly at: number, readonly surprise: number }

export type SurgeQuestion = {
  readonly windows: Readonly<Partial<Record<Scale, Window>>>
  readonly now: number
  /** The last alarm of this key that was raised. */
  readonly lastAlarm: Alarm | null
  /** From `chooseThreshold`. */
  readonly threshold: number
}

/**
 * Why it fired or not: a rise; the texts are copies or of one account; fewer than three sources; an alarm was raised within 24 hours
 * and the surprise has not doubled; nothing special.
 */
export type SurgeReason = 'rise' | 'copying' | 'too-few-sources' | 'refractory' | 'usual'

export type SurgeVerdict = {
  readonly fired: boolean
  readonly reason: SurgeReason
  /** The window that is judged: the most surprising one. */
  readonly scale: Scale
  /** −log10 of the probability of so many voices or more. */
  readonly surprise: number
  readonly observed: number
  readonly usual: Usual
  /**
   * Observed over usual, one voice added to both so that the first post on a new matter is not "eighty times the usual"; and its 10 %
   * bounds: the lower one allows for all usual scatter and doubt about the level, the upper one for chance in the count.
   */
  readonly ratio: number
  readonly ratioLow: number
  readonly ratioHigh: number
}

/**
 * Whether a key rises now. Voices count, not posts (`countVoices`); of all windows the most surprising one speaks; a surprise at or
 * above the threshold fires where three sources or more take part and no alarm of the last 24 hours was half as surprising.
 * Where the posts would be surprising but the voices are not, or one account wrote nearly all, it is copying.
 *
 * @throws RangeError where no window is given
 */
export function judgeSurge({ windows, now, lastAlarm, threshold }: SurgeQuestion): SurgeVerdict {
  const judged = SCALES.flatMap(scale => {
    const window = windows[scale]
    return window ? [judgeWindow(scale, window)] : []
  })
  const [first, ...others] = judged
  if (!first) throw new RangeError('A surge is judged on at least one window.')
  const most = others.reduce((best, next) => (next.surprise > best.surprise ? next : best), first)
  const reason = most.surprise >= threshold ? reasonOfRise(most, now, lastAlarm) : reasonOfCalm(judged, threshold)
  const { scale, surprise, voices: observed, window: { usual } } = most
  const ratio = (count: number): number => (count + 1) / (usual.mean + 1)
  return {
    fired: reason === 'rise', reason, scale, surprise, observed, usual,
    ratio: ratio(observed), ratioLow: ratio(lowestMean(observed, usual.dispersion)), ratioHigh: ratio(highestMean(observed, 0)),
  }
}

type Judged = { readonly scale: Scale, readonly window: Window, readonly voices: number, readonly surprise: number }

function judgeWindow(scale: Scale, window: Window): Judged {
  const voices = countVoices(window.counts)
  return { scale, window, voices, surprise: surpriseAbove(voices, window.usual.mean, window.usual.dispersion) }
}

function reasonOfRise({ surprise, window: { counts } }: Judged, now: number, lastAlarm: Alarm | null): SurgeReason {
  if (counts.sources < FEWEST_SOURCES) return counts.accounts <= 1 && counts.posts >= FEWEST_SOURCES ? 'copying' : 'too-few-sources'
  if (lastAlarm && now - lastAlarm.at < REFRACTORY && surprise < RENEWAL * lastAlarm.surprise) return 'refractory'
  return 'rise'
}

function reasonOfCalm(judged: readonly Judged[], threshold: number): SurgeReason {
  const copied = judged.some(({ window: { counts, usual } }) => surpriseAbove(counts.posts, usual.mean, usual.dispersion) >= threshold)
  return copied ? 'copying' : 'usual'
}
