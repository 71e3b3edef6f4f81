import { highestPoissonMean, lowestMean } from './bound-mean'
import { countVoices, type WindowCounts } from './count-voices'
import { calibrate, combine, noHabit, type Habit } from './habit'
import { surpriseAbove } from './negative-binomial'
import { isRepeat, type Alarm } from './refractory'
import { SCALES, type Scale } from './scale'
import { withBand, type Forecast, type Usual } from './usual'

const FEWEST_SOURCES = 3
/** A newsroom that reports on a matter two or three times copies nobody; the fifth post of few voices within a window is worth a word. */
const FEWEST_COPIES = 5

/** One window of a key, what is usual for it, and how surprising its days usually get (absent for a key of less than a day). */
export type Window = { readonly counts: WindowCounts, readonly usual: Forecast, readonly habit?: Habit }

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
  /** The most surprising window; the numbers below are about it. */
  readonly scale: Scale
  /** All windows together, to be held against the threshold: −log10 of a probability, calibrated by the key's own days. */
  readonly surprise: number
  /** For each window its bare −log10 P; its daily highest is what the habit of that scale learns from. */
  readonly bare: Readonly<Partial<Record<Scale, number>>>
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
 * Whether a key rises now. Voices count, not posts (`countVoices`); the windows' surprises, calibrated, are combined; where the
 * result reaches the threshold, three sources or more take part, and no alarm of the last 24 hours was half as surprising, it fires.
 * Where five posts or more would be surprising but the voices are not, or one account wrote them all, it is copying.
 *
 * @throws RangeError where no window is given
 */
export function judgeSurge({ windows, now, lastAlarm, threshold }: SurgeQuestion): SurgeVerdict {
  const judged = judgeWindows(windows, countVoices)
  const [first, ...others] = judged
  if (!first) throw new RangeError('A surge is judged on at least one window.')
  const surprise = combine(judged.map(({ calibrated }) => calibrated))
  const most = others.reduce((best, next) => (next.calibrated > best.calibrated ? next : best), first)
  const { scale, count: observed, window: { usual } } = most
  const copied = judged.some(hasCopies)
    && combine(judgeWindows(windows, ({ posts }) => posts).map(({ calibrated }) => calibrated)) >= threshold
  const rising = judged.filter(({ calibrated }) => calibrated >= threshold)
  const reason = surprise >= threshold ? reasonOfRise(rising, isRepeat(now, surprise, lastAlarm)) : reasonOfCalm(copied)
  const ratio = (count: number): number => (count + 1) / (usual.mean + 1)
  return {
    fired: reason === 'rise', reason, scale, surprise, observed, usual: withBand(usual),
    bare: Object.fromEntries(judged.map(window => [window.scale, window.bare])),
    ratio: ratio(observed), ratioLow: ratio(lowestMean(observed, usual.dispersion)), ratioHigh: ratio(highestPoissonMean(observed)),
  }
}

type Judged = { readonly scale: Scale, readonly window: Window, readonly count: number, readonly bare: number, readonly calibrated: number }

function judgeWindows(windows: SurgeQuestion['windows'], countOf: (counts: WindowCounts) => number): readonly Judged[] {
  return SCALES.flatMap(scale => {
    const window = windows[scale]
    if (!window) return []
    const count = countOf(window.counts)
    const bare = surpriseAbove(count, window.usual.mean, window.usual.dispersion)
    return [{ scale, window, count, bare, calibrated: calibrate(bare, scale, window.habit ?? noHabit) }]
  })
}

/** Three sources must stand behind one of the windows that rise, not merely behind the day. */
function reasonOfRise(rising: readonly Judged[], repeats: boolean): SurgeReason {
  const heard = rising.some(({ window: { counts } }) => counts.sources >= FEWEST_SOURCES)
  if (heard) return repeats ? 'refractory' : 'rise'
  return rising.some(hasCopies) && rising.every(({ window: { counts } }) => counts.accounts <= 1) ? 'copying' : 'too-few-sources'
}

const hasCopies = ({ window: { counts } }: Judged): boolean => counts.posts >= FEWEST_COPIES

const reasonOfCalm = (copied: boolean): SurgeReason => (copied ? 'copying' : 'usual')
