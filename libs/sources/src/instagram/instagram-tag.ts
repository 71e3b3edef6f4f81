import { addressWith, type KeyedSource } from '../keyed-source'

/** A hashtag of Instagram, with or without its sign; Instagram knows tags by their small letters. */
export const instagramTag = (tag: string): KeyedSource => {
  const name = tag.trim().replace(/^#/, '').toLowerCase()
  return {
    kind: 'instagram',
    url: addressWith('https://graph.facebook.com/v25.0/ig_hashtag_search', { q: name }),
    siteUrl: `https://www.instagram.com/explore/tags/${encodeURIComponent(name)}/`,
    title: `Instagram: #${name}`,
  }
}
