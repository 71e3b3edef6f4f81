import type { KeyedPlatform } from '@kentongan/contracts'

/** Where each platform answers; null where the key names the server. */
export const platformOrigins: Readonly<Record<KeyedPlatform, string | null>> = {
  mastodon: null, bluesky: null, youtube: 'https://www.googleapis.com', threads: 'https://graph.threads.net', x: 'https://api.x.com',
  instagram: 'https://graph.facebook.com', facebook: 'https://graph.facebook.com', 'fact-check': 'https://factchecktools.googleapis.com',
}
