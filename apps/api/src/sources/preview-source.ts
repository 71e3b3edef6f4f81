import type { FeedPreview, JsonMapping, SourcePreview } from '@kentongan/contracts'
import type { FetchedBody, FetchFailure } from '@kentongan/platform/http-fetch'
import { discoverFeeds, recogniseAddress, type FeedItem, type ReadFeed } from '@kentongan/sources'
import type { FeedAccess } from '../api-options'
import { previewJson } from './preview-json'
import { previewRecognised, type PlatformLook } from './preview-recognised'
import { showPosts } from './show-posts'

type Failure = NonNullable<SourcePreview['failure']>
/** `page`: what came is no feed, but may name one. */
type Tried =
  | { readonly ok: true; readonly preview: FeedPreview }
  | { readonly ok: false; readonly failure: Failure; readonly page: FetchedBody | null }
type Look = PlatformLook & { readonly feeds: FeedAccess }
type Asked = { readonly address: string; readonly mapping?: JsonMapping | null | undefined }

/** Of what a page names or might have, no more than this is fetched; two at a time, as the lanes of a domain allow. */
const mostCandidates = 6
const atOnce = 2

const accept = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5'
const refused = ({ reason, status, detail }: FetchFailure | Failure): Failure => ({ reason, status, detail })

/** People write addresses as they say them. */
const withScheme = (address: string): string => (/^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`)

const isHtml = ({ contentType, body }: FetchedBody): boolean =>
  /html/i.test(contentType ?? '') || /^\s*<(!doctype html|html)/i.test(Buffer.from(body.subarray(0, 512)).toString('latin1'))

/**
 * Looks at what a person typed: an account, channel or search of a platform; else a feed, a JSON document, or the feeds that a page
 * names or that its site is likely to have. `mapping` is what a person chose in a JSON document. `isKnown` says whether an address is a
 * source already. Whatever goes wrong comes back as `failure`.
 */
export async function previewSource({ address: typed, mapping = null }: Asked, look: Look): Promise<SourcePreview> {
  const recognised = mapping === null ? recogniseAddress(typed) : []
  if (recognised.length === 0) return previewFeeds(typed, look, mapping)
  const preview = await previewRecognised(recognised, look)
  const isOther = preview.feeds.length === 0 && recognised.every(({ sure }) => !sure)
  return isOther ? previewFeeds(typed, look, mapping) : preview
}

async function previewFeeds(address: string, look: Look, mapping: JsonMapping | null): Promise<SourcePreview> {
  const first = await tryAddress(withScheme(address), look, mapping)
  if (first.ok) return { feeds: [first.preview], failure: null }
  if (first.page === null) return { feeds: [], failure: first.failure }
  const page = first.page
  const candidates = discoverFeeds(Buffer.from(page.body).toString('utf8'), page.finalUrl).slice(0, mostCandidates)
  const found: FeedPreview[] = []
  for (let start = 0; start < candidates.length; start += atOnce) {
    const tried = await Promise.all(candidates.slice(start, start + atOnce).map(({ url }) => tryAddress(url, look, null)))
    for (const each of tried) if (each.ok && !found.some(feed => feed.url === each.preview.url)) found.push(each.preview)
  }
  return found.length > 0 ? { feeds: found, failure: null } : { feeds: [], failure: { ...first.failure, reason: 'no-feed' } }
}

const notAsked: Failure = { reason: 'bad-response', status: 304, detail: 'not modified, though nothing was asked' }

async function tryAddress(url: string, { feeds, isKnown, now }: Look, mapping: JsonMapping | null): Promise<Tried> {
  const fetched = await feeds.fetch({ url, accept })
  if (!fetched.ok) return { ok: false, failure: refused(fetched), page: null }
  if (fetched.status === 304) return { ok: false, failure: notAsked, page: null }
  const { contentType, finalUrl } = fetched
  // The address to keep is the one that moved for good, else the one that was given.
  const kept = fetched.permanentUrl ?? url
  const reading = await feeds.read(fetched.body.slice(), { contentType, now, zone: 'Asia/Jakarta', baseUrl: finalUrl })
  if (reading.ok) return { ok: true, preview: toPreview(reading, kept, isKnown(kept)) }
  const json = isHtml(fetched) ? null : previewJson({ body: fetched.body, url: kept, finalUrl, mapping, known: isKnown(kept) })
  if (json !== null) return json.ok ? json : { ...json, page: null }
  const failure = { reason: reading.reason, status: fetched.status, detail: reading.detail }
  return { ok: false, failure, page: isHtml(fetched) && reading.reason !== 'challenge' ? fetched : null }
}

const toShown = ({ title, published, link }: FeedItem) => ({ title: title ?? '', publishedAt: published, url: link })

function toPreview({ title, siteUrl, items }: ReadFeed, url: string, known: boolean): FeedPreview {
  return {
    kind: 'feed',
    url,
    title,
    siteUrl,
    ...showPosts(items.map(toShown)),
    known,
    asked: true,
    needsKey: null,
  }
}
