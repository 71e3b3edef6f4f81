import type { KeyedPlatform, KeyTest } from '@kentongan/contracts'
import type { ReadFeed, ReadFeedOptions } from '@kentongan/sources'
import type { HttpFetch } from '@kentongan/platform/http-fetch'
import type { Logger } from '@kentongan/platform/log'
import type { Sealer } from '@kentongan/platform/secrets'
import type { PlatformSecret } from '@kentongan/platform/social-reader'
import type { RuleTrials } from '@kentongan/platform/rule-trial'
import type { DataSource } from 'typeorm'

type UnreadBody = { readonly ok: false; readonly reason: string; readonly detail: string }

/** How a feed is looked at before it is saved; `read` takes the bytes for itself. */
export type FeedAccess = {
  readonly fetch: HttpFetch['fetch']
  readonly read: (bytes: Uint8Array, options: ReadFeedOptions) => Promise<ReadFeed | UnreadBody>
}

export type ApiOptions = {
  /** A pool in the role `kentongan_api`. */
  readonly database: DataSource
  /** The same database, for the connection that listens. */
  readonly databaseUrl: string
  readonly logger: Logger
  readonly feeds: FeedAccess
  /** Where queries are tried on stored posts; closed by who opened it. */
  readonly trials: Pick<RuleTrials, 'run'>
  /** Seals keys of platforms; null where the server has no secret for it. */
  readonly sealer: Sealer | null
  /** Asks a platform whether it takes a key. */
  readonly testKey: (platform: KeyedPlatform, key: PlatformSecret) => Promise<Omit<KeyTest, 'at'>>
  /** Where people reach this installation; without it, what a request says. */
  readonly publicUrl?: string | undefined
  /** Whether it shows generated sample data. */
  readonly demo: boolean
  /** The built dashboard. */
  readonly dashboardFolder: string
  /** Bearer token for /metrics; without it only this machine may read them. */
  readonly metricsToken?: string | undefined
  /** Addresses and networks of proxies that may say who their client is; this machine always may. */
  readonly trustedProxies?: readonly string[]
  /** Milliseconds; the defaults are for people, shorter ones for tests. */
  readonly liveTimings?: LiveTimings
}

export type LiveTimings = {
  /** Between two signs of life on a stream. */
  readonly heartbeat: number
  /** Between two looks at whether a stream's session still lives. */
  readonly recheck: number
  /** For which notifications are gathered before the table is read. */
  readonly gather: number
}

/** Injection tokens of what comes from outside of Nest. */
export const apiOptions = Symbol('ApiOptions')
