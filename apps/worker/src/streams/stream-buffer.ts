import { matchRules, type Ruleset } from '@kentongan/matching'
import type { ArrivingPost, StreamBatch } from '@kentongan/platform/db'
import { clampPublished, identifyByName } from '@kentongan/posts'
import type { StreamedPost, StreamEvent } from '@kentongan/sources'

export type StreamBuffer = {
  /** Keeps an event if it concerns us: a post that some rule wants, or what concerns posts that are stored. */
  add(event: StreamEvent): void
  size(): number
  /** Empties the buffer. */
  take(now: Date): Omit<StreamBatch, 'cursor'>
}

export type BufferDeps = {
  /** The rules as they are now. */
  readonly rules: () => Ruleset
  /** What rules see of the source. */
  readonly source: string
  /** Whether this is the address of a stored post. */
  readonly isKnown: (ref: string) => boolean
}

type Waiting = { readonly [Part in keyof Omit<StreamBatch, 'cursor' | 'posts'>]: StreamBatch[Part][number][] } & { readonly posts: Map<string, StreamedPost> }

const empty = (): Waiting => ({ posts: new Map(), reposts: [], deleted: [], gone: [], renamed: [] })

/** Matches what is heard at the edge: of millions of posts, those that no rule wants end here. */
export function createStreamBuffer({ rules, source, isKnown }: BufferDeps): StreamBuffer {
  let waiting = empty()
  let size = 0
  const isOurs = (ref: string): boolean => isKnown(ref) || waiting.posts.has(ref)
  const isWanted = (post: StreamedPost): boolean => (post.edited && isOurs(post.ref)) || matchRules(rules().engine, { ...wordsOf(post), source }).length > 0
  const keep = (event: StreamEvent): boolean => {
    switch (event.kind) {
      case 'post': return isWanted(event) && waiting.posts.set(event.ref, event) !== undefined
      case 'repost': return isOurs(event.of) && waiting.reposts.push(event) > 0
      // Whatever is stored, however long ago, is not to outlive its author's wish.
      case 'deleted': return waiting.deleted.push(event.ref) > 0
      case 'gone': return waiting.gone.push(event.author) > 0
      case 'renamed': return waiting.renamed.push({ author: event.author, handle: event.handle, name: null, followers: null }) > 0
    }
  }
  return {
    add: event => { if (keep(event)) size += 1 },
    size: () => size,
    take: now => {
      const { posts, ...rest } = waiting
      waiting = empty()
      size = 0
      return { ...rest, posts: arrivingOf(posts, now) }
    },
  }
}

const wordsOf = ({ title, text, author, lang }: StreamedPost) => ({ title, text, author, lang })

const arrivingOf = (posts: ReadonlyMap<string, StreamedPost>, now: Date): readonly ArrivingPost[] =>
  identifyByName([...posts.values()].map(post => post.draft())).map(post => ({ ...post, published: clampPublished(post.publishedAt, now) }))
