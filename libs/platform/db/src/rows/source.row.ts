import { EntitySchema } from 'typeorm'
import type { JsonMapping, SourceHealth, SourceKind, SourceTier, TimeZone } from '@kentongan/contracts'
import { toJsonb } from '../clean-text'

/** The last failure of a source; `reason` keys a sentence in the catalogues. */
export type SourceError = { readonly reason: string; readonly status: number | null; readonly detail: string; readonly at: string }

export type SourceRow = {
  id: number
  kind: SourceKind
  url: string
  siteUrl: string | null
  title: string
  tier: SourceTier
  region: string | null
  timeZone: TimeZone
  paused: boolean
  health: SourceHealth
  healthSince: Date | null
  consecutiveFailures: number
  firstFailureAt: Date | null
  lastError: SourceError | null
  nextPollAt: Date
  leaseUntil: Date | null
  leaseToken: string | null
  intervalSeconds: number
  lastPolledAt: Date | null
  lastOkAt: Date | null
  lastItemAt: Date | null
  etag: string | null
  lastModified: string | null
  bodyHash: Buffer | null
  /** Where reading stands; each kind has its own shape. */
  cursor: object | null
  /** Where a JSON document keeps what a post needs; null for other kinds. */
  mapping: JsonMapping | null
  keyRule: 'guid' | 'url' | 'title-date'
  keyRuleReason: 'guid-repeats' | 'link-repeats' | 'guid-changes' | null
  guidChanges: number
  createdAt: Date
  removedAt: Date | null
}

const instant = (name: string) => ({ name, type: 'timestamptz', nullable: true }) as const
/** Written with words of other servers. */
const foreignJson = {
  type: 'jsonb', nullable: true, transformer: { to: (value: unknown) => value && JSON.parse(toJsonb(value)), from: (value: unknown) => value },
} as const

export const sourceRow = new EntitySchema<SourceRow>({
  name: 'source',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    kind: { type: 'text', default: 'feed' },
    url: { type: 'text' },
    siteUrl: { name: 'site_url', type: 'text', nullable: true },
    title: { type: 'text' },
    tier: { type: 'text', default: 'lain' },
    region: { type: 'text', nullable: true },
    timeZone: { name: 'time_zone', type: 'text', default: 'Asia/Jakarta' },
    paused: { type: 'boolean', default: false },
    health: { type: 'text', default: 'unknown' },
    healthSince: instant('health_since'),
    consecutiveFailures: { name: 'consecutive_failures', type: 'integer', default: 0 },
    firstFailureAt: instant('first_failure_at'),
    lastError: { name: 'last_error', ...foreignJson },
    nextPollAt: { name: 'next_poll_at', type: 'timestamptz', default: () => 'now()' },
    leaseUntil: instant('lease_until'),
    leaseToken: { name: 'lease_token', type: 'uuid', nullable: true },
    intervalSeconds: { name: 'interval_seconds', type: 'integer', default: 900 },
    lastPolledAt: instant('last_polled_at'),
    lastOkAt: instant('last_ok_at'),
    lastItemAt: instant('last_item_at'),
    etag: { type: 'text', nullable: true },
    lastModified: { name: 'last_modified', type: 'text', nullable: true },
    bodyHash: { name: 'body_hash', type: 'bytea', nullable: true },
    cursor: foreignJson,
    mapping: { type: 'jsonb', nullable: true },
    keyRule: { name: 'key_rule', type: 'text', default: 'guid' },
    keyRuleReason: { name: 'key_rule_reason', type: 'text', nullable: true },
    guidChanges: { name: 'guid_changes', type: 'integer', default: 0 },
    createdAt: { name: 'created_at', type: 'timestamptz', createDate: true },
    removedAt: instant('removed_at'),
  },
})
