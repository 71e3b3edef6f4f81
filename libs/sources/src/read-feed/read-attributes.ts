// A name begins behind a blank, so a long run of letters is looked at once.
const attribute = /(?:^|\s)([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

export type Attributes = Readonly<Record<string, string>>

/** The attributes of one tag as written, names in lower case; `tag` is the text between `<` and `>`. */
export function readAttributes(tag: string): Attributes {
  if (!tag.includes('=')) return none
  const attributes: Record<string, string> = {}
  for (const [, key, double, single] of tag.matchAll(attribute)) attributes[(key ?? '').toLowerCase()] = double ?? single ?? ''
  return attributes
}

const none: Attributes = {}
