import { takePost } from './add-post'
import { createMemory } from './grouper-memory'
import type { Grouper, GrouperState } from './grouper.types'
import { restoreMemory, saveMemory } from './save-memory'
import { takeDecision } from './take-decision'

/**
 * A grouper of posts into issues: online, deterministic, without clock or dice. One text after the other joins the issue whose words
 * it shares (single-pass clustering as in topic detection and tracking, Allan et al. 1998), weighted by how seldom the stream says
 * them; issues are merged as evidence comes.
 *
 * @param saved what `save` of another grouper gave; without it the grouper knows nothing
 * @throws Error if `saved` was written by another version; then give a new grouper the posts of the last 96 hours again
 */
export function createGrouper(saved?: GrouperState): Grouper {
  const memory = saved ? restoreMemory(saved) : createMemory()
  return {
    add: post => takePost(memory, post),
    decide: decision => takeDecision(memory, decision),
    issueOf: post => memory.posts.get(post)?.issue.name ?? null,
    save: () => saveMemory(memory),
  }
}
