import { addressWith, type KeyedSource } from '../keyed-source'

/** A search of Bluesky, asked through the server on which the account of the key lives. */
export const blueskySearch = (words: string, host = 'bsky.social'): KeyedSource => ({
  kind: 'bluesky-search',
  url: addressWith(`https://${host}/xrpc/app.bsky.feed.searchPosts`, { q: words }),
  siteUrl: addressWith('https://bsky.app/search', { q: words }),
  title: `Bluesky: ${words}`,
})
