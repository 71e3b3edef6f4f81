const unread = 'category|comments|generator|docs|copyright|lastBuildDate|managingEditor|webMaster|rating|post-id|'
  + 'wfw:commentRss|slash:comments|thr:total|feedburner:origLink|dc:(?:subject|rights|publisher|identifier)|'
  + 'media:(?:thumbnail|credit|keywords|category|rating)|'
  + 'itunes:(?:subtitle|duration|explicit|keywords|category|image|episodeType)'
const leaf = new RegExp(`<(${unread})(?:\\s[^<>]*)?(?:/>|>(?:[^<]*|<!\\[CDATA\\[[^<\\]]*\\]\\]>)</\\1>)\\s*`, 'g')
const between = />\s+</g
// xml2js is slowest in CDATA, character by character; where nothing needs its protection it is plain text.
const idleCdata = /<!\[CDATA\[([^<&\]]*)\]\]>/g
const namespace = /\sxmlns(?::[\w-]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g

/**
 * Takes away what rss-parser, which is slow per character and per element, need not see: elements that no rule of ours reads
 * (categories, comment counts, thumbnails …), namespaces, which it does not know, needless CDATA, blanks between tags. Only
 * elements without children that are closed in place go, so the structure around them stays as it was, broken or not.
 * Our own reader gets the markup with everything in it.
 */
export function dropUnread(skeleton: string): string {
  const root = skeleton.indexOf('>')
  const rest = skeleton.slice(root).replace(leaf, '').replace(idleCdata, '$1')
  // In CDATA that is left, `> <` may be the blank between two words of an HTML title.
  const dense = rest.includes('<![CDATA[') ? rest : rest.replace(between, '><')
  return skeleton.slice(0, root).replace(namespace, '') + dense
}
