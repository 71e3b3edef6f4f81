const unread = 'category|comments|generator|docs|copyright|lastBuildDate|managingEditor|webMaster|rating|post-id|'
  + 'wfw:commentRss|slash:comments|thr:total|feedburner:origLink|dc:(?:subject|rights|publisher|identifier)|'
  + 'media:(?:thumbnail|credit|keywords|category|rating)|itunes:(?:subtitle|duration|explicit|keywords|category|image|episodeType)'
const leaf = new RegExp(`<(${unread})(?:\\s[^<>]*)?(?:/>|>(?:[^<]*|<!\\[CDATA\\[[^<\\]]*\\]\\]>)</\\1>)\\s*`, 'g')
const between = />\s+</g

/**
 * Drops what no rule of ours reads (categories, comment counts, thumbnails …) and the blanks between tags, before rss-parser,
 * which is slow per character and per element, gets to see it. Only elements without children that are closed in place go,
 * so the structure around them stays as it was, broken or not. Our own reader gets the markup with everything in it: blanks
 * between tags mean something in an xhtml title, which rss-parser cannot read anyway.
 */
export function dropUnread(skeleton: string): string {
  return skeleton.replace(leaf, '').replace(between, '><')
}
