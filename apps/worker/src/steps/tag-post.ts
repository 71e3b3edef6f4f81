import { matchPost, type Ruleset } from '@kentongan/matching'
import { scoreTone, type ToneModel } from '@kentongan/tone'
import type { PostToTag, Tag, TaggedPost } from '@kentongan/platform/db'

/** Tone reads headline and lead: evidence adds up by the word, so a whole article would always seem certain (model card). */
const leadLength = 400

/** Finds the agencies that a post is about and judges its tone. */
export function tagPost(rules: Ruleset, model: ToneModel, post: PostToTag): TaggedPost {
  const { id: postId, revisions } = post
  const matches = matchPost(rules, post)
  if (matches.length === 0) return { postId, revisions, tags: [] }
  const judged = judge(model, post)
  return { postId, revisions, tags: matches.map(match => ({ ...judged, ...match })) }
}

/** The tone of title and beginning, its reasons placed back into their fields. */
function judge(model: ToneModel, { title, text }: PostToTag): Pick<Tag, 'tone' | 'toneConfidence' | 'toneBecause' | 'toneVersion'> {
  const { label, confidence, because, version } = scoreTone(model, `${title}\n${text.slice(0, leadLength)}`)
  const bodyStart = title.length + 1
  const toneBecause = because.map(({ start, end, weight }) =>
    start < bodyStart ? { field: 'title' as const, start, end, weight } : { field: 'text' as const, start: start - bodyStart, end: end - bodyStart, weight })
  return { tone: label, toneConfidence: confidence, toneBecause, toneVersion: version }
}
