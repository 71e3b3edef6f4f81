import { z } from 'zod'
import { Instant } from './primitives'

/** Platforms that answer only who brings a key. */
export const KeyedPlatform = z.enum(['mastodon', 'bluesky', 'youtube', 'threads', 'x', 'instagram', 'facebook', 'fact-check'])
export type KeyedPlatform = z.infer<typeof KeyedPlatform>

/** What a key consists of, in the order in which a person is asked. `host`: the key is good for one server (or page) only. */
export const keyFields = {
  mastodon: ['host', 'token'],
  bluesky: ['host', 'identifier', 'appPassword'],
  youtube: ['apiKey'],
  threads: ['token'],
  x: ['token'],
  instagram: ['userId', 'token'],
  facebook: ['host', 'token'],
  'fact-check': ['apiKey'],
} as const satisfies Record<KeyedPlatform, readonly string[]>

/** What the platform said when the key was tried; `reason` keys a sentence in the catalogues, `detail` is the platform's own words. */
export const KeyTest = z.object({ at: Instant, ok: z.boolean(), reason: z.string().nullable(), detail: z.string() })
export type KeyTest = z.infer<typeof KeyTest>

/** A stored key, without the key: it is never shown again. */
export const PlatformKey = z.object({
  platform: KeyedPlatform,
  /** Empty where the platform has one address for all. */
  host: z.string(),
  setAt: Instant,
  setBy: z.string().nullable(),
  /** False where it was sealed with another secret than the server has now: it must be entered anew. */
  readable: z.boolean(),
  test: KeyTest.nullable(),
})
export type PlatformKey = z.infer<typeof PlatformKey>

export const BudgetUnit = z.enum(['usd-micro', 'search', 'unit', 'query', 'hashtag'])
export type BudgetUnit = z.infer<typeof BudgetUnit>
/** What may be asked of a platform within a period. `usd-micro`: millionths of a dollar. */
export const PlatformBudget = z.object({
  platform: KeyedPlatform,
  unit: BudgetUnit,
  spent: z.number().int(),
  most: z.number().int(),
  /** When all of it counts no longer; for hashtags the first; null where nothing counts that could fall away. */
  resetsAt: Instant.nullable(),
  /** The admin may set `most`; else it is the platform's own limit. */
  settable: z.boolean(),
})
export type PlatformBudget = z.infer<typeof PlatformBudget>

export const PlatformKeyList = z.object({
  /** False where the server has no secret to seal keys with: none can be stored. */
  canSeal: z.boolean(),
  keys: z.array(PlatformKey),
  budgets: z.array(PlatformBudget),
})
export type PlatformKeyList = z.infer<typeof PlatformKeyList>

export const PlatformParam = z.object({ platform: KeyedPlatform })
/** The fields of {@link keyFields}; what is set replaces what was there as a whole. */
export const SetPlatformKey = z.object({ fields: z.record(z.string().max(40), z.string().trim().min(1).max(2_000)) })
export type SetPlatformKey = z.infer<typeof SetPlatformKey>
export const PlatformHost = z.object({ host: z.string().max(255).default('') })
export const SetPlatformBudget = z.object({ unit: BudgetUnit, most: z.number().int().min(0).max(10_000_000_000) })
