import { canonicalUrl, type Repost, type SocialFacts } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { z } from 'zod'
import { firstWords } from '../first-words'
import { looksLikeChallenge, unusable, type NamedDraft, type Unusable } from '../pulled-page'
import { htmlToLine, htmlToText } from '../read-feed/html-to-text'
import { readInstant } from '../read-instant'
import { compareIds } from './compare-ids'

export type StatusPage = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  /** Ids of all statuses of the page, reposts and unreadable ones included, oldest first: the cursor counts them. */
  readonly ids: readonly string[]
}

const Words = z.string().catch('')
const Maybe = z.string().nullable().catch(null)
const Count = z.number().int().nonnegative().nullable().catch(null)
const Account = z.object({ acct: z.string(), display_name: Words, url: Maybe, followers_count: Count }).nullable().catch(null)

/** Servers number their statuses; what is longer is none of their ids. */
const longestId = 100
const PlainStatus = z.object({
  id: z.string().min(1).max(longestId),
  uri: Maybe,
  url: Maybe,
  created_at: Maybe,
  edited_at: Maybe,
  content: Words,
  spoiler_text: Words,
  language: Maybe,
  visibility: z.string().catch('public'),
  in_reply_to_id: Maybe,
  favourites_count: Count,
  reblogs_count: Count,
  replies_count: Count,
  account: Account,
  quote: z.object({ quoted_status: z.object({ id: z.string() }).nullish(), quoted_status_id: Maybe }).nullable().catch(null),
})
const Status = PlainStatus.extend({ reblog: PlainStatus.nullable().catch(null) })
type PlainStatus = z.infer<typeof PlainStatus>
type Status = z.infer<typeof Status>

/** `warga` on its own server, `warga@lain.example` elsewhere: the whole handle in both cases. */
const handleOf = (status: PlainStatus, host: string): string | null => {
  if (status.account === null) return null
  const { acct } = status.account
  return `@${acct.includes('@') ? acct : `${acct}@${host}`}`
}

/** Longer than any page's address; PostgreSQL's index rows (2,704 bytes) must hold it. */
const longestAddress = 2_048

/** Servers pass on what others' accounts and posts claim to be their pages. */
const pageOf = (written: string | null): string | null => {
  const page = written !== null && /^https?:/i.test(written) ? parseUrl(written)?.href ?? null : null
  return page === null || page.length > longestAddress ? null : page
}

const socialOf = (status: PlainStatus, host: string): SocialFacts => {
  const { account, quote } = status
  const quoted = quote?.quoted_status?.id ?? quote?.quoted_status_id ?? null
  return {
    ref: `${host}/${status.id}`,
    author: account === null ? null : {
      handle: handleOf(status, host), name: account.display_name.trim() || null, url: pageOf(account.url), followers: account.followers_count,
    },
    likes: status.favourites_count,
    replies: status.replies_count,
    shares: status.reblogs_count,
    views: null,
    replyTo: status.in_reply_to_id === null ? null : `${host}/${status.in_reply_to_id}`,
    quoteOf: quoted === null ? null : `${host}/${quoted}`,
  }
}

/** The page for people, else the name, which leads there as well. */
const addressOf = ({ url, uri }: PlainStatus): string | null => pageOf(url ?? uri)

const authorOf = (status: PlainStatus, host: string): string | null => status.account?.display_name.trim() || handleOf(status, host)

const draftOf = (status: PlainStatus, host: string): NamedDraft => {
  const warning = htmlToLine(status.spoiler_text)
  const text = [warning, htmlToText(status.content)].filter(part => part !== '').join('\n')
  const address = addressOf(status)
  return {
    guid: status.uri ?? `${host}/${status.id}`,
    url: address,
    canonicalUrl: address === null ? null : canonicalUrl(address),
    title: firstWords(text),
    text,
    author: authorOf(status, host),
    language: status.language?.toLowerCase() ?? null,
    publishedAt: readInstant(status.created_at),
    publishedRaw: status.created_at,
    updatedAt: readInstant(status.edited_at),
    kind: 'post',
    social: socialOf(status, host),
  }
}

/** A bare repost stands for the status it passes on. */
const draftOfBoost = (status: Status, original: PlainStatus, host: string): NamedDraft => {
  const repost: Repost = {
    ref: `${host}/${status.id}`, handle: handleOf(status, host), followers: status.account?.followers_count ?? null, at: readInstant(status.created_at),
  }
  return { ...draftOf(original, host), reposts: [repost] }
}

/** What is not for everybody is not ours, even where a server sends it by mistake. Pictures without a word have no words to match. */
const isOurs = ({ visibility, content, spoiler_text }: PlainStatus): boolean =>
  (visibility === 'public' || visibility === 'unlisted') && `${content}${spoiler_text}` !== ''

const toDraft = (status: Status, host: string): readonly NamedDraft[] => {
  const original = status.reblog ?? status
  if (!isOurs(original)) return []
  return [status.reblog === null ? draftOf(status, host) : draftOfBoost(status, status.reblog, host)]
}

const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * Reads a timeline page (an array of `Status`, docs.joinmastodon.org/entities/Status). Counts that the server does not tell are
 * null. A status without an id is left out.
 *
 * @param body the answer as text
 * @param host the server that was asked: local ids and short handles are its own
 */
export const readStatuses = (body: string, host: string): StatusPage | Unusable => {
  const json = parseJson(body)
  if (json === undefined) return unusable(looksLikeChallenge(body) ? 'challenge' : 'not-json', 'the timeline is no JSON')
  if (!Array.isArray(json)) return unusable('other-shape', 'the timeline is no list')
  const statuses = json.flatMap(each => Status.safeParse(each).data ?? [])
  if (json.length > 0 && statuses.length === 0) return unusable('other-shape', 'no entry of the timeline is a status')
  return {
    ok: true,
    posts: statuses.flatMap(status => toDraft(status, host)),
    ids: statuses.map(status => status.id).sort(compareIds),
  }
}
