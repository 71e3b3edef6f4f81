import type { TaggingRepository } from '@kentongan/platform/db'
import type { JobData, StepResult } from '@kentongan/platform/queue'
import { isFaultOf } from './is-fault-of'
import type { RuleKeeper } from './keep-rules'
import { tagPost } from './tag-post'

export type TagPostsDeps = { readonly tagging: TaggingRepository; readonly rules: RuleKeeper }

/** The rules may change under our hands; more often than this in one job is trouble. */
const mostReloads = 5

/**
 * Finds the agencies that new and edited posts are about and writes their mentions. Where they are refused together they are tried by
 * halves, so that one which cannot be tagged keeps no other from it; it fails the job, and is asked for again as long as it waits.
 */
export function createTagPosts(deps: TagPostsDeps) {
  const tagByHalves = async (postIds: readonly number[]): Promise<StepResult> => {
    try {
      return await tagTogether(deps, postIds)
    } catch (error) {
      if (!isFaultOf(error) || postIds.length < 2) throw error
      const middle = Math.ceil(postIds.length / 2)
      const ends: unknown[] = []
      for (const half of [postIds.slice(0, middle), postIds.slice(middle)]) ends.push(await tagByHalves(half).catch((failure: unknown) => failure))
      const failure = ends.find(end => end instanceof Error)
      if (failure !== undefined) throw failure
      return { done: true }
    }
  }
  return ({ postIds }: JobData<'tag-posts'>): Promise<StepResult> => tagByHalves(postIds)
}

async function tagTogether({ tagging, rules }: TagPostsDeps, postIds: readonly number[]): Promise<StepResult> {
  for (let tries = 0; tries < mostReloads; tries++) {
    const { version, ruleset, tone } = await rules.current()
    const posts = await tagging.findUntagged(postIds)
    if (posts.length === 0) return { dropped: 'already-tagged' }
    if ((await tagging.save(version, posts.map(post => tagPost(ruleset, tone, post)))) !== 'rules-changed') return { done: true }
  }
  throw new Error('the rules change faster than posts can be tagged')
}
