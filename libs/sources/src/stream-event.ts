import type { Repost } from '@kentongan/posts'
import type { NamedDraft } from './pulled-page'

/** One thing that a stream says. `ref`, `of`: the platform's address of a post, as in `SocialFacts`; `author`: the page of an account. */
export type StreamEvent =
  | StreamedPost
  | { readonly kind: 'repost'; readonly of: string; readonly repost: Repost }
  /** A post or a repost was taken back. */
  | { readonly kind: 'deleted'; readonly ref: string }
  /** The account is no more, and nothing of it may be shown. */
  | { readonly kind: 'gone'; readonly author: string }
  | { readonly kind: 'renamed'; readonly author: string; readonly handle: string }

/** A post as rules see it; the draft is made of those only that some rule wants. */
export type StreamedPost = {
  readonly kind: 'post'
  readonly ref: string
  /** It is a new state of an older post. */
  readonly edited: boolean
  readonly title: string
  readonly text: string
  readonly author: string
  readonly lang: string
  readonly draft: () => NamedDraft
}
