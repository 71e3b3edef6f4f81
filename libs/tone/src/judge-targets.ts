import { findParts, judgeParts, type Judgement, type TargetSpan, type TonedPost } from './judge-tone'
import type { ToneModel } from './tone-model'

/** An agency and where a post names it. */
export type ToneTarget<Id> = { readonly id: Id; readonly spans: readonly TargetSpan[] }

/**
 * Tone toward one agency: of all that names it, of the headline and of the body (null where these do not name it).
 * `misleading`: the headline is clearly worse for the agency than the body.
 */
export type TargetTone<Id> = {
  readonly id: Id
  readonly tone: Judgement
  readonly headline: Judgement | null
  readonly body: Judgement | null
  readonly misleading: boolean
}

/** Headline and body as a whole; null where there is none. */
export type PostTone<Id> = {
  readonly headline: Judgement | null
  readonly body: Judgement | null
  readonly targets: readonly TargetTone<Id>[]
}

/** How much likelier "negatif" must be in the headline than in the body: about the distance of two sure judgements apart. */
const CLEARLY = 0.4

/** Judges the tone of a post, of its headline and of its body, and toward each agency that it names. */
export function judgeTargets<Id>(model: ToneModel, post: TonedPost, targets: readonly ToneTarget<Id>[]): PostTone<Id> {
  const whole = splitByField(model, post, [])
  return {
    ...whole,
    targets: targets.map(({ id, spans }) => {
      const { headline, body } = spans.length === 0 ? whole : splitByField(model, post, spans)
      const tone = judgeParts(model, findParts(model, post, spans))
      return { id, tone, headline, body, misleading: isMisleading(headline, body) }
    }),
  }
}

function splitByField(model: ToneModel, post: TonedPost, spans: readonly TargetSpan[]): Omit<PostTone<never>, 'targets'> {
  const parts = findParts(model, post, spans)
  const [headline, body] = (['title', 'text'] as const).map(field => {
    const own = parts.filter(part => part.field === field)
    return own.length === 0 ? null : judgeParts(model, own)
  })
  return { headline: headline ?? null, body: body ?? null }
}

function isMisleading(headline: Judgement | null, body: Judgement | null): boolean {
  if (headline?.label !== 'negatif' || body === null || body.label === 'negatif') return false
  return headline.chances[0] - body.chances[0] >= CLEARLY
}
