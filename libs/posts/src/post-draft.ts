/** What a source says about one published thing, before we decide whether it is new. */
export type PostDraft = {
  /** The source's own name for it; unique only as far as the source is careful. */
  readonly guid: string | null
  /** The link to open, as published (absolute). */
  readonly url: string | null
  /** The link by which copies are recognised across sources; null where the link is no identity. */
  readonly canonicalUrl: string | null
  readonly title: string
  readonly text: string
  readonly author: string | null
  readonly language: string | null
  readonly publishedAt: Date | null
  readonly publishedRaw: string | null
  readonly updatedAt: Date | null
  readonly kind: 'article' | 'post' | 'video' | 'comment'
  /** What a social platform says besides; a feed's items have none. */
  readonly social?: SocialFacts
  /** Bare reposts of it that we saw: it is one post however often it is passed on, its reach grows. */
  readonly reposts?: readonly Repost[]
  /** The outlet's domain, where `url` is a search engine's and hides it. */
  readonly outlet?: string
}

/** Of the author what stands beside the post, of the counts what the platform tells: null is "not told", never 0. */
export type SocialFacts = {
  /** The platform's address of the post within itself; `replyTo` and `quoteOf` of other posts name it. */
  readonly ref: string
  /** Null where the account has been deleted. */
  readonly author: SocialAuthor | null
  readonly likes: number | null
  readonly replies: number | null
  readonly shares: number | null
  readonly views: number | null
  readonly replyTo: string | null
  readonly quoteOf: string | null
}

export type SocialAuthor = {
  readonly handle: string | null
  readonly name: string | null
  readonly url: string | null
  readonly followers: number | null
}

export type Repost = {
  /** The platform's address of the repost. */
  readonly ref: string
  readonly handle: string | null
  readonly followers: number | null
  readonly at: Date | null
}
