import { SourceKind, type KeyedPlatform } from '@kentongan/contracts'

const platforms: Partial<Record<SourceKind, KeyedPlatform>> = {
  mastodon: 'mastodon', // its tags and timelines are open on most servers; a token opens the others
  'mastodon-stream': 'mastodon',
  'bluesky-search': 'bluesky',
  'youtube-search': 'youtube',
  'youtube-comments': 'youtube',
  threads: 'threads',
  x: 'x',
  instagram: 'instagram',
  facebook: 'facebook',
  'fact-check': 'fact-check',
}

/** The platform whose key a kind of source uses; null where it uses none. */
export const platformOfKind = (kind: SourceKind): KeyedPlatform | null => platforms[kind] ?? null

/** The kinds of sources that use a platform's key. */
export const kindsOfPlatform = (platform: KeyedPlatform): readonly SourceKind[] => SourceKind.options.filter(kind => platforms[kind] === platform)
