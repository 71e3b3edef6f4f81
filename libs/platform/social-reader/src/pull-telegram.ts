import { nextBefore, readChannelPage, takeNewest, takeOlder, type ChannelPage, type NamedDraft, type NumberCursor } from '@kentongan/sources'
import { failedReading, fetchPage, withParameters } from './fetch-page'
import { mostPages, pulled, type Pull, type PullFailure, type PullRequest } from './pull'

const readCursor = (cursor: object | null): NumberCursor | null => {
  const { top, holes } = (cursor ?? {}) as Partial<NumberCursor>
  return typeof top === 'number' && Array.isArray(holes) ? { top, holes } : null
}

async function readPage({ http, url }: PullRequest, before: number | null): Promise<ChannelPage | PullFailure> {
  const page = await fetchPage(http, before === null ? url : withParameters(url, { before: String(before) }), 'text/html')
  if (!page.ok) return page
  const channel = readChannelPage(page.body)
  return channel.ok ? channel : failedReading(channel)
}

/**
 * Reads a public channel's page. Messages are numbered, so what lies between the last pull and the newest page is known and read
 * backwards, page by page; what does not fit in one pull stays in the cursor as a hole.
 */
export const pullTelegram: Pull = async request => {
  const newest = await readPage(request, null)
  if (!newest.ok) return newest
  const posts: NamedDraft[] = [...newest.posts]
  let cursor = takeNewest(readCursor(request.cursor), newest.numbers)
  for (let pages = 0; pages < mostPages && cursor !== null; pages++) {
    const before = nextBefore(cursor)
    if (before === null) break
    const older = await readPage(request, before)
    if (!older.ok) return pulled(posts, cursor, { more: true, title: newest.title, retryAfterSeconds: older.retryAfterSeconds })
    posts.push(...older.posts)
    cursor = takeOlder(cursor, older.numbers)
  }
  return pulled(posts, cursor, { more: cursor !== null && nextBefore(cursor) !== null, title: newest.title })
}
