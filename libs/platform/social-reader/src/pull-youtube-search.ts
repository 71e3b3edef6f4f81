import { compareTimes, newestTime, readVideos, readVideoSearch, readWalkCursor, type NamedDraft } from '@kentongan/sources'
import { askGoogle } from './ask-google'
import { keyMissing, takeBudget } from './ask-platform'
import { failedReading, withParameters } from './fetch-page'
import type { Pull, PullFailure, PullRequest } from './pull'
import { walkSearch, type SearchPage } from './walk-search'

const firstReachMs = 7 * 86_400_000
/** The search knows videos hours after they were published; asking for them again costs nothing, since each request costs the same. */
const overlapMs = 6 * 3_600_000
/** Of a hundred searches a day for all sources together. */
const mostSearches = 2

/** Counts and whole descriptions, where they can be had; a video without them is better than none. */
async function fillIn(request: PullRequest, found: readonly NamedDraft[]): Promise<readonly NamedDraft[]> {
  if (found.length === 0 || await takeBudget(request, 'unit', 1) !== null) return found
  const answer = await askGoogle(request, withParameters(new URL('videos', request.url).href, { part: 'snippet,statistics', id: found.map(({ guid }) => guid).join(',') }))
  const videos = answer.ok ? readVideos(answer.body) : answer
  if (!videos.ok) return found
  const whole = new Map(videos.posts.map(post => [post.guid, post]))
  return found.map(post => whole.get(post.guid) ?? post)
}

/** Searches for videos with an API key: search.list and, for counts and whole descriptions, videos.list. */
export const pullYoutubeSearch: Pull = async request => {
  const { url, now, key } = request
  if (key === null) return keyMissing()
  const kept = readWalkCursor(request.cursor)
  const cursor = { ...kept, since: kept.since ?? new Date(now.getTime() - firstReachMs).toISOString() }
  const readPage = async (next: string | null, since: string | null): Promise<SearchPage | PullFailure> => {
    const refused = await takeBudget(request, 'search', 1)
    if (refused) return refused
    const publishedAfter = new Date(Date.parse(since!) - overlapMs).toISOString()
    const answer = await askGoogle(request, withParameters(url, {
      part: 'snippet', type: 'video', order: 'date', maxResults: '50', publishedAfter, ...(next !== null && { pageToken: next }),
    }))
    if (!answer.ok) return answer
    const page = readVideoSearch(answer.body)
    if (!page.ok) return failedReading(page)
    return { ok: true, posts: await fillIn(request, page.posts), newest: newestTime(page.posts.map(post => post.publishedAt), now), next: page.next }
  }
  return walkSearch(cursor, { readPage, compare: compareTimes, pages: mostSearches })
}
