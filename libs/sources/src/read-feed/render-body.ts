import { decodeEntities } from './decode-entities'
import { htmlToText, tidyLines } from './html-to-text'
import type { Attributes } from './read-attributes'

const cdata = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g

/**
 * The plain text of an item's body.
 *
 * @param raw the markup between the element's tags as it stood in the feed: CDATA, escaped HTML, or elements (xhtml)
 * @param attributes of the element; Atom's `type` and Atom 0.3's `mode` say what the markup is
 */
export function renderBody(raw: string, attributes: Attributes): string {
  const type = (attributes['type'] ?? '').toLowerCase()
  if (attributes['mode'] === 'base64') return htmlToText(decodeBase64(raw))
  if (type === 'text' || type === 'text/plain') return tidyLines(unwrap(raw))
  return htmlToText(unwrap(raw))
}

/** UTF-8 text from base64; what is no base64 comes back as it is. */
export function decodeBase64(written: string): string {
  const packed = written.replace(/\s+/g, '')
  if (packed === '' || /[^\w+/=]/.test(packed)) return written
  return Buffer.from(packed, 'base64').toString('utf8')
}

/** Undoes one level of XML: CDATA sections as they are; outside them references are decoded unless there are elements. */
function unwrap(raw: string): string {
  if (!raw.includes('<')) return decodeEntities(raw)
  if (!raw.includes('<![CDATA[')) return raw
  const whole = raw.trim()
  if (whole.startsWith('<![CDATA[') && whole.indexOf(']]>') === whole.length - 3) return whole.slice(9, -3)
  let out = ''
  let at = 0
  for (const match of raw.matchAll(cdata)) {
    out += decodeEntities(raw.slice(at, match.index)) + (match[1] ?? '')
    at = match.index + match[0].length
  }
  return out + decodeEntities(raw.slice(at))
}
