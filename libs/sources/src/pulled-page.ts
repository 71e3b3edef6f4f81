import type { PostDraft } from '@kentongan/posts'

/** A post that its platform names for good. */
export type NamedDraft = PostDraft & { readonly guid: string }

/**
 * Why an answer with a good status is of no use. Each has a sentence in the catalogues.
 * - `not-json`: something else came where data was due, mostly a page for people
 * - `other-shape`: data, but not what the platform documents
 * - `no-preview`: the channel does not show its messages to passers-by
 * - `query-refused`: the search does not take the words
 * - `asked-to-wait`: said in words, with a good status
 */
export type UnusableReason = 'not-json' | 'other-shape' | 'no-preview' | 'query-refused' | 'asked-to-wait' | 'not-a-feed' | 'challenge'

/** `detail` is one English line for the log. */
export type Unusable = { readonly ok: false, readonly reason: UnusableReason, readonly detail: string }

export const unusable = (reason: UnusableReason, detail: string): Unusable => ({ ok: false, reason, detail })

/** An HTML page that checks for robots, as Cloudflare and Google send it. */
export const looksLikeChallenge = (body: string): boolean =>
  /just a moment|cf-chl|captcha|unusual traffic|verify you are human/i.test(body.slice(0, 4_096))
