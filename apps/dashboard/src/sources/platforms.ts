import type { Coverage, KeyedPlatform, SourceKind } from '@kentongan/contracts'

/** Where people talk in Indonesia, and the kinds of sources that hear some of it. Private chats are nobody's to hear. */
const talk = {
  whatsapp: [],
  tiktok: [],
  instagram: ['instagram'],
  facebook: ['facebook'],
  x: ['x'],
  threads: ['threads'],
  youtube: ['youtube', 'youtube-search', 'youtube-comments'],
  telegram: ['telegram'],
  bluesky: ['bluesky', 'bluesky-search'],
  mastodon: ['mastodon', 'mastodon-stream'],
  reddit: [],
} as const satisfies Record<string, readonly SourceKind[]>

export type TalkPlatform = keyof typeof talk
export const talkPlatforms = Object.keys(talk) as readonly TalkPlatform[]

/** The platforms of which nothing is heard, where these kinds of sources answer; the catalogues say why (`uncovered.*`). */
export const uncoveredPlatforms = (kinds: Coverage['kinds']): readonly TalkPlatform[] =>
  talkPlatforms.filter(platform => !talk[platform].some(kind => kinds.includes(kind)))

/** How a platform is taken into use: by a switch, by an address or words, by a file, or by its key first. */
export type PlatformCard = {
  /** Keys its texts in the catalogues (`reach.*`). */
  readonly name: string
  readonly kinds: readonly [SourceKind, ...SourceKind[]]
  readonly by: 'switch' | 'address' | 'file'
  readonly key: KeyedPlatform | null
}

const open = (name: string, ...kinds: PlatformCard['kinds']): PlatformCard => ({ name, kinds, by: 'address', key: null })
const keyed = (key: KeyedPlatform, name: string, ...kinds: PlatformCard['kinds']): PlatformCard => ({ name, kinds, by: 'address', key })

/** What can be had by everybody, then what wants a key. */
export const platformCards: readonly PlatformCard[] = [
  { ...open('bluesky', 'bluesky'), by: 'switch' },
  open('mastodon', 'mastodon'), open('telegram', 'telegram'), open('youtube', 'youtube'), open('google-news', 'google-news'),
  open('google-alerts', 'google-alerts'), open('gdelt', 'gdelt'), open('feed', 'feed', 'json'),
  { ...open('file', 'file'), by: 'file' },
  keyed('mastodon', 'mastodon-stream', 'mastodon-stream'), keyed('bluesky', 'bluesky-search', 'bluesky-search'),
  keyed('youtube', 'youtube-search', 'youtube-search', 'youtube-comments'), keyed('threads', 'threads', 'threads'), keyed('x', 'x', 'x'),
  keyed('instagram', 'instagram', 'instagram'), keyed('facebook', 'facebook', 'facebook'), keyed('fact-check', 'fact-check', 'fact-check'),
]
