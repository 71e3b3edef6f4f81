import { z } from 'zod'

/** Wire shapes are JSON only: instants travel as ISO 8601 in UTC. */
export const Instant = z.iso.datetime()
export const Id = z.number().int().positive()
/** An id as it comes in a path or query string. */
export const IdParam = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

export const Tone = z.enum(['negatif', 'netral', 'positif'])
export type Tone = z.infer<typeof Tone>

export const Role = z.enum(['admin', 'analyst', 'official'])
export type Role = z.infer<typeof Role>

/** `authors.read`: who wrote a post, private persons included. */
export const Permission = z.enum([
  'mentions.read', 'mentions.correct', 'sources.read', 'sources.write', 'agencies.read', 'agencies.write', 'users.write', 'audit.read',
  'tone.manage', 'issues.act', 'issues.manage', 'authors.read',
])
export type Permission = z.infer<typeof Permission>

export const Locale = z.enum(['id', 'en'])
export type Locale = z.infer<typeof Locale>

/** IANA zones of Indonesia (WIB, WITA, WIT). */
export const TimeZone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])
export type TimeZone = z.infer<typeof TimeZone>

/** Character offsets (UTF-16 code units) in the title or text of a post. */
export const Span = z.object({ field: z.enum(['title', 'text']), start: z.number().int(), end: z.number().int() })
export type Span = z.infer<typeof Span>

export const Empty = z.object({})
export type Empty = z.infer<typeof Empty>

/** What every refused request answers. `code` keys a sentence in the catalogues; `fields` names what is wrong where. */
export const Problem = z.object({
  code: z.string(),
  message: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  retryAfterSeconds: z.number().optional(),
  /** With `version-conflict`: the state that the refused change did not know of. */
  current: z.unknown().optional(),
  requestId: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
