import type { SourceTier } from '@kentongan/contracts'
import { boundShare } from './bound-share'
import type { IssueFacts, Priority, PriorityPart, PriorityWeights } from './priority.types'

const HOUR = 3_600_000
/** Ten times the usual has the full points for speed, the usual has none; in between the logarithm decides. */
const FULL_RATIO = 10
/** What a domain counts for: the press carries furthest, an agency's own pages least. */
const TIER_WEIGHT: Readonly<Record<SourceTier, number>> = { pers: 1, lain: 0.6, resmi: 0.4 }
/** So many domains of the press in a day have the full points for reach. */
const FULL_REACH = 30
/** Silence for so many hours has half the points. */
const UNANSWERED_HALF = 6
/** An answer is owed in full where at least so much is negative, or where the other parts reach so much of their points. */
const OWED_NEGATIVE = 0.25
const OWED_SHARE = 0.4

const limit = (value: number): number => Math.min(1, Math.max(0, value))

/**
 * An issue's priority as the sum of parts that are shown: speed against its usual (lower 10 % bound), negative share (lower bound),
 * reach (distinct domains weighed by tier, logarithm), and hours unanswered, which count only as far as the negative share or the
 * other parts ask for an answer.
 *
 * @param now ms since 1970
 */
export function scorePriority(facts: IssueFacts, weights: PriorityWeights, now: number): Priority {
  const loud = [scoreSpeed(facts, weights.speed), scoreNegative(facts, weights.negative), scoreReach(facts, weights.reach)]
  const parts = [...loud, scoreUnanswered(facts, weights.unanswered, loud, now)]
  const sum = (of: 'points' | 'upper'): number => parts.reduce((total, part) => total + part[of], 0)
  return { score: sum('points'), upper: sum('upper'), parts }
}

function scoreSpeed({ surge }: IssueFacts, max: number): PriorityPart {
  const { ratio = 0, ratioLow = 0, ratioHigh = 0, observed = 0 } = surge ?? {}
  const share = (of: number): number => (of > 1 ? limit(Math.log(of) / Math.log(FULL_RATIO)) : 0)
  return { code: 'speed', points: max * share(ratioLow), upper: max * share(ratioHigh), max, facts: { ratio, ratioLow, ratioHigh, observed } }
}

function scoreNegative({ tone: { judged, negative } }: IssueFacts, max: number): PriorityPart {
  const { low, high } = boundShare(negative, judged)
  return { code: 'negative', points: max * low, upper: max * high, max, facts: { judged, negative, low, high } }
}

function scoreReach({ reach }: IssueFacts, max: number): PriorityPart {
  const weighted = reach.pers * TIER_WEIGHT.pers + reach.lain * TIER_WEIGHT.lain + reach.resmi * TIER_WEIGHT.resmi
  const points = max * limit(Math.log1p(Math.max(0, weighted)) / Math.log1p(FULL_REACH))
  return { code: 'reach', points, upper: points, max, facts: { ...reach, weighted } }
}

function scoreUnanswered({ firstSeen, answeredAt, tone }: IssueFacts, max: number, loud: readonly PriorityPart[], now: number): PriorityPart {
  const hours = answeredAt === null ? Math.max(0, (now - firstSeen) / HOUR) : 0
  const waited = max * (1 - 2 ** (-hours / UNANSWERED_HALF))
  const { low, high } = boundShare(tone.negative, tone.judged)
  const possible = loud.reduce((total, part) => total + part.max, 0)
  const owed = (negative: number, of: 'points' | 'upper'): number => {
    const share = possible > 0 ? loud.reduce((total, part) => total + part[of], 0) / possible : 0
    return Math.max(limit(negative / OWED_NEGATIVE), limit(share / OWED_SHARE))
  }
  const owedNow = owed(low, 'points')
  return { code: 'unanswered', points: waited * owedNow, upper: waited * owed(high, 'upper'), max, facts: { hours, owed: owedNow } }
}
