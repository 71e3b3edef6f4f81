import type { IdentifiedPost } from './identify-posts'
import type { PostDraft, Repost } from './post-draft'

const withoutDoubles = (reposts: readonly Repost[]): readonly Repost[] =>
  [...new Map(reposts.map(repost => [repost.ref, repost])).values()]

/**
 * The keys of posts from a platform that names each of them for good: the name is the key. Pages overlap, so of several with
 * one name the first is kept, with the reposts of all.
 */
export const identifyByName = (drafts: readonly (PostDraft & { readonly guid: string })[]): readonly IdentifiedPost[] => {
  const byName = new Map<string, PostDraft>()
  for (const draft of drafts) {
    const first = byName.get(draft.guid) ?? draft
    const reposts = withoutDoubles([...(first.reposts ?? []), ...(draft.reposts ?? [])])
    byName.set(draft.guid, reposts.length === 0 ? first : { ...first, reposts })
  }
  return [...byName].map(([guid, draft]) => ({ ...draft, key: JSON.stringify(['guid', guid]) }))
}
