import type { SourceKind } from '@kentongan/contracts'

/**
 * How much longer than a feed's the shortest interval of a kind is (a feed's is five minutes), where it is longer: Telegram's pages are
 * made for people and asked every ten minutes at most; YouTube's feeds, Google's searches and GDELT's index are renewed every fifteen, and
 * what is asked with a key has limits that several sources share. YouTube grants a hundred searches a day: one an hour for four sources.
 */
const factors: Partial<Readonly<Record<SourceKind, number>>> = {
  telegram: 2, youtube: 3, 'google-news': 3, 'google-alerts': 3, gdelt: 3,
  'bluesky-search': 3, 'youtube-comments': 3, threads: 3, x: 3, facebook: 3, instagram: 6, 'youtube-search': 12, 'fact-check': 12,
}

/** The shortest interval for a kind of source, in seconds, where `floorSeconds` is the one that the admin allows for feeds. */
export const floorOfKind = (kind: SourceKind, floorSeconds: number): number => (factors[kind] ?? 1) * floorSeconds
