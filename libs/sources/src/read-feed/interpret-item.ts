import { chooseLink, resolveLink } from './choose-link'
import { decodeEntities } from './decode-entities'
import type { Enclosure, FeedItem } from './feed-reading'
import { htmlToLine, oneLine } from './html-to-text'
import { returnBodies } from './lift-bodies'
import { parseFeedDate } from './parse-feed-date'
import { firstText } from './raw-feed'
import type { RawField, RawFields } from './raw-feed'
import { decodeBase64, renderBody } from './render-body'

export type ItemContext = {
  now: Date
  zone: string
  base: string | null
  language: string | null
  bodies: readonly string[]
  /** In Atom a title without a type is plain text; in RSS everybody writes HTML into it. */
  plainByDefault: boolean
}

const publishedNames = ['published', 'pubdate', 'issued', 'dcterms:issued', 'dc:date', 'date', 'created', 'dcterms:created']
const updatedNames = ['updated', 'modified', 'dcterms:modified', 'dc:date']
const bodyNames = ['content:encoded', 'content', 'fulltext', 'xhtml:body', 'description', 'summary', 'dc:description', 'itunes:summary',
  'media:description']
const summaryNames = ['summary', 'description', 'dc:description', 'itunes:summary', 'media:description']

/** Makes an item of the raw elements a reader found. */
export function interpretItem(fields: RawFields, context: ItemContext): FeedItem {
  const published = readDate(fields, publishedNames, context)
  const { text, summary } = readBodies(fields, context.bodies)
  return {
    guid: lineOf(firstText(fields, 'guid', 'id')) ?? fields.get('$')?.[0]?.attributes['rdf:about'] ?? null,
    title: readTitle(fields, context),
    link: chooseLink(fields, context.base),
    published: published.date,
    publishedRaw: published.raw,
    updated: readDate(fields, updatedNames, context).date,
    author: readAuthor(fields),
    text,
    summary,
    language: readLanguage(fields) ?? context.language,
    enclosure: readEnclosure(fields, context.base),
  }
}

/** The language an element or its children name, in lower case as in `id` or `id-id`. */
export function readLanguage(fields: RawFields): string | null {
  const named = firstText(fields, 'language', 'dc:language')?.text ?? fields.get('$')?.[0]?.attributes['xml:lang'] ?? ''
  return /^\s*[a-z]{2,3}([-_][a-z0-9]{2,8})*\s*$/i.test(named) ? named.trim().toLowerCase().replaceAll('_', '-') : null
}

export function readTitle(fields: RawFields, { bodies, plainByDefault }: Pick<ItemContext, 'bodies' | 'plainByDefault'>): string | null {
  const field = firstText(fields, 'title', 'dc:title', 'media:title')
  if (!field) return null
  const type = (field.attributes['type'] ?? (plainByDefault ? 'text' : 'html')).toLowerCase()
  const text = returnBodies(field.attributes['mode'] === 'base64' ? decodeBase64(field.text) : field.text, bodies)
  const plain = type === 'text' || type === 'text/plain' || type === 'xhtml'
  return (plain ? oneLine(text) : htmlToLine(text)) || null
}

type ReadDate = { date: Date | null, raw: string | null }

function readDate(fields: RawFields, names: readonly string[], { zone, now }: ItemContext): ReadDate {
  let raw: string | null = null
  for (const name of names) {
    // Of several dates of one name the last is the newest correction, as other readers take it.
    for (const { text } of (fields.get(name) ?? []).toReversed()) {
      const date = parseFeedDate(text, zone)
      if (date) return { date: date > now ? now : date, raw: text.trim() }
      raw ??= text.trim() || null
    }
  }
  return { date: null, raw }
}

function readBodies(fields: RawFields, bodies: readonly string[]): { text: string, summary: string | null } {
  const full = readBody(fields, bodyNames, bodies)
  const teaser = readBody(fields, full.name === 'description' ? [] : summaryNames, bodies)
  return { text: full.text, summary: teaser.text === '' || teaser.text === full.text ? null : teaser.text }
}

function readBody(fields: RawFields, names: readonly string[], bodies: readonly string[]): { name: string, text: string } {
  for (const name of names) {
    for (const { text, attributes } of fields.get(name) ?? []) {
      const rendered = text === '' ? '' : renderBody(returnBodies(text, bodies), attributes)
      if (rendered !== '') return { name, text: rendered }
    }
  }
  return { name: '', text: '' }
}

/** RSS asks for `mail@host (Name)`; the name is what a person would show. */
function readAuthor(fields: RawFields): string | null {
  const written = lineOf(firstText(fields, 'dc:creator', 'author', 'itunes:author'))
  return /^\S+@\S+\s+\((.+)\)$/.exec(written ?? '')?.[1] ?? written
}

function readEnclosure(fields: RawFields, base: string | null): Enclosure | null {
  const linked = fields.get('link')?.filter(({ attributes }) => attributes['rel'] === 'enclosure') ?? []
  for (const { attributes, bases } of [...fields.get('enclosure') ?? [], ...linked]) {
    const url = resolveLink(attributes['url'] ?? attributes['href'] ?? '', bases, base)
    if (url) return { url, type: attributes['type'] ?? null, bytes: readBytes(attributes['length'] ?? '') }
  }
  return null
}

function readBytes(written: string): number | null {
  const bytes = Number.parseInt(written, 10)
  return bytes > 0 ? bytes : null
}

function lineOf(field: RawField | null): string | null {
  return field ? oneLine(decodeEntities(field.text)) || null : null
}
