import type { SourceKind } from '@kentongan/contracts'

/** A search, tag or page of a platform that answers who brings a key only. */
export type KeyedSource = {
  readonly kind: Extract<SourceKind, 'bluesky-search' | 'youtube-search' | 'youtube-comments' | 'threads' | 'x' | 'instagram' | 'facebook' | 'fact-check'>
  /** The interface's address with what is searched for; what changes from pull to pull, and the key, are not in it. */
  readonly url: string
  /** The page for people. */
  readonly siteUrl: string
  readonly title: string
}

/** An address with these parameters. */
export const addressWith = (address: string, parameters: Readonly<Record<string, string>>): string => {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
