import { keyFields, type KeyedPlatform, type KeyTest, type PlatformKey } from '@kentongan/contracts'
import type { TagKind } from '../ui/tag'

export type KeyState = 'unreadable' | 'untried' | 'works' | 'refused' | 'untestable'

/** What is known of a key; `untestable` where the platform gave no answer to it. */
export function keyState({ readable, test }: Pick<PlatformKey, 'readable' | 'test'>): KeyState {
  if (!readable) return 'unreadable'
  if (test === null) return 'untried'
  if (test.ok) return 'works'
  return test.reason === 'key-refused' ? 'refused' : 'untestable'
}

export const stateKinds: Record<KeyState, TagKind> = { unreadable: 'bad', untried: 'plain', works: 'ok', refused: 'bad', untestable: 'warn' }

/** Failures in which the platform said nothing; what stands beside them are words of ours for technicians. */
const unanswered: readonly string[] = ['timeout', 'dns', 'connect', 'tls', 'cut-off', 'blocked-address', 'blocked-url', 'aborted']

/** What the platform said in a trial; empty where it said nothing. */
export const platformWords = ({ reason, detail }: Pick<KeyTest, 'reason' | 'detail'>): string => (reason !== null && unanswered.includes(reason) ? '' : detail)

/** Where a platform says how one gets its key. */
export const guides: Record<KeyedPlatform, string> = {
  youtube: 'https://console.cloud.google.com/apis/library/youtube.googleapis.com',
  'fact-check': 'https://developers.google.com/fact-check/tools/api',
  bluesky: 'https://bsky.app/settings/app-passwords',
  mastodon: 'https://docs.joinmastodon.org/client/token/',
  threads: 'https://developers.facebook.com/docs/threads/keyword-search',
  x: 'https://console.x.com',
  instagram: 'https://developers.facebook.com/docs/instagram-api/guides/hashtag-search',
  facebook: 'https://developers.facebook.com/docs/pages-api',
}

/** In this order: what is free and quickly had stands first. */
export const platformOrder = Object.keys(guides) as readonly KeyedPlatform[]

/** Fields that are shown as they are typed; all others are secret. */
const plain: readonly string[] = ['host', 'identifier', 'userId']
export const isSecret = (field: string): boolean => !plain.includes(field)

/** Millionths of a dollar, as the server counts, from what a person typed; NaN where it is no amount. */
export const microDollars = (typed: string): number => (typed.trim() === '' ? NaN : Math.round(Number(typed.replace(',', '.')) * 1_000_000))

/** Whether there may be a key for each server or page. */
export const hasSeveralKeys = (platform: KeyedPlatform): boolean => (keyFields[platform] as readonly string[]).includes('host')
