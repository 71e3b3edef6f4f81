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
}
