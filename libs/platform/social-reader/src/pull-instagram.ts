import { allBefore, newestTime, readHashtagId, readTaggedMedia, taggedMediaFields, type NamedDraft, type TaggedMedia } from '@kentongan/sources'
import { askMeta } from './ask-meta'
import { keyMissing, takeBudget } from './ask-platform'
import { failed, failedReading, withParameters } from './fetch-page'
import { mostPages, pulled, type PlatformSecret, type Pull, type PullFailure, type PullRequest } from './pull'

/** The number of the hashtag, which is for good, and the time of the newest medium that was seen. */
type Cursor = { readonly tag: string; readonly newest: string | null }

/** The order is nearly that of time. */
const overlapMs = 3_600_000

const readCursor = (cursor: object | null): Cursor | null => {
  const { tag, newest } = (cursor ?? {}) as Partial<Cursor>
  return typeof tag === 'string' && /^\d+$/.test(tag) ? { tag, newest: typeof newest === 'string' ? newest : null } : null
}

const userOf = (key: PlatformSecret) => ({ user_id: key['userId'] ?? '' })

async function findTag({ http, url }: PullRequest, key: PlatformSecret): Promise<{ readonly ok: true; readonly tag: string } | PullFailure> {
  const answer = await askMeta(http, key, withParameters(url, userOf(key)))
  if (!answer.ok) return answer
  const found = readHashtagId(answer.body)
  if (!found.ok) return failedReading(found)
  return found.id === null ? failed('query-refused', 'no such hashtag', { status: 200 }) : { ok: true, tag: found.id }
}

async function readPage({ http, url }: PullRequest, key: PlatformSecret, tag: string, after: string | null): Promise<TaggedMedia | PullFailure> {
  const media = new URL(`${tag}/recent_media`, url)
  const answer = await askMeta(http, key, withParameters(media.href, { ...userOf(key), fields: taggedMediaFields, limit: '50', ...(after !== null && { after }) }))
  if (!answer.ok) return answer
  const page = readTaggedMedia(answer.body)
  return page.ok ? page : failedReading(page)
}

type Reading = { readonly posts: readonly NamedDraft[]; readonly newest: string | null; readonly failure: PullFailure | null }

/** Instagram names all further pages alike (`after` stays the same), so the end is known by what comes only. */
async function readMedia(request: PullRequest, key: PlatformSecret, { tag, newest: known }: Cursor): Promise<Reading> {
  const posts: NamedDraft[] = []
  const seen = new Set<string>()
  const from = known === null ? null : new Date(Date.parse(known) - overlapMs).toISOString()
  let newest = known
  let after: string | null = null
  for (let pages = 0; pages < mostPages; pages++) {
    const page: TaggedMedia | PullFailure = await readPage(request, key, tag, after)
    if (!page.ok) return { posts, newest: known, failure: page }
    const fresh = page.ids.some(id => !seen.has(id))
    page.ids.forEach(id => seen.add(id))
    posts.push(...page.posts)
    newest = [newest, newestTime(page.times, request.now)].reduce((best, each) => (each !== null && (best === null || each > best) ? each : best))
    after = page.next
    if (!fresh || after === null || allBefore(page.times, from)) break
  }
  return { posts, newest, failure: null }
}

/**
 * Reads what was published with a hashtag within the last 24 hours, which is all that Instagram shows; of more than four hundred media
 * between two pulls the oldest are not seen. A hashtag counts once in seven days, however often it is read.
 */
export const pullInstagram: Pull = async request => {
  const { key } = request
  if (key === null) return keyMissing()
  const refused = await takeBudget(request, 'hashtag', 1)
  if (refused) return refused
  const kept = readCursor(request.cursor)
  const found = kept === null ? await findTag(request, key) : { ok: true as const, tag: kept.tag }
  if (!found.ok) return found
  const { posts, newest, failure } = await readMedia(request, key, kept ?? { tag: found.tag, newest: null })
  if (failure !== null && posts.length === 0) return failure
  return pulled(posts, { tag: found.tag, newest }, { more: failure !== null, retryAfterSeconds: failure?.retryAfterSeconds ?? null })
}
