import type { SourceKind } from '@kentongan/contracts'
import { platformOfKind, platformOrigins } from '@kentongan/platform/social-reader'
import { invalid } from '../http/problem'

/**
 * Refuses a source of a platform with one address for all that stands elsewhere. A key is sent to where its source stands, so any
 * other address would be a way to read it. Keys of Mastodon and Bluesky name their server themselves.
 */
export function demandHome({ kind, url }: { readonly kind: SourceKind; readonly url: string }): void {
  const platform = platformOfKind(kind)
  const home = platform && platformOrigins[platform]
  if (home !== null && new URL(url).origin !== home) throw invalid({ path: 'url', message: `must begin with ${home}/` })
}
