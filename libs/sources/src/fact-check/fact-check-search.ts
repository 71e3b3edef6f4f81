import { addressWith, type KeyedSource } from '../keyed-source'

/** A search of what fact-checkers have published in Indonesian, in Google's Fact Check Tools. */
export const factCheckSearch = (words: string): KeyedSource => ({
  kind: 'fact-check',
  url: addressWith('https://factchecktools.googleapis.com/v1alpha1/claims:search', { query: words, languageCode: 'id' }),
  siteUrl: `https://toolbox.google.com/factcheck/explorer/search/${encodeURIComponent(words)};hl=id`,
  title: `Cek fakta: ${words}`,
})
