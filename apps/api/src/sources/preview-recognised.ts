import { streamedKinds, type FeedPreview, type KeyedPlatform, type SourcePreview } from '@kentongan/contracts'
import type { KeyPlace } from '@kentongan/platform/db'
import { isPulledKind, platformOfKind, pullSource, resolveSource, type Pulled, type PulledKind } from '@kentongan/platform/social-reader'
import { keyHostOf, type Recognised } from '@kentongan/sources'
import type { FeedAccess } from '../api-options'
import { showPosts } from './show-posts'

type Failure = NonNullable<SourcePreview['failure']>
type Tried = { readonly ok: true; readonly preview: FeedPreview } | { readonly ok: false; readonly failure: Failure }
type Asked = Recognised & { readonly kind: PulledKind }
/** What it takes to look at what a person typed. */
export type PlatformLook = {
  readonly feeds: Pick<FeedAccess, 'fetch'>
  readonly isKnown: (url: string) => boolean
  readonly now: Date
  /** Where there are keys. */
  readonly keys: readonly KeyPlace[]
}

const longestTitle = 200

/** A search is called by its words; a channel calls itself. */
const titleOf = ({ kind, title }: Recognised, pulled: Pulled): string =>
  ((kind === 'telegram' || kind === 'youtube' ? pulled.title : null) ?? title).slice(0, longestTitle)

const timeOf = ({ publishedAt }: Pulled['posts'][number]): number => publishedAt?.getTime() ?? 0

function toPreview(recognised: Recognised, url: string, pulled: Pulled, known: boolean): FeedPreview {
  return {
    kind: recognised.kind,
    url,
    title: titleOf(recognised, pulled),
    siteUrl: recognised.siteUrl,
    ...showPosts([...pulled.posts].sort((a, b) => timeOf(b) - timeOf(a))),
    known,
    asked: true,
    needsKey: null,
  }
}

async function ask(recognised: Asked, { feeds, isKnown, now }: PlatformLook): Promise<Tried> {
  const resolved = await resolveSource(recognised, feeds)
  if (!resolved.ok) return { ok: false, failure: toFailure(resolved) }
  const request = { url: resolved.url, cursor: null, now, http: feeds, key: null, spend: async () => ({ granted: true }) as const, mapping: null, zone: 'Asia/Jakarta' } as const
  const answer = await pullSource(recognised.kind, request)
  if (!answer.ok) return { ok: false, failure: toFailure(answer) }
  return { ok: true, preview: toPreview(recognised, resolved.url, answer, isKnown(resolved.url)) }
}

const toFailure = ({ reason, status, detail }: Failure): Failure => ({ reason, status, detail })

/** Asked without a key: whatever else answers only its owner would spend of what the key may ask, and a stream tells only from now on. */
const isAsked = (recognised: Recognised): recognised is Asked =>
  isPulledKind(recognised.kind) && (platformOfKind(recognised.kind) === null || recognised.kind === 'mastodon')

/** Bluesky is asked at the server where the key's account lives. */
function placeOf(recognised: Recognised, keys: readonly KeyPlace[]): string {
  const home = recognised.kind === 'bluesky-search' ? keys.find(({ platform }) => platform === 'bluesky')?.host : undefined
  if (home === undefined) return recognised.url
  const url = new URL(recognised.url)
  url.host = home
  return url.href
}

function offer(recognised: Recognised, { isKnown, keys }: PlatformLook): Tried {
  const { kind, siteUrl, title } = recognised
  const url = placeOf(recognised, keys)
  const platform = platformOfKind(kind)
  const needsKey = platform !== null && !hasKey(keys, platform, url) ? platform : null
  return { ok: true, preview: { kind, url, siteUrl, title: title.slice(0, longestTitle), count: 0, newestAt: null, items: [], known: isKnown(url), asked: false, needsKey } }
}

const hasKey = (keys: readonly KeyPlace[], platform: KeyedPlatform, url: string): boolean =>
  keys.some(key => key.platform === platform && key.host === keyHostOf(platform, url))

const isStreamed = ({ kind }: FeedPreview): boolean => streamedKinds.some(each => each === kind)

/**
 * Looks at what was recognised in what a person typed; of several what answers is offered, and what can only be asked with a key is
 * offered unseen. A stream beside an address that did not answer is no guess worth making.
 */
export async function previewRecognised(recognised: readonly Recognised[], look: PlatformLook): Promise<SourcePreview> {
  const tried = await Promise.all(recognised.map(async each => (isAsked(each) ? ask(each, look) : offer(each, look))))
  const seen = tried.flatMap(each => (each.ok ? [each.preview] : []))
  const refused = tried.find(each => !each.ok)
  const feeds = refused && seen.every(isStreamed) ? [] : seen
  return { feeds, failure: feeds.length === 0 && refused ? refused.failure : null }
}
