import { compareIds, readPlainRefusal, readStatuses, type NamedDraft, type StatusPage } from '@kentongan/sources'
import { askPlatform } from './ask-platform'
import { failedReading, fetchPage, withParameters } from './fetch-page'
import { mostPages, pulled, type Pull, type PullFailure, type PullRequest } from './pull'

/** Everything up to this status has been collected. */
type Cursor = { readonly newest: string }

const pageSize = '40'

const readCursor = (cursor: object | null): string | null => {
  const { newest } = (cursor ?? {}) as Partial<Cursor>
  return typeof newest === 'string' ? newest : null
}

const cursorAt = (id: string | null): Cursor | null => (id === null ? null : { newest: id })

/** With a key where there is one: some servers show their timelines to their own people only. */
const ask = ({ http, key }: PullRequest, url: string) =>
  (key === null ? fetchPage(http, url, 'application/json') : askPlatform(http, { url, headers: { authorization: `Bearer ${key['token'] ?? ''}` }, readRefusal: readPlainRefusal, secrets: key }))

async function readPage(request: PullRequest, parameters: Readonly<Record<string, string>>): Promise<StatusPage | PullFailure> {
  const { url } = request
  const page = await ask(request, withParameters(url, { limit: pageSize, ...parameters }))
  // A server that shows its public timeline to its own people only answers 422 (Mastodon's `timeline_preview`).
  if (!page.ok) return page.status === 422 ? { ...page, reason: 'unauthorized' } : page
  const statuses = readStatuses(page.body, new URL(url).host)
  return statuses.ok ? statuses : failedReading(statuses)
}

type Filling = { readonly posts: readonly NamedDraft[]; readonly reached: string; readonly closed: boolean; readonly failure: PullFailure | null }

/** Reads on from the cursor, oldest first, until it meets what stands on the newest page. */
async function fillGap(request: PullRequest, from: string, until: string): Promise<Filling> {
  const posts: NamedDraft[] = []
  let reached = from
  for (let pages = 0; pages < mostPages && compareIds(reached, until) < 0; pages++) {
    const page = await readPage(request, { min_id: reached })
    if (!page.ok) return { posts, reached, closed: false, failure: page }
    const next = page.ids.at(-1)
    // Nothing lies between, or the server does not know min_id and would answer the same for ever.
    if (next === undefined || compareIds(next, reached) <= 0) return { posts, reached: until, closed: true, failure: null }
    posts.push(...page.posts)
    reached = next
  }
  return { posts, reached, closed: compareIds(reached, until) >= 0, failure: null }
}

/**
 * Reads a timeline: hashtag, public or of an account (docs.joinmastodon.org/methods/timelines). Each pull reads the newest page
 * again, for posts of other servers arrive late with ids of their own time, and for counts; what lies between the cursor and
 * that page is read with `min_id`, which leaves nothing out.
 */
export const pullMastodon: Pull = async request => {
  const newest = await readPage(request, {})
  if (!newest.ok) return newest
  const from = readCursor(request.cursor)
  const [oldestId, newestId] = [newest.ids[0], newest.ids.at(-1)]
  if (oldestId === undefined || newestId === undefined) return pulled([], request.cursor)
  if (from === null) return pulled(newest.posts, cursorAt(newestId))
  const { posts, reached, closed, failure } = await fillGap(request, from, oldestId)
  const top = [reached, newestId].sort(compareIds).at(-1)!
  return pulled([...newest.posts, ...posts], cursorAt(closed ? top : reached), { more: !closed, retryAfterSeconds: failure?.retryAfterSeconds ?? null })
}
