import { compareTimes, readClaims, readWalkCursor } from '@kentongan/sources'
import { askGoogle } from './ask-google'
import { failedReading, withParameters } from './fetch-page'
import type { Pull, PullFailure } from './pull'
import { walkSearch, type SearchPage } from './walk-search'

/** Reviews of a month are read anew each time: they come in no order of time, and late. A page's name is good for the same question only. */
const question = { pageSize: '50', maxAgeDays: '30' }

/** Searches what fact-checkers have published; each review stands for the article of its publisher. */
export const pullFactCheck: Pull = async request => {
  const readPage = async (next: string | null): Promise<SearchPage | PullFailure> => {
    const answer = await askGoogle(request, withParameters(request.url, { ...question, ...(next !== null && { pageToken: next }) }))
    if (!answer.ok) return answer
    const page = readClaims(answer.body)
    return page.ok ? { ok: true, posts: page.posts, newest: null, next: page.next } : failedReading(page)
  }
  return walkSearch(readWalkCursor(request.cursor), { readPage, compare: compareTimes })
}
