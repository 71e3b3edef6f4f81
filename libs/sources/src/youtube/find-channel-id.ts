const places = [
  /feeds\/videos\.xml\?channel_id=(UC[\w-]{22})/,
  /<link rel="canonical" href="https:\/\/www\.youtube\.com\/channel\/(UC[\w-]{22})"/,
  /<meta itemprop="identifier" content="(UC[\w-]{22})"/,
  /"externalId":"(UC[\w-]{22})"/,
]

/** The channel's number, as its page names it; null for a page that does not (of consent, of robots). */
export const findChannelId = (html: string): string | null =>
  places.map(place => place.exec(html)?.[1]).find(id => id !== undefined) ?? null
