import type { SourceTier } from '@kentongan/contracts'
import type { SurgeVerdict } from '../emergence/judge-surge'

/** Points that each part can bring at most; set by the admin, they sum to 100. */
export type PriorityWeights = { readonly speed: number, readonly negative: number, readonly reach: number, readonly unanswered: number }

export const DEFAULT_WEIGHTS: PriorityWeights = { speed: 35, negative: 25, reach: 25, unanswered: 15 }

/** What an issue's priority is made of, counted by the caller. */
export type IssueFacts = {
  /** The issue's surge against its usual, as judged last; null = it was never judged. */
  readonly surge: Pick<SurgeVerdict, 'scale' | 'observed' | 'ratio' | 'ratioLow' | 'ratioHigh'> | null
  /** Mentions of the last 24 hours with a tone toward the agency, and how many of them are negative. */
  readonly tone: { readonly judged: number, readonly negative: number }
  /** Of the last 24 hours: each domain once a day, by the tier of its source. */
  readonly reach: Readonly<Record<SourceTier, number>>
  /** When the issue was first seen (ms since 1970), and when it was answered, if it was. */
  readonly firstSeen: number
  readonly answeredAt: number | null
}

/** One visible part of a priority. `facts` are the numbers behind it, to be put into words on screen. */
export type PriorityPart = {
  readonly code: 'speed' | 'negative' | 'reach' | 'unanswered'
  readonly points: number
  /** The points it could have if the truth lies at the upper 90 % bound. */
  readonly upper: number
  readonly max: number
  readonly facts: Readonly<Record<string, number>>
}

/** `score` and `upper` between 0 and the sum of the weights (100). */
export type Priority = { readonly score: number, readonly upper: number, readonly parts: readonly PriorityPart[] }
