import { addressWith, type KeyedSource } from '../keyed-source'

/** A search of Threads for words (developers.facebook.com/documentation/threads/keyword-search). */
export const threadsSearch = (words: string): KeyedSource => ({
  kind: 'threads',
  url: addressWith('https://graph.threads.net/v1.0/keyword_search', { q: words }),
  siteUrl: addressWith('https://www.threads.com/search', { q: words }),
  title: `Threads: ${words}`,
})
