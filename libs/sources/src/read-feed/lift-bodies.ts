/** A feed without its long texts, and the texts, to be put back where the skeleton names them. */
export type LiftedFeed = { skeleton: string, bodies: readonly string[] }

const opening = /<((?:[\w-]+:)?(?:encoded|description|content|summary|fulltext|tagline|info|subtitle))(?:\s[^<>]*)?>/gi
const left = '\uFDD0'
const right = '\uFDD1'
const token = /\uFDD0(\d+)\uFDD1/g

/**
 * Takes the bodies of items (content:encoded, description, content, summary) out of the markup before any parser sees it,
 * leaving a short token in each place. Two things are won: rss-parser (xml2js) is slow per byte and nine tenths of a news
 * feed's bytes are bodies, and broken HTML inside a body can no longer break the feed around it.
 * The tokens are framed by noncharacters of Unicode, which no text may carry (they are dropped from the input first).
 * Measured on a 198 KB WordPress-like feed: see test/bench/read-feed.bench.ts.
 */
export function liftBodies(xml: string): LiftedFeed {
  const text = xml.includes(left) ? xml.replaceAll(left, '') : xml
  const find = bodyFinder(text)
  const bodies: string[] = []
  const kept: string[] = []
  let at = 0
  opening.lastIndex = 0
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = opening.lastIndex
    const { end, next } = find(match[0], match[1] ?? '', start)
    opening.lastIndex = next
    if (end <= start) continue
    kept.push(text.slice(at, start), left, String(bodies.length), right)
    bodies.push(text.slice(start, end))
    at = end
  }
  return { skeleton: kept.join('') + text.slice(at), bodies }
}

/** Puts bodies back into a text that a parser gave out: the raw markup as it stood between the element's tags. */
export function returnBodies(text: string, bodies: readonly string[]): string {
  return text.includes(left) ? text.replace(token, (_, index: string) => bodies[Number(index)] ?? '') : text
}

type Found = { end: number, next: number }

/**
 * Says where a body ends; `end` is 0 when it cannot be lifted safely (self-closed, unclosed, nested in itself, or reaching
 * over the border of an item). `next` is where to look for the next body.
 */
function bodyFinder(text: string): (tag: string, name: string, start: number) => Found {
  const cdataEnd = nextPlace(text, /\]\]>/g)
  const border = nextPlace(text, /<\/?(?:[\w-]+:)?(?:item|entry)[\s>]/gi)
  const tags = new Map<string, { closing: NextPlace, again: NextPlace }>()
  return (tag, name, start) => {
    if (tag.endsWith('/>') || /^media:content$/i.test(name)) return { end: 0, next: start }
    let places = tags.get(name)
    if (!places) {
      places = { closing: nextPlace(text, new RegExp(`</${name}`, 'g')), again: nextPlace(text, new RegExp(`<${name}[\\s>]`, 'g')) }
      tags.set(name, places)
    }
    const from = leadingCdata(text, start, cdataEnd)
    const end = places.closing(from)
    const alone = end === from || (end < text.length && border(from) > end && places.again(from) > end)
    return alone ? { end, next: end } : { end: 0, next: from }
  }
}

type NextPlace = (from: number) => number

/**
 * Finds the next match at or after a place, the text's length when there is none. It remembers the stretch it has searched,
 * so a whole pass over a feed costs one search even when every body in it is broken.
 */
function nextPlace(text: string, pattern: RegExp): NextPlace {
  let searched = -1
  let found = -1
  return from => {
    if (searched >= 0 && from >= searched && from <= found) return found
    pattern.lastIndex = from
    found = pattern.exec(text)?.index ?? text.length
    searched = from
    return found
  }
}

/** The end of a CDATA section that opens the body; a closing tag quoted inside it is text, not the end. */
function leadingCdata(text: string, start: number, cdataEnd: NextPlace): number {
  let at = start
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1
  if (!text.startsWith('<![CDATA[', at)) return start
  const end = cdataEnd(at)
  return end === text.length ? start : end + 3
}
