import { compareIds, readTweets, readWalkCursor, readXRefusal, tweetFields, tweetTime, xPrices } from '@kentongan/sources'
import { askPlatform, keyMissing, takeBudget, type PlatformAnswer } from './ask-platform'
import { failedReading, withParameters } from './fetch-page'
import type { PlatformSecret, Pull, PullFailure, PullRequest } from './pull'
import { walkSearch, type SearchPage } from './walk-search'

/** How many posts are asked for at once; the smaller page where what is left of the month does not reach for the larger. */
const pageSizes = [100, 10] as const
/** The search holds seven days and refuses older ids. */
const reachMs = 7 * 86_400_000 - 60_000

/** What a page may cost at worst, in millionths of a dollar: every post by another author, and all charged anew. */
const worstCost = (posts: number): number => posts * (xPrices.post + xPrices.user)

type Granted = { readonly ok: true; readonly size: number }

async function takeMoney(request: PullRequest): Promise<Granted | PullFailure> {
  let refused: PullFailure | null = null
  for (const size of pageSizes) {
    refused = await takeBudget(request, 'usd-micro', worstCost(size))
    if (refused === null) return { ok: true, size }
  }
  return refused!
}

/** After the last post that is known; where that is older than the search reaches, as far back as it does. */
const sinceParameters = (since: string | null, now: Date): Readonly<Record<string, string>> => {
  if (since === null) return {}
  const reach = new Date(now.getTime() - reachMs)
  const written = tweetTime(since)
  return written === null || written < reach ? { start_time: reach.toISOString() } : { since_id: since }
}

const ask = (http: PullRequest['http'], key: PlatformSecret, url: string): Promise<PlatformAnswer | PullFailure> =>
  askPlatform(http, { url, headers: { authorization: `Bearer ${key['token'] ?? ''}` }, readRefusal: readXRefusal, secrets: key })

/** A refusal costs nothing; what broke off on the way may have been charged. */
const wasRefused = ({ status }: PullFailure): boolean => status !== null && status >= 400

/**
 * Searches the posts of the last seven days, paid for by post and author. The worst case of a page is taken from the budget before it
 * is asked for, and what did not come is given back, so the budget of the month is never passed. That X charges a post once a day
 * only is not counted on. A first pull reads one page.
 */
export const pullX: Pull = async request => {
  const { http, url, now, key, spend } = request
  if (key === null) return keyMissing()
  const readPage = async (next: string | null, since: string | null): Promise<SearchPage | PullFailure> => {
    const money = await takeMoney(request)
    if (!money.ok) return money
    const taken = worstCost(money.size)
    const parameters = { ...tweetFields, max_results: String(money.size), ...sinceParameters(since, now), ...(next !== null && { next_token: next }) }
    const answer = await ask(http, key, withParameters(url, parameters))
    if (!answer.ok) {
      if (wasRefused(answer)) await spend('usd-micro', -taken)
      return answer
    }
    const page = readTweets(answer.body)
    if (!page.ok) return failedReading(page)
    const { posts, users } = page.charged
    const cost = posts * xPrices.post + users * xPrices.user
    if (cost < taken) await spend('usd-micro', cost - taken)
    return { ok: true, posts: page.posts, newest: page.newest, next: since === null ? null : page.next }
  }
  return walkSearch(readWalkCursor(request.cursor), { readPage, compare: compareIds })
}
