import { z } from 'zod'
import { Id, IdParam, Instant, Span, Tone } from './primitives'
import { SourceTier } from './sources'

export const MentionTone = z.object({
  /** What counts: a person's correction where there is one, else the machine's. */
  label: Tone,
  machine: Tone.nullable(),
  confidence: z.number().nullable(),
  corrected: z.boolean(),
  /** The machine is not sure enough and nobody has spoken: "perlu tinjau". */
  review: z.boolean(),
})
export type MentionTone = z.infer<typeof MentionTone>

export const Mention = z.object({
  id: Id,
  agency: z.object({ id: Id, name: z.string() }),
  source: z.object({ id: Id, title: z.string(), tier: SourceTier, region: z.string().nullable() }),
  post: z.object({
    id: Id,
    title: z.string(),
    /** About 240 characters around the first matched words; `offset` is where it starts in the text. */
    excerpt: z.string(),
    offset: z.number().int(),
    url: z.string().nullable(),
    author: z.string().nullable(),
    publishedAt: Instant,
    /** `fetched` where the feed gave no usable date. */
    dateConfidence: z.enum(['exact', 'fetched']),
    firstSeenAt: Instant,
    revisions: z.number().int(),
    /** Since when its author has taken it back, as far as we know: its words and its author are gone from here too. */
    deletedAt: Instant.nullable(),
    /** The tone of headline and body as such, toward nobody; null where there is none, or the language is not known. */
    headline: Tone.nullable(),
    body: Tone.nullable(),
  }),
  /** The headline says clearly worse of the agency than the body does: "judul menyesatkan". */
  misleading: z.boolean(),
  spans: z.array(Span),
  tone: MentionTone,
  relevant: z.boolean(),
  /** What a person last said of its relevance; null where nobody has, or took it back. */
  saidRelevant: z.boolean().nullable(),
  /** Matched by an ambiguous word only, and nobody has decided yet: in the review lane. */
  doubtful: z.boolean(),
})
export type Mention = z.infer<typeof Mention>

export const MentionFilter = z.object({
  agency: IdParam.optional(),
  source: IdParam.optional(),
  tone: Tone.optional(),
  /** Only those with a misleading headline, or those that need a look at their tone. */
  mark: z.enum(['misleading', 'review']).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  /** Words in title or text; all must occur; "phrases" and -without as people know them. */
  q: z.string().trim().max(200).optional(),
  /** What was called "tidak relevan" and what is still in doubt is left out unless asked for. */
  relevance: z.enum(['relevant', 'irrelevant', 'doubtful', 'all']).default('relevant'),
})
export type MentionFilter = z.infer<typeof MentionFilter>

export const MentionQuery = MentionFilter.extend({
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type MentionQuery = z.infer<typeof MentionQuery>
/** `newestId` is the highest mention id under the filter, the starting point for `newer`. */
export const MentionPage = z.object({ items: z.array(Mention), next: z.string().nullable(), newestId: z.number().int() })
export type MentionPage = z.infer<typeof MentionPage>

export const NewerQuery = MentionFilter.extend({ after: z.coerce.number().int().min(0) })
export type NewerQuery = z.infer<typeof NewerQuery>
/** Counted up to 1,000. */
export const NewerCount = z.object({ count: z.number().int() })
export type NewerCount = z.infer<typeof NewerCount>

export const Volume = z.object({
  bucket: z.enum(['hour', 'day']),
  items: z.array(z.object({ at: Instant, negatif: z.number().int(), netral: z.number().int(), positif: z.number().int() })),
})
export type Volume = z.infer<typeof Volume>

export const Correction = z.object({
  at: Instant, by: z.string(), tone: Tone.nullable(), relevant: z.boolean().nullable(),
})
export type Correction = z.infer<typeof Correction>

/** What a social platform says of a post; null is "not told". */
export const PostSocial = z.object({
  handle: z.string().nullable(),
  followers: z.number().int().nullable(),
  likes: z.number().int().nullable(),
  replies: z.number().int().nullable(),
  shares: z.number().int().nullable(),
  views: z.number().int().nullable(),
  measuredAt: Instant,
  /** Bare reposts that sources brought, and the followers of those who made them, where told. */
  reposts: z.number().int(),
  repostReach: z.number().int().nullable(),
  /** The stored posts it answers and quotes. */
  replyTo: z.object({ title: z.string(), url: z.string().nullable() }).nullable(),
  quoteOf: z.object({ title: z.string(), url: z.string().nullable() }).nullable(),
})
export type PostSocial = z.infer<typeof PostSocial>

export const MentionDetail = z.object({
  mention: Mention,
  text: z.string(),
  /** Words that decided the tone; positive weight speaks for the label. */
  because: z.array(Span.extend({ weight: z.number() })),
  toneVersion: z.string().nullable(),
  rulesVersion: z.number().int(),
  /** The rules that found it, those that have been removed since left out. */
  rules: z.array(z.object({ id: Id, name: z.string() })),
  publishedRaw: z.string().nullable(),
  /** Null for what came from a feed or a search. */
  social: PostSocial.nullable(),
  /** Earlier states, oldest first; the current one is the mention itself. */
  revisions: z.array(z.object({ seenAt: Instant, title: z.string(), text: z.string() })),
  /** Other sources in which the same address was seen. */
  alsoIn: z.array(z.object({ id: Id, title: z.string(), seenAt: Instant })),
  /** The same post for the caller's other agencies. */
  otherAgencies: z.array(z.object({ mentionId: Id, agency: z.string(), tone: Tone })),
  corrections: z.array(Correction),
})
export type MentionDetail = z.infer<typeof MentionDetail>

/** `null` takes a correction back; a field left out stays as it is. */
export const CorrectMention = z.object({ tone: Tone.nullable().optional(), relevant: z.boolean().nullable().optional() })
export type CorrectMention = z.infer<typeof CorrectMention>
