import { readAttributes } from './read-attributes'
import type { Attributes } from './read-attributes'

/** What a document begins with: the markup from its root element on, and what the root says. */
export type Prolog =
  | { ok: true, xml: string, root: RootTag }
  | { ok: false, reason: 'empty' | 'entities-refused' | 'no-root', detail: string }

export type RootTag = { name: string, attributes: Attributes }

const feedRoot = /<((?:[\w.-]+:)?(?:rss|feed|rdf|channel|entry|item))(?=[\s/>])/i
const anyRoot = /<([a-z_][\w.:-]*)/i

/**
 * Cuts everything before the root element: PHP warnings and blank lines, the XML declaration (bytes are decoded by now),
 * style sheets, comments and the DOCTYPE. A DOCTYPE that declares entities is refused and never expanded, so an entity
 * bomb costs one search. Parsers behind this see no DTD at all.
 */
export function prepareProlog(text: string): Prolog {
  if (text.trim() === '') return { ok: false, reason: 'empty', detail: 'The body is empty.' }
  const start = rootStart(text)
  const before = start ? text.slice(0, start.index) : text
  if (/<!ENTITY\s/i.test(before)) {
    return { ok: false, reason: 'entities-refused', detail: 'The document type declares entities of its own.' }
  }
  if (!start) return { ok: false, reason: 'no-root', detail: 'There is no element in the body.' }
  return { ok: true, xml: text.slice(start.index), root: readRoot(text, start.index, start.name) }
}

type Start = { index: number, name: string }

/**
 * The root is the first element after comments and declarations. Text or HTML in front of a feed (an error page of PHP, say)
 * is passed over when a feed's root follows; a whole HTML page in front keeps the page as the root.
 */
function rootStart(text: string): Start | null {
  const from = endOfPreamble(text)
  const first = anyRoot.exec(text.slice(from))
  if (!first) return null
  const index = from + first.index
  const name = first[1] ?? ''
  if (/^html$/i.test(name)) return { index, name }
  const feed = feedRoot.exec(text.slice(index))
  return feed ? { index: index + feed.index, name: feed[1] ?? '' } : { index, name }
}

/** Skips comments, processing instructions and a DOCTYPE with its internal subset, also where junk stands between them. */
function endOfPreamble(text: string): number {
  let at = 0
  for (;;) {
    const next = text.indexOf('<', at)
    if (next < 0) return at
    const end = declarationEnd(text, next)
    if (end === null) return next
    at = end
  }
}

function declarationEnd(text: string, open: number): number | null {
  if (text.startsWith('<!--', open)) return after(text, '-->', open + 4)
  if (text.startsWith('<?', open)) return after(text, '>', open)
  if (text.startsWith('<!', open)) return afterDoctype(text, open)
  return /[a-z_]/i.test(text[open + 1] ?? '') ? null : open + 1
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

function afterDoctype(text: string, open: number): number {
  const end = text.indexOf('>', open)
  const subset = text.indexOf('[', open)
  if (end < 0) return text.length
  if (subset < 0 || subset > end) return end + 1
  const close = /\]\s*>/g
  close.lastIndex = subset
  return close.exec(text) ? close.lastIndex : end + 1
}

function readRoot(text: string, index: number, name: string): RootTag {
  const end = text.indexOf('>', index)
  const tag = text.slice(index, end < 0 ? index + 4096 : end)
  return { name, attributes: readAttributes(tag) }
}
