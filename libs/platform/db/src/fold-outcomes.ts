import type { GroupOutcome, GroupPost } from '@kentongan/issues'
import { firstReason, type IssueMerge, type NewMember } from './write-issues'

export type GroupedPost = { readonly post: GroupPost; readonly outcome: GroupOutcome }

/** What a batch of posts comes to in the end. Merges lead to the issue that lives at the end. */
export type FoldedOutcomes = { readonly members: readonly NewMember[]; readonly merges: readonly IssueMerge[] }

/**
 * Sums up what the grouper said of posts, in its order: who joins what, and which issues ended. `lead` says where an issue of the
 * grouper's stands in the tables.
 */
export function foldOutcomes(grouped: readonly GroupedPost[], lead: (issue: number) => number): FoldedOutcomes {
  const went = new Map<number, Pick<IssueMerge, 'into' | 'reason'>>()
  for (const { outcome } of grouped) for (const { from, into, reason } of outcome.merged) went.set(from, { into, reason })
  const end = (issue: number): number => {
    const next = went.get(issue)
    return next === undefined ? issue : end(next.into)
  }
  return {
    members: grouped.map(({ post, outcome: { issue, join, copyOf } }) => (
      { post: post.id, issue: lead(end(issue)), reason: join ?? firstReason, copyOf: copyOf ?? post.id })),
    merges: [...went].map(([from, { reason }]) => ({ from: lead(from), into: lead(end(from)), reason })).filter(({ from, into }) => from !== into),
  }
}

/** All issues that the grouper speaks of in these outcomes. */
export const namesOf = (grouped: readonly GroupedPost[]): readonly number[] =>
  [...new Set(grouped.flatMap(({ outcome }) => [outcome.issue, ...outcome.merged.flatMap(({ from, into }) => [from, into])]))]
