import { compileTerms, matchPost, type Matcher } from '@kentongan/matching'
import { scoreTone, type ToneModel } from '@kentongan/tone'
import type { PostToTag, Tag, TaggedPost, TaggingRepository } from '@kentongan/platform/db'
import type { JobData, StepResult } from '@kentongan/platform/queue'

export type TaggingDeps = { readonly tagging: TaggingRepository; readonly tone: ToneModel }

/** Days that a new rule looks back; posts that match nobody are kept as long. */
export const lookBackDays = 30
/** The rules may change under our hands; more often than this in one job is trouble. */
const mostReloads = 5
/** Tone reads headline and lead: evidence adds up by the word, so a whole article would always seem certain (model card). */
const leadLength = 400
const pageSize = 500

type Rules = { readonly version: number; readonly matcher: Matcher }

/** Finds the agencies that posts name and judges their tone. Rules are kept and reloaded when their version has risen. */
export function createTagger({ tagging, tone }: TaggingDeps) {
  let kept: Rules = { version: -1, matcher: compileTerms([]) }

  const currentRules = async (): Promise<Rules> => {
    if ((await tagging.rulesVersion()) === kept.version) return kept
    const { version, terms } = await tagging.loadRules()
    kept = { version, matcher: compileTerms(terms) }
    return kept
  }

  const tagPosts = async ({ postIds }: JobData<'tag-posts'>): Promise<StepResult> => {
    for (let tries = 0; tries < mostReloads; tries++) {
      const rules = await currentRules()
      const posts = await tagging.findUntagged(postIds)
      if (posts.length === 0) return { dropped: 'already-tagged' }
      if ((await tagging.save(rules.version, posts.map(post => tagPost(rules.matcher, tone, post)))) !== 'rules-changed') return { done: true }
    }
    throw new Error('the rules change faster than posts can be tagged')
  }

  /** Goes through the posts of the last 30 days with one agency's terms. Starts over where the rules change meanwhile. */
  const retagAgency = async (job: JobData<'retag-agency'>): Promise<StepResult> => {
    const { version, terms } = await tagging.loadRules()
    const matcher = compileTerms(terms.filter(term => term.agencyId === job.agencyId))
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const posts = await tagging.findRecent(lookBackDays, before, pageSize)
      if (posts.length === 0) break
      const outcome = await tagging.save(version, posts.map(post => tagPost(matcher, tone, post)), job.agencyId)
      if (outcome === 'rules-changed') return { dropped: 'rules-changed' } // still overdue, so it comes again
      before = posts.at(-1)!.id
    }
    await tagging.markRetagged(job)
    return { done: true }
  }

  return { tagPosts, retagAgency }
}

function tagPost(matcher: Matcher, model: ToneModel, post: PostToTag): TaggedPost {
  const matches = matchPost(matcher, post)
  if (matches.length === 0) return { postId: post.id, revisions: post.revisions, tags: [] }
  const judged = judge(model, post)
  return {
    postId: post.id,
    revisions: post.revisions,
    tags: matches.map(({ agencyId, spans }) => ({ ...judged, agencyId, spans: spans.map(({ field, start, end }) => ({ field, start, end })) })),
  }
}

/** The tone of title and beginning, its reasons placed back into their fields. */
function judge(model: ToneModel, { title, text }: PostToTag): Omit<Tag, 'agencyId' | 'spans'> {
  const { label, confidence, because, version } = scoreTone(model, `${title}\n${text.slice(0, leadLength)}`)
  const bodyStart = title.length + 1
  const toneBecause = because.map(({ start, end, weight }) =>
    start < bodyStart ? { field: 'title' as const, start, end, weight } : { field: 'text' as const, start: start - bodyStart, end: end - bodyStart, weight })
  return { tone: label, toneConfidence: confidence, toneBecause, toneVersion: version }
}
