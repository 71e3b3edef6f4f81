import { parseUrl } from '@kentongan/text'
import { withoutTokens } from './lift-bodies'
import type { RawField, RawFields } from './raw-feed'

const pageType = /^(text\/html|application\/xhtml\+xml|text|html)?$/i
const mostCandidates = 16
const absolute = /^https?:\/\/[^\s/]/i

/**
 * The address of the page an item (or a channel) stands for: an alternate link to a page, RSS's link text, a permalink guid
 * (`isPermaLink` is true unless it says false), an Atom id or rdf:about that is an address, any other alternate link.
 *
 * @param fields of the item or channel
 * @param base for relative links, or null
 * @returns an absolute http(s) address, or null
 */
export function chooseLink(fields: RawFields, base: string | null): string | null {
  for (const { address, bases } of candidates(fields).slice(0, mostCandidates)) {
    const resolved = resolveLink(address, bases, base)
    if (resolved) return resolved
  }
  return null
}

/** An absolute http(s) address, as written when it already is one; null for any other scheme or without a base. */
export function resolveLink(written: string, bases: readonly string[], base: string | null): string | null {
  const address = withoutTokens(written).trim().replace(/[\t\r\n]+/g, '')
  if (address === '') return null
  if (absolute.test(address)) return address
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address)) return null
  let current = base
  for (const next of bases) current = join(next, current)
  const resolved = join(address, current)
  return resolved && absolute.test(resolved) ? resolved : null
}

function join(address: string, base: string | null): string | null {
  return parseUrl(address, base ?? undefined)?.href ?? base
}

type Candidate = { address: string, bases: readonly string[] }

function candidates(fields: RawFields): Candidate[] {
  const links = fields.get('link') ?? []
  const alternates = links.filter(({ attributes }) => attributes['href'] && /^(alternate)?$/i.test(attributes['rel'] ?? ''))
  const pages = alternates.filter(({ attributes }) => pageType.test(attributes['type'] ?? ''))
  const guid = fields.get('guid')?.filter(({ attributes }) => !/^false$/i.test(permalink(attributes)))
  return [
    ...pages.toReversed().map(fromHref),
    ...links.filter(({ text }) => text.trim() !== '').toReversed().map(fromText),
    ...[...guid ?? [], ...fields.get('id') ?? []].filter(({ text }) => absolute.test(text.trim())).map(fromText),
    ...(fields.get('$') ?? []).map(({ attributes, bases }) => ({ address: attributes['rdf:about'] ?? '', bases })),
    ...alternates.map(fromHref),
  ]
}

function permalink(attributes: Readonly<Record<string, string>>): string {
  return attributes['isPermaLink'] ?? attributes['ispermalink'] ?? 'true'
}

function fromHref({ attributes, bases }: RawField): Candidate {
  return { address: attributes['href'] ?? '', bases }
}

function fromText({ text, bases }: RawField): Candidate {
  return { address: text, bases }
}
