/** One element of a feed as a reader found it: its text (tags inside dropped) and its attributes, names in lower case. */
export type RawField = {
  text: string
  attributes: Readonly<Record<string, string>>
  /** What xml:base says for this element, outermost first; relative addresses are resolved along it. */
  bases: readonly string[]
}

/** The elements of an item or of the channel by canonical name: `title`, `pubdate`, `dc:date`, `content:encoded` … */
export type RawFields = ReadonlyMap<string, readonly RawField[]>

/** What both readers hand on. The text in which an item's bodies left their tokens (see lift-bodies) stands under `_`. */
export type RawFeed = { channel: RawFields, items: readonly RawFields[] }

/** The names a reader keeps of an item. Person constructs (`author`) carry the person's name as their text. */
export const itemFieldNames = [
  'title', 'dc:title', 'media:title', 'link', 'guid', 'id', 'pubdate', 'published', 'issued', 'updated', 'modified', 'created',
  'date', 'dc:date', 'dcterms:issued', 'dcterms:modified', 'dcterms:created', 'author', 'dc:creator', 'itunes:author',
  'description', 'content:encoded', 'content', 'summary', 'xhtml:body', 'language', 'dc:language', 'enclosure', '$',
] as const

/** The names a reader keeps of the channel. */
export const channelFieldNames = [
  'title', 'dc:title', 'link', 'language', 'dc:language', 'ttl', 'sy:updateperiod', 'sy:updatefrequency', '$',
] as const

/** The first field of these names that has text, in the order of the names. */
export function firstText(fields: RawFields, ...names: readonly string[]): RawField | null {
  for (const name of names) {
    const found = fields.get(name)?.find(field => field.text.trim() !== '')
    if (found) return found
  }
  return null
}

/** Puts one field behind the others of its name. */
export function addField(fields: Map<string, RawField[]>, name: string, field: RawField): void {
  const list = fields.get(name)
  if (list) list.push(field)
  else fields.set(name, [field])
}
