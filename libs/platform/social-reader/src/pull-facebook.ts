import { compareTimes, newestTime, pagePostFields, readPagePosts, readWalkCursor } from '@kentongan/sources'
import { askMeta } from './ask-meta'
import { keyMissing } from './ask-platform'
import { failedReading, withParameters } from './fetch-page'
import type { Pull, PullFailure } from './pull'
import { walkSearch, type SearchPage } from './walk-search'

/** The latest posts are read again for their counts. */
const overlapMs = 86_400_000

/** Reads what a page publishes, with the page's own token. A first pull reads one page of a hundred. */
export const pullFacebook: Pull = async request => {
  const { http, url, now, key } = request
  if (key === null) return keyMissing()
  const readPage = async (next: string | null, since: string | null): Promise<SearchPage | PullFailure> => {
    const from = since === null ? {} : { since: String(Math.floor((Date.parse(since) - overlapMs) / 1_000)) }
    const answer = await askMeta(http, key, withParameters(url, { fields: pagePostFields, limit: '100', ...from, ...(next !== null && { after: next }) }))
    if (!answer.ok) return answer
    const page = readPagePosts(answer.body)
    if (!page.ok) return failedReading(page)
    return { ...page, newest: newestTime(page.times, now), next: since === null ? null : page.next }
  }
  return walkSearch(readWalkCursor(request.cursor), { readPage, compare: compareTimes })
}
