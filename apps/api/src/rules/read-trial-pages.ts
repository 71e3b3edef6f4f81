import type { TrialRange, TrialRepository } from '@kentongan/platform/db'
import type { TrialPost } from '@kentongan/platform/rule-trial'

/** The first page is small, so that something is seen at once; a page of the last size takes some tens of milliseconds. */
const sizes = { first: 500, last: 2_000 } as const

/** Reads the posts of a range, newest first, page by page, until the signal. */
export async function* readTrialPages(
  posts: Pick<TrialRepository, 'readTrialPage'>, { newestId, oldestId }: TrialRange, signal: AbortSignal,
): AsyncGenerator<readonly TrialPost[], void, undefined> {
  let before = newestId + 1
  let size: number = sizes.first
  while (!signal.aborted) {
    const page = await posts.readTrialPage(before, oldestId, size)
    if (page.length > 0) yield page
    if (page.length < size) return
    before = page.at(-1)!.id
    size = Math.min(size * 2, sizes.last)
  }
}
