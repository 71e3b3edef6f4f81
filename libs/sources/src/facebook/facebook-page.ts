import type { KeyedSource } from '../keyed-source'

/** What a page publishes, by its name or number. The key is the page's own. */
export const facebookPage = (idOrName: string): KeyedSource => {
  const page = encodeURIComponent(idOrName)
  return { kind: 'facebook', url: `https://graph.facebook.com/v25.0/${page}/posts`, siteUrl: `https://www.facebook.com/${page}`, title: `Facebook: ${idOrName}` }
}
