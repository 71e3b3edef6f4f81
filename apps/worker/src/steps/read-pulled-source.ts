import type { SourceRow } from '@kentongan/platform/db'
import type { HttpFetch } from '@kentongan/platform/http-fetch'
import { pullSource, type PulledKind } from '@kentongan/platform/social-reader'
import { clampPublished, identifyByName } from '@kentongan/posts'
import { nothing, type Reading } from './reading'

type Deps = { readonly http: Pick<HttpFetch, 'fetch'>; readonly now: () => Date }

/** Reads what is new at a source that is not a feed. The cursor moves with the posts, in one transaction. */
export async function readPulledSource({ http, now }: Deps, source: SourceRow & { kind: PulledKind }): Promise<Reading> {
  const at = now()
  const answer = await pullSource(source.kind, { url: source.url, cursor: source.cursor, now: at, http, key: null, spend: async () => ({ granted: true }), mapping: source.mapping, zone: source.timeZone })
  if (!answer.ok) {
    const { reason, status, detail, retryAfterSeconds, weather } = answer
    return { ...nothing, kind: 'failed', event: { kind: 'failed', reason, status, detail, weather }, retryAfterSeconds }
  }
  const { posts, cursor, more, retryAfterSeconds, maxAgeSeconds } = answer
  return {
    ...nothing,
    kind: 'read',
    event: { kind: 'read' },
    posts: identifyByName(posts).map(post => ({ ...post, published: clampPublished(post.publishedAt, at) })),
    retryAfterSeconds,
    maxAgeSeconds,
    more,
    changes: { cursor },
  }
}
