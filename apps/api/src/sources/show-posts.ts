import type { FeedPreview } from '@kentongan/contracts'

type Shown = { readonly title: string; readonly publishedAt: Date | null; readonly url: string | null }

const shownItems = 5

/** What a preview shows of posts: how many there are, the date of the newest, and the first of them as they stand. */
export function showPosts(posts: readonly Shown[]): Pick<FeedPreview, 'count' | 'newestAt' | 'items'> {
  const dates = posts.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? [])
  return {
    count: posts.length,
    newestAt: dates.length > 0 ? new Date(Math.max(...dates)).toISOString() : null,
    items: posts.slice(0, shownItems).map(({ title, publishedAt, url }) => ({ title, publishedAt: publishedAt?.toISOString() ?? null, url })),
  }
}
