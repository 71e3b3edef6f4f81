import type { BudgetUnit, JsonMapping } from '@kentongan/contracts'
import type { HttpFetch } from '@kentongan/platform/http-fetch'
import type { NamedDraft } from '@kentongan/sources'

/** The fields of a stored key, by the names of `keyFields` in the contracts. */
export type PlatformSecret = Readonly<Record<string, string>>

/**
 * Takes units of a platform's budget before a request; where they are not granted, says when the budget opens again. A negative amount
 * gives back what was taken for the worst case and did not come; it is always granted.
 */
export type Spend = (unit: BudgetUnit, amount: number) => Promise<{ readonly granted: true } | { readonly granted: false; readonly opensAt: Date }>

export type PullRequest = {
  /** The source's address: a timeline, a channel's page, a feed, a search. Its server may be any; the kind says what it speaks. */
  readonly url: string
  /** What the last pull gave; null for a first one, which begins with the newest. */
  readonly cursor: object | null
  readonly now: Date
  readonly http: Pick<HttpFetch, 'fetch'>
  /** Null where the platform needs none. */
  readonly key: PlatformSecret | null
  readonly spend: Spend
  /** For JSON documents: where they keep what a post needs. */
  readonly mapping: JsonMapping | null
  /** The source's time zone (IANA name), for dates that name none. */
  readonly zone: string
}

export type Pulled = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  /** To be kept only together with the posts: it says that they have been collected. */
  readonly cursor: object | null
  /** The platform has more that lies before the newest: ask again soon. */
  readonly more: boolean
  /** What the platform calls the channel or feed. */
  readonly title: string | null
  /** Where it asked for a wait in the middle: what came until then is kept. */
  readonly retryAfterSeconds: number | null
  readonly maxAgeSeconds: number | null
}

export type PullFailure = {
  readonly ok: false
  /** Keys a sentence in the catalogues. */
  readonly reason: string
  readonly status: number | null
  readonly detail: string
  readonly retryAfterSeconds: number | null
  /** A passing trouble that this platform is known for: it says nothing about the source. */
  readonly weather: boolean
}

/** Reads what is new. Never throws for what the network or the platform does; those are values. */
export type Pull = (request: PullRequest) => Promise<Pulled | PullFailure>

/** Most requests of one pull: with two seconds between two requests to one site it ends well within a lease. */
export const mostPages = 8

export const pulled = (posts: readonly NamedDraft[], cursor: object | null, more: Partial<Omit<Pulled, 'ok'>> = {}): Pulled =>
  ({ ok: true, posts, cursor, more: false, title: null, retryAfterSeconds: null, maxAgeSeconds: null, ...more })
