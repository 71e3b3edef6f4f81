import { z } from 'zod'
import { Mention } from './mentions'
import { Id, IdParam, Instant, Span, Tone } from './primitives'

/** Up to 500 corrections at once. `null` takes a correction back; a field left out stays as it is. */
export const CorrectMentions = z.object({
  items: z.array(z.object({ id: Id, tone: Tone.nullable().optional(), relevant: z.boolean().nullable().optional() })).min(1).max(500),
})
export type CorrectMentions = z.infer<typeof CorrectMentions>
/** `before` are the same mentions as they were: sent back as `items` it undoes the correction. */
export const CorrectedMentions = z.object({
  items: z.array(Mention),
  before: z.array(z.object({ id: Id, tone: Tone.nullable(), relevant: z.boolean().nullable() })),
})
export type CorrectedMentions = z.infer<typeof CorrectedMentions>

/** Mentions of the same agency whose post has the same words (case, marks and white space aside), the newest first, 500 at most. */
export const MentionCopies = z.object({ items: z.array(z.object({ id: Id, source: z.string(), at: Instant, corrected: z.boolean() })) })
export type MentionCopies = z.infer<typeof MentionCopies>

/**
 * Why a mention is offered for review: `random` is the weekly sample that makes the quality figure unbiased; `uncertain`, `frequent`
 * (many like it) and `new` (words the model does not know) teach most.
 */
export const ReviewReason = z.enum(['random', 'uncertain', 'frequent', 'new'])
export type ReviewReason = z.infer<typeof ReviewReason>
export const ReviewQuery = z.object({ agency: IdParam.optional(), kind: z.enum(['teach', 'random']).default('teach') })
export type ReviewQuery = z.infer<typeof ReviewQuery>
/**
 * The next mentions to be judged, the one that teaches most first; `copies` others would be settled with it. `because`: the words
 * that made the machine's tone, none for the random sample, whose judges are not to be led.
 */
export const ReviewQueue = z.object({
  items: z.array(z.object({
    mention: Mention, text: z.string(), because: z.array(Span.extend({ weight: z.number() })), reason: ReviewReason, copies: z.number().int(),
  })),
  /** Of the week's random sample: how many were drawn and how many are judged. */
  week: z.object({ drawn: z.number().int(), judged: z.number().int() }),
})
export type ReviewQueue = z.infer<typeof ReviewQueue>

/** How often a label of the machine was right in the random sample; `low` and `high` its 95 % interval (Wilson). */
export const ToneShare = z.object({ tone: Tone, judged: z.number().int(), right: z.number().int(), low: z.number(), high: z.number() })
export type ToneShare = z.infer<typeof ToneShare>
export const QualityQuery = z.object({ agency: IdParam.optional() })
export const ToneQuality = z.object({
  /** Since when the random sample counts here. */
  since: Instant.nullable(),
  shares: z.array(ToneShare),
  /** Mentions that were called not relevant within the sample. */
  irrelevant: z.number().int(),
  weeks: z.array(z.object({ week: z.string(), judged: z.number().int(), right: z.number().int() })),
})
export type ToneQuality = z.infer<typeof ToneQuality>

export const ToneModelState = z.enum(['shipped', 'training', 'refused', 'retired', 'active', 'failed'])
export type ToneModelState = z.infer<typeof ToneModelState>

/** A word's weight toward a tone before and after; null where a model does not know it. */
export const WordChange = z.object({ word: z.string(), tone: Tone, before: z.number().nullable(), after: z.number().nullable() })
export type WordChange = z.infer<typeof WordChange>

/**
 * Old and new model on corrections that neither saw, macro-F1 with a 95 % interval of the difference (paired bootstrap).
 * `heldOut` 0: too few were left to judge by; all figures are 0 then, and what counts is who was left out.
 */
export const ToneTrial = z.object({
  corrections: z.number().int(),
  /** Corrections of accounts that contradict all others and are left out; how many accounts, how many corrections. */
  distrusted: z.object({ accounts: z.array(z.string()), corrections: z.number().int() }),
  heldOut: z.number().int(),
  before: z.number(),
  after: z.number(),
  differenceLow: z.number(),
  differenceHigh: z.number(),
  /** On the invented posts that ship with the program: a new model must not forget them. */
  anchorBefore: z.number(),
  anchorAfter: z.number(),
  perTone: z.array(z.object({ tone: Tone, before: z.number(), after: z.number() })),
  /** Expected calibration error (Guo et al. 2017) on the same corrections, from 0 to 1; trials before it was measured lack it. */
  calibrationError: z.object({ before: z.number(), after: z.number() }).optional(),
})
export type ToneTrial = z.infer<typeof ToneTrial>

/** One model of this installation. `reason` says why a new one was refused. */
export const ToneModel = z.object({
  id: Id,
  version: z.string(),
  state: ToneModelState,
  madeAt: Instant,
  madeBy: z.string().nullable(),
  reason: z.enum(['too-few', 'not-better', 'forgets', 'stopped']).nullable(),
  trial: ToneTrial.nullable(),
  words: z.array(WordChange),
  /** Held-out texts on which the two models differ. */
  examples: z.array(z.object({ text: z.string(), agency: z.string(), person: Tone, before: Tone, after: Tone })),
})
export type ToneModel = z.infer<typeof ToneModel>
/** The newest first; `waiting` corrections have come since the last training. */
export const ToneModelList = z.object({ items: z.array(ToneModel), waiting: z.number().int() })
export type ToneModelList = z.infer<typeof ToneModelList>
