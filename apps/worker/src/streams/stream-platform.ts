import type { StreamFailure } from '@kentongan/platform/social-stream'
import type { StreamEvent } from '@kentongan/sources'

export type StreamTarget = { readonly ok: true; readonly url: string; readonly headers: Readonly<Record<string, string>> }
export type NoTarget = StreamFailure & { readonly ok: false }

/** What came while nobody listened was read; `more`: not all of it. */
export type CaughtUp = { readonly ok: true; readonly more: boolean } | NoTarget

/** How one platform is listened to, from where its source stands. */
export type StreamPlatform = {
  readonly target: () => Promise<StreamTarget | NoTarget>
  /** See {@link openStream}. */
  readonly silenceMs: number
  readonly quiet: boolean
  readonly read: (message: string) => StreamEvent | null
  /**
   * Asks for what was missed, once the connection stands, hands it over and moves the place behind it at the same moment; null where the
   * stream itself begins with it.
   */
  readonly catchUp: ((keep: (event: StreamEvent) => void) => Promise<CaughtUp>) | null
  /** Puts why listening ended into the platform's terms. */
  readonly explain: (failure: StreamFailure) => Promise<StreamFailure>
  /** Where listening stands behind all that was read. */
  readonly cursor: () => object | null
}
