import { addressWith, type KeyedSource } from '../keyed-source'

/**
 * What is asked for: the words in Indonesian (X writes `in`), unless they name a language; without bare reposts, since each would be
 * paid for and says no more than the count of them does.
 */
const queryOf = (words: string): string =>
  [`(${words})`, /\blang:/.test(words) ? '' : 'lang:in', /\bis:retweet\b/.test(words) ? '' : '-is:retweet'].filter(part => part !== '').join(' ')

/** A search of X in the posts of the last seven days (docs.x.com/x-api/posts/search/introduction). */
export const xSearch = (words: string): KeyedSource => ({
  kind: 'x',
  url: addressWith('https://api.x.com/2/tweets/search/recent', { query: queryOf(words) }),
  siteUrl: addressWith('https://x.com/search', { q: words, f: 'live' }),
  title: `X: ${words}`,
})
