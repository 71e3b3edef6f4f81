import type { ArrivingPost, PollKind, PollOutcome } from '@kentongan/platform/db'
import type { PollEvent } from '@kentongan/sources'

/** What a poll came to: the posts it brought and what it says of the source. */
export type Reading = {
  readonly kind: PollKind
  readonly event: PollEvent
  readonly posts: readonly ArrivingPost[]
  readonly ttlMinutes: number | null
  readonly retryAfterSeconds: number | null
  readonly maxAgeSeconds: number | null
  /** The source has more that we have not read yet. */
  readonly more: boolean
  readonly changes: Partial<PollOutcome>
}

/** A reading without posts, to build on. */
export const nothing = { posts: [], ttlMinutes: null, retryAfterSeconds: null, maxAgeSeconds: null, more: false, changes: {} } as const
