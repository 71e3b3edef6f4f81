import { chooseLink, resolveLink } from './choose-link'
import { decodeEntities } from './decode-entities'
import type { Enclosure, FeedItem } from './feed-reading'
import { htmlToLine, oneLine } from './html-to-text'
import { bodiesIn, withoutTokens } from './lift-bodies'
import type { Body } from './lift-bodies'
import { parseFeedDate } from './parse-feed-date'
import { firstText } from './raw-feed'
import type { RawField, RawFields } from './raw-feed'
import { decodeBase64, renderBody } from './render-body'

export type ItemContext = {
  now: Date
  zone: string
  base: string | null
  language: string | null
  bodies: readonly Body[]
  /** In Atom a title without a type is plain text; in RSS everybody writes HTML into it. */
  plainByDefault: boolean
}

const publishedNames = ['published', 'pubdate', 'issued', 'dcterms:issued', 'dc:date', 'date', 'created', 'dcterms:created']
const updatedNames = ['updated', 'modified', 'dcterms:modified', 'dc:date']
const bodyNames = ['content:encoded', 'content', 'fulltext', 'xhtml:body', 'description', 'summary', 'dc:description',
  'itunes:summary', 'media:description']
/** Bodies that could not be lifted stand in the markup like any other element. */
const unliftedNames = ['content:encoded', 'content', 'description', 'summary', 'xhtml:body']
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
  return /^[a-z]{2,3}([-_][a-z0-9]{2,8}){0,4}$/i.test(named.trim()) ? named.trim().toLowerCase().replaceAll('_', '-') : null
}

export function readTitle(fields: RawFields, { plainByDefault }: Pick<ItemContext, 'plainByDefault'>): string | null {
  const field = firstText(fields, 'title', 'dc:title', 'media:title')
  if (!field) return null
  const type = (field.attributes['type'] ?? (plainByDefault ? 'text' : 'html')).toLowerCase()
  const text = withoutTokens(field.attributes['mode'] === 'base64' ? decodeBase64(field.text) : field.text)
  const plain = type === 'text' || type === 'text/plain' || type === 'xhtml'
  return (plain ? oneLine(text) : htmlToLine(text)) || null
}

type ReadDate = { date: Date | null, raw: string | null }

function readDate(fields: RawFields, names: readonly string[], { zone, now }: ItemContext): ReadDate {
  let raw: string | null = null
  for (const name of names) {
    // Of several dates of one name the last is the newest correction, as other readers take it.
    for (const { text } of (fields.get(name) ?? []).toReversed()) {
      const date = parseFeedDate(withoutTokens(text), zone)
      if (date) return { date: date > now ? now : date, raw: text.trim() }
      raw ??= text.trim() || null
    }
  }
  return { date: null, raw }
}

function readBodies(fields: RawFields, lifted: readonly Body[]): { text: string, summary: string | null } {
  const bodies = unliftedBodies(fields)
  for (const { text } of fields.get('_') ?? []) bodies.push(...bodiesIn(text, lifted))
  const full = firstBody(bodies, bodyNames)
  if (!full) return { text: '', summary: null }
  const teaser = full.name === 'description' ? null : firstBody(bodies, summaryNames)
  return { text: full.text, summary: teaser && teaser.text !== full.text ? teaser.text : null }
}

function unliftedBodies(fields: RawFields): Body[] {
  const bodies: Body[] = []
  for (const name of unliftedNames) {
    for (const { text, attributes } of fields.get(name) ?? []) bodies.push({ name, attributes, raw: withoutTokens(text) })
  }
  return bodies
}

function firstBody(bodies: readonly Body[], names: readonly string[]): { name: string, text: string } | null {
  for (const name of names) {
    for (const body of bodies) {
      const text = body.name === name ? renderBody(body.raw, body.attributes) : ''
      if (text !== '') return { name, text }
    }
  }
  return null
}

/** RSS asks for `mail@host (Name)`; the name is what a person would show. */
function readAuthor(fields: RawFields): string | null {
  const written = lineOf(firstText(fields, 'dc:creator', 'author', 'itunes:author'))
  return /^[^\s@]+@[^\s@]+\s+\((.+)\)$/.exec(written ?? '')?.[1] ?? written
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
  return field ? oneLine(decodeEntities(withoutTokens(field.text))) || null : null
}
