import type { FeedPreview, SourcePreview } from '@kentongan/contracts'
import { pullSource, resolveSource, type Pulled } from '@kentongan/platform/social-reader'
import type { Recognised } from '@kentongan/sources'
import type { FeedAccess } from '../api-options'

type Failure = NonNullable<SourcePreview['failure']>
type Tried = { readonly ok: true; readonly preview: FeedPreview } | { readonly ok: false; readonly failure: Failure }
type Look = { readonly feeds: Pick<FeedAccess, 'fetch'>; readonly isKnown: (url: string) => boolean; readonly now: Date }

const shownItems = 5
const longestTitle = 200

/** A search is called by its words; a channel calls itself. */
const titleOf = ({ kind, title }: Recognised, pulled: Pulled): string =>
  ((kind === 'telegram' || kind === 'youtube' ? pulled.title : null) ?? title).slice(0, longestTitle)

function toPreview(recognised: Recognised, url: string, pulled: Pulled, known: boolean): FeedPreview {
  const dated = pulled.posts.map(post => ({ post, at: post.publishedAt?.getTime() ?? 0 })).sort((a, b) => b.at - a.at)
  const newest = dated[0]?.post.publishedAt ?? null
  return {
    kind: recognised.kind,
    url,
    title: titleOf(recognised, pulled),
    siteUrl: recognised.siteUrl,
    count: pulled.posts.length,
    newestAt: newest?.toISOString() ?? null,
    items: dated.slice(0, shownItems).map(({ post }) => ({ title: post.title, publishedAt: post.publishedAt?.toISOString() ?? null, url: post.url })),
    known,
    needsKey: null,
  }
}

async function tryRecognised(recognised: Recognised, { feeds, isKnown, now }: Look): Promise<Tried> {
  const resolved = await resolveSource(recognised, feeds)
  if (!resolved.ok) return { ok: false, failure: toFailure(resolved) }
  const answer = await pullSource(recognised.kind, { url: resolved.url, cursor: null, now, http: feeds, key: null, spend: async () => ({ granted: true }), mapping: null, zone: 'Asia/Jakarta' })
  if (!answer.ok) return { ok: false, failure: toFailure(answer) }
  return { ok: true, preview: toPreview(recognised, resolved.url, answer, isKnown(resolved.url)) }
}

const toFailure = ({ reason, status, detail }: Failure): Failure => ({ reason, status, detail })

/** Looks at what was recognised in what a person typed; of several what answers is offered. */
export async function previewRecognised(recognised: readonly Recognised[], look: Look): Promise<SourcePreview> {
  const tried = await Promise.all(recognised.map(each => tryRecognised(each, look)))
  const feeds = tried.flatMap(each => (each.ok ? [each.preview] : []))
  const refused = tried.find(each => !each.ok)
  return { feeds, failure: feeds.length === 0 && refused ? refused.failure : null }
}
