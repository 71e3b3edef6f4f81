import { parseUrl } from '@kentongan/text'
import { getDomain } from 'tldts'
import { isTrackingParameter } from './tracking-parameters'
import { unwrapRedirect } from './unwrap-redirect'

/** Longer than any page's address; PostgreSQL's index rows (2,704 bytes) must hold the result. */
const longestRaw = 8_192
const longest = 2_048

const variants = /^(?:www|m|mobile|amp)\./

/** A prefix goes only while a registrable name remains: m.id and www.blogspot.com are sites of their own. */
const hostWithoutVariant = (host: string): string => {
  const rest = host.replace(variants, '')
  if (rest === host || getDomain(rest, { allowPrivateDomains: true }) === null) return host
  return hostWithoutVariant(rest)
}

const pathWithoutAmp = (path: string): string => {
  const shorter = path.replace(/\/amp(\/?)$/i, '$1').replace(/^\/amp(?=\/.)/i, '')
  return shorter === path ? path : pathWithoutAmp(shorter)
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** AMP switches and "the whole article on one page" show the same article in another dress. */
const isDress = (name: string, value: string): boolean =>
  (name === 'amp' && /^(?:|1|true|yes)$/i.test(value)) || (name === 'page' && value.toLowerCase() === 'all')

const isKept = (parameter: string): boolean => {
  const [name = '', ...value] = parameter.split('=')
  if (parameter === '') return false
  return !isTrackingParameter(decoded(name)) && !isDress(decoded(name).toLowerCase(), decoded(value.join('=')))
}

/** Works on the raw text: URLSearchParams would write the remaining parameters in another encoding. */
const queryWithoutTracking = (search: string): string => {
  const kept = search.slice(1).replace(/&(?:amp;)+/gi, '&').split('&').filter(isKept)
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

const plain = (url: URL): string => {
  const host = hostWithoutVariant(url.hostname.replace(/\.$/, ''))
  const port = url.port === '' ? '' : `:${url.port}`
  const path = pathWithoutAmp(url.pathname)
  return `https://${host}${port}${path === '' ? '/' : path}${queryWithoutTracking(url.search)}`
}

/**
 * One cleaning can uncover the next (a tracker behind a redirector): repeat until nothing changes. Each turn shortens the
 * address.
 */
const settle = (url: URL): string => {
  const next = plain(unwrapRedirect(url) ?? url)
  const parsed = next === url.href ? null : parseUrl(next)
  return parsed === null ? next : settle(parsed)
}

/**
 * The address by which copies of one page are recognised, across sources: https, no www/m/mobile/amp host, no AMP path or
 * switch, no fragment, no user name, no tracking parameter, no `?page=all`, redirectors that carry their target unwrapped.
 * Every other parameter stays, in its order. It is an identity, not an address to fetch (the site may answer on http or www
 * only).
 *
 * @param raw the link as found, absolute or relative to `base`
 * @returns null for anything but http and https, for what is no address, and for addresses over 2,048 characters. Applying it
 * twice changes nothing. The names follow the lists Miniflux and AdGuard publish; `page=all` is the habit of Indonesian
 * portals.
 */
export const canonicalUrl = (raw: string, base?: string): string | null => {
  const url = raw.length > longestRaw ? null : parseUrl(raw, base)
  if (url === null) return null
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const settled = settle(url)
  return settled.length > longest || parseUrl(settled) === null ? null : settled
}
