import type { SampleKind, TrialSample, TrialState } from '@kentongan/contracts'

export const sampleTabs = ['all', 'gained', 'lost', 'kept', 'near'] as const
export type SampleTab = (typeof sampleTabs)[number]

/** How many posts stand behind each tab, the samples being only a few of them. */
export function tabCounts({ now, gained, lost, near }: TrialState): Record<SampleTab, number> {
  return { all: now + lost + near, gained, lost, kept: Math.max(0, now - gained), near }
}

const rank: Record<SampleKind, number> = { gained: 0, lost: 1, kept: 2, near: 3 }

/** The samples of a tab: what changes first, then newest first. */
export function samplesOf(samples: readonly TrialSample[], tab: SampleTab): TrialSample[] {
  return samples
    .filter(sample => tab === 'all' || sample.kind === tab)
    .sort((a, b) => rank[a.kind] - rank[b.kind] || b.publishedAt.localeCompare(a.publishedAt) || b.postId - a.postId)
}

/** The words that were found, once each, in the order of the text. Those outside of the excerpt are not known here. */
export function foundWords({ title, excerpt, offset, spans }: Pick<TrialSample, 'title' | 'excerpt' | 'offset' | 'spans'>): string[] {
  const words = spans.map(({ field, start, end }) => (field === 'title' ? title.slice(start, end) : start >= offset ? excerpt.slice(start - offset, end - offset) : ''))
  const seen = new Map(words.filter(word => word).map(word => [word.toLocaleLowerCase('id'), word]))
  return [...seen.values()]
}

/** The post that the cursor comes to: the next or previous one; the first where there was none. Stays at either end. */
export function neighbourOf(postIds: readonly number[], postId: number | null, step: 1 | -1): number | null {
  const at = postId === null ? -1 : postIds.indexOf(postId)
  return (at === -1 ? postIds[0] : postIds[at + step]) ?? postId
}
