import { parseUrl } from '@kentongan/text'
import type { AddressPolicy } from './address-policy'
import { failure, type FetchFailure } from './fetch-result'

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

/** The port a URL leads to, where its scheme is http or https. */
export const portOf = (url: URL): number => url.port === '' ? defaultPorts[url.protocol] ?? 0 : Number(url.port)

/** A URL's host without the brackets of an IPv6 literal. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/**
 * Checks a URL before anything is sent: http or https, a port that is open to us. Credentials and the fragment are dropped;
 * the WHATWG parser has already turned 0x7f.1, decimal and circled-digit hosts into plain addresses.
 * @param text the URL, relative to `base` where one is given.
 */
export const checkUrl = (
  text: string,
  policy: AddressPolicy,
  base?: URL,
): { readonly ok: true; readonly url: URL } | FetchFailure => {
  const url = parseUrl(text, base?.href)
  if (!url) return failure('blocked-url', 'not a URL')
  if (!Object.hasOwn(defaultPorts, url.protocol)) return failure('blocked-url', `scheme ${url.protocol.slice(0, -1)}`)
  if (!policy.allowsPort(hostOf(url), portOf(url))) return failure('blocked-url', `port ${portOf(url)}`)
  url.username = ''
  url.password = ''
  url.hash = ''
  return { ok: true, url }
}
