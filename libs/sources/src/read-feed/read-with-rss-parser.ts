import Parser from 'rss-parser'
import { hasToken } from './lift-bodies'
import { addField } from './raw-feed'
import type { RawFeed, RawField, RawFields } from './raw-feed'

const mark = 'raw '

/** Where ours differ from the written ones. YouTube puts the description, and so its token, into media:group. */
const ourNames: ReadonlyMap<string, string> = new Map(Object.entries({
  pubDate: 'pubdate', 'atom:link': 'link', 'atom:updated': 'updated', 'media:group': '_', 'sy:updatePeriod': 'sy:updateperiod',
  'sy:updateFrequency': 'sy:updatefrequency',
}).map(([written, ours]) => [mark + written, ours]))

const keep = (names: string): unknown => names.split(' ').map(name => [name, mark + name, { keepArray: true }])

/**
 * The elements to keep raw, by the names nearly all feeds write. A feed that writes others (another prefix, `published` in
 * RSS) lacks the field then and our own reader finds it. The lists are short because rss-parser looks for every name in
 * every item.
 */
const customFields = {
  item: keep('$ _ title link guid id pubDate dc:date published updated issued modified author dc:creator description '
    + 'content:encoded content summary media:group dc:language enclosure atom:link atom:updated'),
  feed: keep('$ _ title link language dc:language ttl sy:updatePeriod sy:updateFrequency'),
} as Parser.CustomFields<Record<string, unknown>, Record<string, unknown>>

let spare: Parser<Record<string, unknown>, Record<string, unknown>> | null = null

/**
 * Reads a feed with rss-parser's parseString (never parseURL: it has no address check and no size cap) and custom fields
 * that keep every element raw, with its attributes, so that our own rules choose titles, links and dates.
 *
 * @param skeleton mended markup from the root element on, bodies lifted out
 * @returns null when rss-parser throws, which it does for anything not well formed and for one unreadable Atom date
 */
export async function readWithRssParser(skeleton: string): Promise<RawFeed | null> {
  const parser = spare ?? new Parser<Record<string, unknown>, Record<string, unknown>>({ customFields, defaultRSS: 2 })
  // After an error xml2js keeps emitting into the parser that the next feed would use, so only an unharmed one is kept.
  spare = null
  try {
    const feed = await parser.parseString(skeleton)
    spare = parser
    return { channel: rawFields(feed), items: feed.items.map(item => rawFields(item)) }
  } catch {
    return null
  }
}

function rawFields(parsed: Readonly<Record<string, unknown>>): RawFields {
  const fields = new Map<string, RawField[]>()
  for (const key of Object.keys(parsed)) {
    if (!key.startsWith(mark)) continue
    const name = ourNames.get(key) ?? key.slice(mark.length)
    const nodes = parsed[key]
    const list = Array.isArray(nodes) ? nodes as unknown[] : [name === '$' ? { $: nodes } : nodes]
    for (const node of list) addField(fields, name, rawField(node))
  }
  return fields
}

type XmlNode = { _?: unknown, $?: Readonly<Record<string, string>>, name?: unknown[], email?: unknown[] }

/** xml2js gives a string, or an object with `_` (text), `$` (attributes) and one list for each child. */
function rawField(node: unknown): RawField {
  if (typeof node !== 'object' || node === null) return { text: typeof node === 'string' ? node : '', attributes: {}, bases: [] }
  return { text: personName(node) || ownText(node), attributes: (node as XmlNode).$ ?? {}, bases: [] }
}

function personName({ name, email }: XmlNode): string {
  return nodeText(name?.[0]) || nodeText(email?.[0])
}

/** The text between elements is a value only where there are no elements, and the place of tokens everywhere. */
function ownText(node: XmlNode): string {
  const text = nodeText(node)
  return hasToken(text) || Object.keys(node).every(key => key === '_' || key === '$') ? text : ''
}

function nodeText(node: unknown): string {
  if (typeof node === 'string') return node
  const inner = (node as XmlNode | null | undefined)?._
  return typeof inner === 'string' ? inner : ''
}
