import { matchPost, type Ruleset } from '@kentongan/matching'
import { copyKeyOf, type PostToTag, type TaggedPost } from '@kentongan/platform/db'
import { firstWords } from '@kentongan/sources'
import { judgeTargets, shareUnknown, type Judgement, type ToneModel } from '@kentongan/tone'

/** Finds the agencies that a post is about and judges its tone toward each. */
export function tagPost(rules: Ruleset, model: ToneModel, post: PostToTag): TaggedPost {
  const { id: postId, revisions, title, text } = post
  const matches = matchPost(rules, post)
  if (matches.length === 0) return { postId, revisions, tags: [], marks: null }
  const named = matches.map(({ agencyId, spans }) => ({ id: agencyId, spans }))
  const { headline, body, targets } = judgeTargets(model, { title, text }, named)
  // A social post has no headline: its title is the beginning of its text, and cannot mislead about it.
  const own = title !== firstWords(text)
  return {
    postId,
    revisions,
    tags: matches.map((match, at) => ({ ...match, ...toTone(targets[at]!, own) })),
    marks: {
      headline: own ? understood(headline) : null,
      body: understood(body),
      unknown: shareUnknown(model, `${title}\n${text}`),
      toneVersion: model.version,
      copyKey: copyKeyOf(title, text),
    },
  }
}

function toTone({ tone, misleading }: { readonly tone: Judgement; readonly misleading: boolean }, ownHeadline: boolean) {
  const { label, confidence, because, review, version } = tone
  return { tone: label, toneConfidence: confidence, toneBecause: because, toneVersion: version, toneReview: review, misleading: misleading && ownHeadline }
}

/** The label, where the chances are not all alike: the model is blind to other languages and to words that say nothing to it. */
function understood(judgement: Judgement | null): Judgement['label'] | null {
  if (judgement === null) return null
  const [negative, neutral, positive] = judgement.chances
  return negative === neutral && neutral === positive ? null : judgement.label
}
