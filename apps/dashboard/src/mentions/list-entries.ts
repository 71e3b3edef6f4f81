import type { Mention } from '@kentongan/contracts'
import type { Format } from '../format'

export type Entry =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'mention'; readonly key: string; readonly mention: Mention; readonly position: number }

/** Puts a day heading before the first mention of each day. Mentions come newest first, days are those of the format's zone. */
export function listEntries(mentions: readonly Mention[], format: Pick<Format, 'sameDay'>): Entry[] {
  const entries: Entry[] = []
  let previous: string | undefined
  for (const [index, mention] of mentions.entries()) {
    const at = mention.post.publishedAt
    if (previous === undefined || !format.sameDay(previous, at)) entries.push({ kind: 'day', key: `day-${mention.id}`, at })
    entries.push({ kind: 'mention', key: String(mention.id), mention, position: index + 1 })
    previous = at
  }
  return entries
}
