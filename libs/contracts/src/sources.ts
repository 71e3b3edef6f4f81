import { z } from 'zod'
import { KeyedPlatform } from './platform-keys'
import { Id, Instant, TimeZone } from './primitives'

export const SourceHealth = z.enum(['unknown', 'ok', 'degraded', 'failing', 'gone'])
export type SourceHealth = z.infer<typeof SourceHealth>
export const SourceTier = z.enum(['resmi', 'pers', 'lain'])
export type SourceTier = z.infer<typeof SourceTier>
export const SourceKind = z.enum([
  'feed', 'json', 'google-news', 'google-alerts', 'gdelt', 'mastodon', 'mastodon-stream', 'bluesky', 'bluesky-search', 'telegram', 'youtube',
  'youtube-search', 'youtube-comments', 'threads', 'x', 'instagram', 'facebook', 'fact-check', 'file',
])
export type SourceKind = z.infer<typeof SourceKind>
/** Kinds that are listened to: what is published comes by itself, and only what some rule wants is kept. */
export const streamedKinds = ['mastodon-stream', 'bluesky'] as const satisfies readonly SourceKind[]

/** Where a JSON document keeps what a post needs: dotted paths (`data.items`, `0` for a list's first). `items` empty: the document is the list. */
export const JsonMapping = z.object({
  items: z.string().max(200),
  title: z.string().min(1).max(200),
  id: z.string().min(1).max(200).nullable().default(null),
  url: z.string().min(1).max(200).nullable().default(null),
  text: z.string().min(1).max(200).nullable().default(null),
  date: z.string().min(1).max(200).nullable().default(null),
  author: z.string().min(1).max(200).nullable().default(null),
})
export type JsonMapping = z.infer<typeof JsonMapping>

export const Source = z.object({
  id: Id,
  kind: SourceKind,
  url: z.string(),
  siteUrl: z.string().nullable(),
  title: z.string(),
  tier: SourceTier,
  region: z.string().nullable(),
  timeZone: TimeZone,
  paused: z.boolean(),
  health: SourceHealth,
  healthSince: Instant.nullable(),
  /** Keys a sentence in the catalogues; null while all is well. */
  lastError: z.object({ reason: z.string(), status: z.number().nullable(), detail: z.string(), at: Instant }).nullable(),
  consecutiveFailures: z.number().int(),
  lastPolledAt: Instant.nullable(),
  lastOkAt: Instant.nullable(),
  nextPollAt: Instant.nullable(),
  intervalSeconds: z.number().int(),
  lastItemAt: Instant.nullable(),
  /** Items of the last 24 hours, and the mean of the seven days before. */
  itemsToday: z.number(),
  /** Null on its first day, when nothing is usual yet. */
  itemsPerDay: z.number().nullable(),
  /** Share of polls of the last seven days answered 304, 0..1; null before the first poll. */
  notModifiedShare: z.number().nullable(),
  silent: z.boolean(),
  /** Which key decides "new", and why it was switched. */
  keyRule: z.enum(['guid', 'url', 'title-date']),
  keyRuleReason: z.enum(['guid-repeats', 'link-repeats', 'guid-changes']).nullable(),
})
export type Source = z.infer<typeof Source>
export const SourceList = z.object({ items: z.array(Source) })
export type SourceList = z.infer<typeof SourceList>

