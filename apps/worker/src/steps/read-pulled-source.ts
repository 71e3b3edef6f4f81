import type { SourceRow } from '@kentongan/platform/db'
import type { HttpFetch } from '@kentongan/platform/http-fetch'
import type { PlatformAccess } from '@kentongan/platform/secrets'
import { platformOfKind, pullSource, type PulledKind } from '@kentongan/platform/social-reader'
import { clampPublished, identifyByName } from '@kentongan/posts'
import { nothing, type Reading } from './reading'

type Deps = { readonly http: Pick<HttpFetch, 'fetch'>; readonly access: PlatformAccess; readonly now: () => Date }

/** Reads what is new at a source that is not a feed. The cursor moves with the posts, in one transaction. */
export async function readPulledSource({ http, access, now }: Deps, source: SourceRow & { kind: PulledKind }): Promise<Reading> {
  const at = now()
  const { url, cursor, mapping, timeZone } = source
  const { key, spend, noteRefusal } = await access(platformOfKind(source.kind), url)
  const answer = await pullSource(source.kind, { url, cursor, now: at, http, key, spend, mapping, zone: timeZone })
  if (!answer.ok) {
    const { reason, status, detail, retryAfterSeconds, weather } = answer
    if (reason === 'key-refused') await noteRefusal(reason, detail)
    return { ...nothing, kind: 'failed', event: { kind: 'failed', reason, status, detail, weather }, retryAfterSeconds }
  }
  const { posts, more, retryAfterSeconds, maxAgeSeconds } = answer
  return {
    ...nothing,
    kind: 'read',
    event: { kind: 'read' },
    posts: identifyByName(posts).map(post => ({ ...post, published: clampPublished(post.publishedAt, at) })),
    retryAfterSeconds,
    maxAgeSeconds,
    more,
    changes: { cursor: answer.cursor },
  }
}
