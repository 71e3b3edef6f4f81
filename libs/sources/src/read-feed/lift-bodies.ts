import { readAttributes } from './read-attributes'
import type { Attributes } from './read-attributes'

/** A body as it stood in the feed: the element's name, its attributes and the raw markup between its tags. */
export type Body = { name: string, attributes: Attributes, raw: string }

/** A feed without its bodies, and the bodies, which the tokens in the skeleton name. */
export type LiftedFeed = { skeleton: string, bodies: readonly Body[] }

const opening = /<((?:[\w-]+:)?(?:encoded|description|content|summary|fulltext|tagline|info|subtitle))(\s[^<>]*)?>/gi
/** A feed uses a handful of body elements; each name costs one search of the whole text. */
const mostNames = 32
const left = '\uFDD0'
const right = '\uFDD1'
const token = /\uFDD0(\d+)\uFDD1/g

/**
 * Takes the bodies of items (content:encoded, description, content, summary), their tags included, out of the markup before
 * any parser sees it. A short token is left in the item's own text, where a parser finds it again. Two things are won:
 * rss-parser (xml2js) is slow per byte and per element and nine tenths of a news feed's bytes are bodies, and broken HTML
 * inside a body can no longer break the feed around it.
 * The tokens are framed by noncharacters of Unicode, which no text may carry (they are dropped from the input first).
 */
export function liftBodies(xml: string): LiftedFeed {
  const text = xml.includes(left) ? xml.replaceAll(left, '') : xml
  const find = bodyFinder(text)
  const bodies: Body[] = []
  const kept: string[] = []
  let at = 0
  opening.lastIndex = 0
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [tag, name = '', attributes = ''] = match
    const start = opening.lastIndex
    const { end, next } = find(tag, name, start)
    opening.lastIndex = next
    if (end < start) continue
    kept.push(text.slice(at, match.index), left, String(bodies.length), right)
    bodies.push({ name: canonicalBodyName(name), attributes: readAttributes(attributes), raw: text.slice(start, end) })
    at = text.indexOf('>', end) + 1 || text.length
    opening.lastIndex = at
  }
  return { skeleton: kept.join('') + text.slice(at), bodies }
}

/** The bodies whose tokens stand in this text, in order. */
export function bodiesIn(text: string, bodies: readonly Body[]): Body[] {
  const found: Body[] = []
  for (let at = text.indexOf(left); at >= 0; at = text.indexOf(left, at + 1)) {
    const body = bodies[Number(text.slice(at + 1, text.indexOf(right, at)))]
    if (body) found.push(body)
  }
  return found
}

/** Whether a token stands in this text. */
export function hasToken(text: string): boolean {
  return text.includes(left)
}

/** The text without tokens, for the fields that are no bodies. */
export function withoutTokens(text: string): string {
  return text.includes(left) ? text.replace(token, '') : text
}

/** Prefixes that say something stay (`media:description` is not `description`); any other is another name for the feed's own. */
function canonicalBodyName(written: string): string {
  const name = written.toLowerCase()
  if (name.endsWith(':encoded')) return name === 'excerpt:encoded' ? 'summary' : 'content:encoded'
  return /^(media|itunes|dc|googleplay):/.test(name) ? name : name.slice(name.indexOf(':') + 1)
}

type Found = { end: number, next: number }

/**
 * Says where a body ends; `end` is -1 when it cannot be lifted safely (self-closed, unclosed, nested in itself, or reaching
 * over the border of an item). `next` is where to look for the next body.
 */
function bodyFinder(text: string): (tag: string, name: string, start: number) => Found {
  const cdataEnd = nextPlace(text, /\]\]>/g)
  const border = nextPlace(text, /<\/?(?:[\w-]+:)?(?:item|entry)[\s>]/gi)
  const tags = new Map<string, { closing: NextPlace, again: NextPlace }>()
  return (tag, name, start) => {
    if (tag.endsWith('/>') || /^media:content$/i.test(name)) return { end: -1, next: start }
    let places = tags.get(name)
    if (!places && tags.size >= mostNames) return { end: -1, next: start }
    if (!places) {
      const closing = nextPlace(text, new RegExp(`</${name}`, 'g'))
      places = { closing, again: nextPlace(text, new RegExp(`<${name}[\\s>]`, 'g')) }
      tags.set(name, places)
    }
    const from = leadingCdata(text, start, cdataEnd)
    const end = places.closing(from)
    const alone = end === from || (end < text.length && border(from) > end && places.again(from) > end)
    return alone ? { end, next: end } : { end: -1, next: from }
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
