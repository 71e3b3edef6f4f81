import { compareTimes, newestTime, readThreads, readWalkCursor, threadsFields } from '@kentongan/sources'
import { askMeta } from './ask-meta'
import { keyMissing, takeBudget } from './ask-platform'
import { failedReading, withParameters } from './fetch-page'
import type { Pull, PullFailure } from './pull'
import { walkSearch, type SearchPage } from './walk-search'

const firstReachMs = 7 * 86_400_000
/** Posts come into the search a little late. */
const overlapMs = 15 * 60_000

/** Seconds since 1970, as Threads takes them. */
const seconds = (ms: number): string => String(Math.floor(ms / 1_000))

/** Searches public posts of Threads; without its permission `threads_keyword_search` Threads shows the posts of the token's own account only. */
export const pullThreads: Pull = async request => {
  const { http, url, now, key } = request
  if (key === null) return keyMissing()
  const kept = readWalkCursor(request.cursor)
  const cursor = { ...kept, since: kept.since ?? new Date(now.getTime() - firstReachMs).toISOString() }
  const readPage = async (next: string | null, since: string | null): Promise<SearchPage | PullFailure> => {
    const refused = await takeBudget(request, 'query', 1)
    if (refused) return refused
    const parameters = { search_type: 'RECENT', fields: threadsFields, limit: '100', since: seconds(Date.parse(since!) - overlapMs), ...(next !== null && { after: next }) }
    const answer = await askMeta(http, key, withParameters(url, parameters))
    if (!answer.ok) return answer
    const page = readThreads(answer.body)
    if (!page.ok) return failedReading(page)
    // What brings nothing is not counted by Threads.
    if (page.times.length === 0) await request.spend('query', -1)
    return { ok: true, posts: page.posts, newest: newestTime(page.times, now), next: page.next }
  }
  return walkSearch(cursor, { readPage, compare: compareTimes })
}
