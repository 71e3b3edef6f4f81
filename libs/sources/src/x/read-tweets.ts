import { canonicalUrl, type SocialFacts } from '@kentongan/posts'
import { z } from 'zod'
import { firstWords } from '../first-words'
import type { NamedDraft, Unusable } from '../pulled-page'
import { decodeEntities } from '../read-feed/decode-entities'
import { readInstant } from '../read-instant'
import { Count, Maybe, readList, sumOf, Words } from '../wire-fields'

export type TweetPage = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  readonly newest: string | null
  readonly next: string | null
  /** What X charges for: posts and users of the answer, also those that cannot be read. */
  readonly charged: { readonly posts: number; readonly users: number }
}

const Id = z.string().regex(/^\d{1,20}$/)
const Page = z.object({
  data: z.array(z.unknown()).optional(),
  includes: z.object({ users: z.array(z.unknown()) }).catch({ users: [] }),
  meta: z.object({ newest_id: Id.nullable().catch(null), next_token: Maybe, result_count: Count }),
})
const noMetrics = { like_count: null, reply_count: null, retweet_count: null, quote_count: null, impression_count: null }
const Metrics = z.object({ like_count: Count, reply_count: Count, retweet_count: Count, quote_count: Count, impression_count: Count }).catch(noMetrics)
const Tweet = z.object({
  id: Id, text: Words, note_tweet: z.object({ text: z.string() }).nullable().catch(null), author_id: Maybe, created_at: Maybe, lang: Maybe, public_metrics: Metrics,
  referenced_tweets: z.array(z.object({ type: z.string(), id: Id })).catch([]),
})
type Tweet = z.infer<typeof Tweet>
const User = z.object({ id: Id, username: z.string().min(1), name: Maybe, public_metrics: z.object({ followers_count: Count }).catch({ followers_count: null }) })
type User = z.infer<typeof User>

/** What is asked of each. Posts that are answered or quoted are named, not fetched: each would be charged for. */
export const tweetFields = {
  'tweet.fields': 'author_id,created_at,lang,public_metrics,referenced_tweets,note_tweet', 'user.fields': 'name,username,public_metrics', expansions: 'author_id',
} as const

/** X writes `in` for Indonesian, as ISO 639 did until 1989, and codes of its own for what it cannot tell. */
const languageOf = (lang: string | null): string | null => {
  if (lang === null || /^(?:und|zxx|art|q[a-z]{2})$/.test(lang)) return null
  return lang === 'in' ? 'id' : lang.toLowerCase()
}

const userPage = (username: string): string => `https://x.com/${encodeURIComponent(username)}`

const socialOf = ({ id, public_metrics: metrics, referenced_tweets: referenced }: Tweet, author: User | undefined): SocialFacts => {
  const refOf = (type: string) => referenced.find(each => each.type === type)
  const [repliedTo, quoted] = [refOf('replied_to'), refOf('quoted')]
  return {
    ref: `x/${id}`,
    author: author === undefined ? null : { handle: `@${author.username}`, name: author.name, url: userPage(author.username), followers: author.public_metrics.followers_count },
    likes: metrics.like_count, replies: metrics.reply_count, shares: sumOf(metrics.retweet_count, metrics.quote_count), views: metrics.impression_count,
    replyTo: repliedTo === undefined ? null : `x/${repliedTo.id}`,
    quoteOf: quoted === undefined ? null : `x/${quoted.id}`,
  }
}

const toDraft = (tweet: Tweet, author: User | undefined): readonly NamedDraft[] => {
  const { id } = tweet
  const text = decodeEntities(tweet.note_tweet?.text ?? tweet.text).trim()
  // A bare repost carries the cut words of another post.
  if (text === '' || tweet.referenced_tweets.some(({ type }) => type === 'retweeted')) return []
  return [{
    guid: id,
    url: author === undefined ? `https://x.com/i/status/${id}` : `${userPage(author.username)}/status/${id}`,
    // Without the name, which its owner may change.
    canonicalUrl: canonicalUrl(`https://x.com/i/status/${id}`),
    title: firstWords(text), text,
    author: author?.name ?? (author === undefined ? null : `@${author.username}`),
    language: languageOf(tweet.lang),
    publishedAt: readInstant(tweet.created_at), publishedRaw: tweet.created_at, updatedAt: null,
    kind: 'post',
    social: socialOf(tweet, author),
  }]
}

/** Reads a page of recent search (docs.x.com/x-api/posts/search-recent-posts). A page may be empty although more follows. */
export const readTweets = (body: string): TweetPage | Unusable => {
  const list = readList(body, Page, page => page.data, Tweet)
  if (!list.ok) return list
  const { page: { data = [], includes, meta }, items } = list
  const users = new Map(includes.users.flatMap(each => User.safeParse(each).data ?? []).map(user => [user.id, user]))
  return {
    ok: true,
    posts: items.flatMap(tweet => toDraft(tweet, users.get(tweet.author_id ?? ''))),
    newest: meta.newest_id,
    next: meta.next_token,
    charged: { posts: data.length, users: includes.users.length },
  }
}
