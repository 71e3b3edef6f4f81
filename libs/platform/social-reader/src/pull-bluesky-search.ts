import { compareTimes, newestTime, readPlainRefusal, readSkySearch, readSkySession, readWalkCursor } from '@kentongan/sources'
import { askPlatform, keyMissing, type PlatformAnswer } from './ask-platform'
import { failedReading, withParameters } from './fetch-page'
import type { PlatformSecret, Pull, PullFailure, PullRequest } from './pull'
import { walkSearch, type SearchPage } from './walk-search'

/** A first pull goes back so far. */
const firstReachMs = 7 * 86_400_000
/** Posts come into the index a little late. */
const overlapMs = 15 * 60_000

type Http = PullRequest['http']

/** Tokens of sessions by account, for as long as this process asks through this fetcher. They are good for about two hours. */
const sessions = new WeakMap<Http, Map<string, string>>()

const sessionsOf = (http: Http): Map<string, string> => {
  const known = sessions.get(http) ?? new Map<string, string>()
  sessions.set(http, known)
  return known
}

const accountOf = (origin: string, { identifier = '', appPassword = '' }: PlatformSecret): string => JSON.stringify([origin, identifier, appPassword])

/** Opens a session with an app password (lexicon com.atproto.server.createSession); the servers allow 300 a day. */
async function openSkySession(http: Http, origin: string, key: PlatformSecret): Promise<PullFailure | { readonly ok: true; readonly token: string; readonly handle: string }> {
  const { identifier = '', appPassword = '' } = key
  const url = new URL('/xrpc/com.atproto.server.createSession', origin).href
  const answer = await askPlatform(http, { url, headers: {}, json: { identifier, password: appPassword }, readRefusal: readPlainRefusal, secrets: key })
  if (!answer.ok) return answer
  const session = readSkySession(answer.body)
  return session.ok ? { ...session, handle: session.handle ?? identifier } : failedReading(session)
}

async function askSigned({ http, key }: PullRequest, url: string): Promise<PlatformAnswer | PullFailure> {
  const ask = (token: string | null) => askPlatform(http, {
    url, headers: token === null ? {} : { authorization: `Bearer ${token}` }, readRefusal: readPlainRefusal, secrets: { ...key, ...(token !== null && { token }) },
  })
  // Some servers answer anybody.
  if (key === null) {
    const answer = await ask(null)
    return answer.ok || (answer.status !== 401 && answer.status !== 403) ? answer : keyMissing()
  }
  const { origin } = new URL(url)
  const [known, account] = [sessionsOf(http), accountOf(origin, key)]
  const kept = known.get(account)
  if (kept !== undefined) {
    const answer = await ask(kept)
    if (answer.ok || answer.reason !== 'key-refused') return answer
    known.delete(account) // it has ended: a new one is opened with the password
  }
  const session = await openSkySession(http, origin, key)
  if (!session.ok) return session
  known.set(account, session.token)
  return ask(session.token)
}

/**
 * Searches Bluesky (lexicon app.bsky.feed.searchPosts) through the server of the key's account. Bluesky's own people call it no
 * general way to collect posts; the stream is that, and this fills what lies before the stream was listened to.
 */
export const pullBlueskySearch: Pull = async request => {
  const { now, url } = request
  const kept = readWalkCursor(request.cursor)
  const cursor = { ...kept, since: kept.since ?? new Date(now.getTime() - firstReachMs).toISOString() }
  const readPage = async (next: string | null, since: string | null): Promise<SearchPage | PullFailure> => {
    const from = new Date(Date.parse(since!) - overlapMs).toISOString()
    const answer = await askSigned(request, withParameters(url, { sort: 'latest', limit: '100', since: from, ...(next !== null && { cursor: next }) }))
    if (!answer.ok) return answer
    const page = readSkySearch(answer.body)
    return page.ok ? { ...page, newest: newestTime(page.times, now) } : failedReading(page)
  }
  return walkSearch(cursor, { readPage, compare: compareTimes })
}
