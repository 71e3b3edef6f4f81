/** Namespaces by address without scheme and closing slash, and the prefix our names use; '' is a feed's own vocabulary. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['www.w3.org/2005/atom', ''],
  ['purl.org/atom/ns#', ''],
  ['purl.org/rss/1.0', ''],
  ['purl.org/net/rss1.1#', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
])

/** Prefix as written → canonical prefix, for one place in a document; the default namespace stands under ''. */
export type NamespaceScope = Readonly<Record<string, string>>

/** What well-known prefixes mean where the declaration was forgotten. */
export const assumedScope: NamespaceScope = { '': '', atom: '', rss: '', dcterms: 'dcterms', dc: 'dc', rdf: 'rdf' }

/** The scope inside an element that has these attributes; the same object when it declares nothing. */
export function enterScope(scope: NamespaceScope, attributes: Readonly<Record<string, string>>): NamespaceScope {
  let inner: Record<string, string> | null = null
  for (const key of Object.keys(attributes)) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
    const prefix = key.slice(6)
    inner ??= { ...scope }
    inner[prefix] = canonicalPrefix(prefix, attributes[key] ?? '')
  }
  return inner ?? scope
}

/** `DC:Date` → `dc:date`, `a:title` → `title` where `a` is Atom. Unknown prefixes stay as written. */
export function canonicalName(scope: NamespaceScope, written: string): string {
  const name = written.toLowerCase()
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  const canonical = Object.hasOwn(scope, prefix) ? scope[prefix] : prefix
  const local = name.slice(colon + 1)
  return canonical ? `${canonical}:${local}` : local
}

function canonicalPrefix(prefix: string, address: string): string {
  const bare = address.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/\/$/, '')
  if (/^backend\.userland\.com\/rss/.test(bare)) return ''
  return prefixes.get(bare) ?? prefix
}
