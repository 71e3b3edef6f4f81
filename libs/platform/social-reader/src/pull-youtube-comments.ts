import { allBefore, compareTimes, newestTime, readCommentThreads, readWalkCursor } from '@kentongan/sources'
import { askGoogle } from './ask-google'
import { keyMissing, takeBudget } from './ask-platform'
import { failedReading, withParameters } from './fetch-page'
import type { Pull, PullFailure } from './pull'
import { walkSearch, type SearchPage } from './walk-search'

/** Reads what is said below a video or below a channel's videos, newest threads first. A first pull reads one page of a hundred. */
export const pullYoutubeComments: Pull = async request => {
  const { url, now, key } = request
  if (key === null) return keyMissing()
  const readPage = async (next: string | null, since: string | null): Promise<SearchPage | PullFailure> => {
    const refused = await takeBudget(request, 'unit', 1)
    if (refused) return refused
    const parameters = { part: 'snippet,replies', order: 'time', textFormat: 'plainText', maxResults: '100', ...(next !== null && { pageToken: next }) }
    const answer = await askGoogle(request, withParameters(url, parameters))
    if (!answer.ok) return answer
    const page = readCommentThreads(answer.body)
    if (!page.ok) return failedReading(page)
    const reached = since === null || allBefore(page.times.slice(-1), since)
    return { ok: true, posts: page.posts, newest: newestTime(page.times, now), next: reached ? null : page.next }
  }
  return walkSearch(readWalkCursor(request.cursor), { readPage, compare: compareTimes })
}
