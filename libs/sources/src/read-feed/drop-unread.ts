const unread = 'category|comments|commentRss|generator|docs|copyright|lastBuildDate|keywords|subject|rights|publisher|identifier|'
  + 'thumbnail|credit|origLink|total|post-id|subtitle|duration|explicit|rating|managingEditor|webMaster'
const leaf = new RegExp(`<((?:[\\w-]+:)?(?:${unread}))(?:\\s[^<>]*)?(?:/>|>(?:[^<]*|<!\\[CDATA\\[[^<\\]]*\\]\\]>)</\\1>)\\s*`, 'g')
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