/** An address, a handle, a hashtag of a server, or the words of a search. */
const Address = z.string().trim().min(3).max(2000)
export const PreviewSource = z.object({ address: Address, mapping: JsonMapping.optional() })
export type PreviewSource = z.infer<typeof PreviewSource>
/** What can be chosen in a JSON document, and what is chosen now: the person's choice, else our guess. */
export const JsonShape = z.object({ mapping: JsonMapping, lists: z.array(z.string()), fields: z.array(z.string()) })
export type JsonShape = z.infer<typeof JsonShape>
export const FeedPreview = z.object({
  kind: SourceKind,
  url: z.string(),
  title: z.string().nullable(),
  siteUrl: z.string().nullable(),
  count: z.number().int(),
  newestAt: Instant.nullable(),
  items: z.array(z.object({ title: z.string(), publishedAt: Instant.nullable(), url: z.string().nullable() })),
  known: z.boolean(),
  /** False: nothing was asked, since looking would spend what a key may ask, or since a stream tells only from now on. */
  asked: z.boolean(),
  /** The platform whose key is missing: a source can be made, and is read once the key is there. */
  needsKey: KeyedPlatform.nullable(),
  /** For `json` only. */
  json: JsonShape.optional(),
})
export type FeedPreview = z.infer<typeof FeedPreview>
/** Either feeds, or the reason why none was found. */
export const SourcePreview = z.object({
  feeds: z.array(FeedPreview),
  failure: z.object({ reason: z.string(), status: z.number().nullable(), detail: z.string() }).nullable(),
})
export type SourcePreview = z.infer<typeof SourcePreview>

export const CreateSource = z.object({
  kind: SourceKind.default('feed'),
  url: z.url({ protocol: /^(?:https?|wss?)$/ }).max(2000),
  title: z.string().trim().min(1).max(200),
  siteUrl: z.url({ protocol: /^https?$/ }).max(2000).nullable().default(null),
  /** For `json` only. */
  mapping: JsonMapping.nullable().default(null),
  tier: SourceTier.default('lain'),
  region: z.string().trim().max(80).nullable().default(null),
  timeZone: TimeZone.default('Asia/Jakarta'),
})
export type CreateSource = z.input<typeof CreateSource>
export const UpdateSource = z.object({
  title: z.string().trim().min(1).max(200).optional(),
  tier: SourceTier.optional(),
  region: z.string().trim().max(80).nullable().optional(),
  timeZone: TimeZone.optional(),
  paused: z.boolean().optional(),
})
export type UpdateSource = z.infer<typeof UpdateSource>

export const ImportOpml = z.object({ xml: z.string().min(1).max(2_000_000) })
export type ImportOpml = z.infer<typeof ImportOpml>
export const OpmlResult = z.object({
  added: z.number().int(),
  known: z.number().int(),
  /** `problem` keys a sentence in the catalogues. */
  problems: z.array(z.object({ line: z.number().int(), problem: z.string(), value: z.string() })),
})
export type OpmlResult = z.infer<typeof OpmlResult>

export const StarterKind = z.enum(['nasional', 'daerah', 'pemerintah', 'cek-fakta'])
export type StarterKind = z.infer<typeof StarterKind>
export const Starter = z.object({
  name: z.string(), url: z.string(), siteUrl: z.string().nullable(), kind: StarterKind, tier: SourceTier,
  region: z.string().nullable(), timeZone: TimeZone, known: z.boolean(),
})
export type Starter = z.infer<typeof Starter>
export const StarterList = z.object({ items: z.array(Starter) })
export type StarterList = z.infer<typeof StarterList>
export const AddStarters = z.object({ urls: z.array(z.string()).min(1).max(200) })
export type AddStarters = z.infer<typeof AddStarters>
export const AddedStarters = z.object({ added: z.number().int() })
export type AddedStarters = z.infer<typeof AddedStarters>

/** What zero mentions would mean: how many sources are alive, silent or in trouble. */
export const Coverage = z.object({
  alive: z.number().int(),
  silent: z.number().int(),
  failing: z.number().int(),
  paused: z.number().int(),
  waiting: z.number().int(),
  lastPostAt: Instant.nullable(),
  lastPollAt: Instant.nullable(),
  /** Kinds of which some source answers: what is not among them is not heard. */
  kinds: z.array(SourceKind),
  /** One entry a source, for the strip. */
  sources: z.array(z.object({ id: Id, title: z.string(), state: z.enum(['alive', 'silent', 'failing', 'paused', 'waiting']), itemsToday: z.number() })),
})
export type Coverage = z.infer<typeof Coverage>
