import type { KnownSource } from '@kentongan/platform/db'
import { canonicalUrl } from '@kentongan/posts'

/** One address, however it is written. */
const identity = (url: string): string => canonicalUrl(url) ?? url

/** Finds sources by address, removed ones included. */
export function indexSources(sources: readonly KnownSource[]): (url: string) => KnownSource | undefined {
  const byIdentity = new Map(sources.map(source => [identity(source.url), source]))
  return url => byIdentity.get(identity(url))
}

export type Sorting<Item> = {
  readonly added: readonly Item[]
  /** By the id of the removed source. */
  readonly revived: ReadonlyMap<number, Item>
  readonly known: number
}

/** Tells new sources from those in use (`known`, doubles within the list included) and from removed ones, which come back. */
export function sortSources<Item extends { readonly url: string }>(
  wanted: readonly Item[], sources: readonly KnownSource[],
): Sorting<Item> {
  const find = indexSources(sources)
  const seen = new Set<string>()
  const added: Item[] = []
  const revived = new Map<number, Item>()
  for (const item of wanted) {
    const key = identity(item.url)
    if (seen.has(key)) continue
    seen.add(key)
    const found = find(item.url)
    if (found === undefined) added.push(item)
    else if (found.removed) revived.set(found.id, item)
  }
  return { added, revived, known: wanted.length - added.length - revived.size }
}
