import type { SourceKind } from '@kentongan/contracts'
import { facebookPage, factCheckSearch, instagramTag, threadsSearch, xSearch, youtubeComments, youtubeSearch } from '@kentongan/sources'
import { invalid } from '../http/problem'

const searches = [xSearch, threadsSearch, factCheckSearch, youtubeSearch, youtubeComments, instagramTag, facebookPage]
const homes: ReadonlyMap<SourceKind, string> = new Map(searches.map(search => search('a')).map(({ kind, url }) => [kind, new URL(url).origin]))

/**
 * Refuses a source of a platform with one address for all that stands elsewhere. A key is sent to where its source stands, so any
 * other address would be a way to read it. Keys of Mastodon and Bluesky name their server themselves.
 */
export function demandHome({ kind, url }: { readonly kind: SourceKind; readonly url: string }): void {
  const home = homes.get(kind)
  if (home !== undefined && new URL(url).origin !== home) throw invalid({ path: 'url', message: `must begin with ${home}/` })
}
