import type { TrialRange, TrialRepository } from '@kentongan/platform/db'
import type { TrialPage } from '@kentongan/platform/rule-trial'

/** The first page is small, so that something is seen at once; a page of the last size takes some tens of milliseconds. */
const sizes = { first: 500, last: 2_000 } as const

/** Reads the posts of a range, newest first, page by page, until the signal. */
export async function* readTrialPages(
  posts: Pick<TrialRepository, 'readTrialPage'>, { newestId, oldestId }: TrialRange, signal: AbortSignal,
): AsyncGenerator<TrialPage, void, undefined> {
  let before = newestId + 1
  let size: number = sizes.first
  while (!signal.aborted) {
    const page = await posts.readTrialPage(before, oldestId, size)
    if (page.oldestId === null) return
    yield page
    if (page.count < size) return
    before = page.oldestId
    size = Math.min(size * 2, sizes.last)
  }
}
