import type { TaggingRepository } from '@kentongan/platform/db'
import type { JobData, StepResult } from '@kentongan/platform/queue'
import type { RuleKeeper } from './keep-rules'
import { tagPost } from './tag-post'

export type TagPostsDeps = { readonly tagging: TaggingRepository; readonly rules: RuleKeeper }

/** The rules may change under our hands; more often than this in one job is trouble. */
const mostReloads = 5

/** Finds the agencies that new and edited posts are about and writes their mentions. */
export function createTagPosts({ tagging, rules }: TagPostsDeps) {
  return async ({ postIds }: JobData<'tag-posts'>): Promise<StepResult> => {
    for (let tries = 0; tries < mostReloads; tries++) {
      const { version, ruleset, tone } = await rules.current()
      const posts = await tagging.findUntagged(postIds)
      if (posts.length === 0) return { dropped: 'already-tagged' }
      if ((await tagging.save(version, posts.map(post => tagPost(ruleset, tone, post)))) !== 'rules-changed') return { done: true }
    }
    throw new Error('the rules change faster than posts can be tagged')
  }
}
