import { keyFields, type KeyedPlatform } from '@kentongan/contracts'
import { parseUrl } from '@kentongan/text'

/** Whether a key of this platform is good for one server (or page) only. */
export const hasKeyHost = (platform: KeyedPlatform): boolean => (keyFields[platform] as readonly string[]).includes('host')

/**
 * The host under which a key is kept, from what a person typed: a server's name or address, for Facebook a page's name, number or
 * address. Null where it is neither.
 */
export function readKeyHost(platform: KeyedPlatform, typed: string): string | null {
  const address = parseUrl(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (platform !== 'facebook') return address === null || !/\.|^localhost/.test(address.host) ? null : address.host
  const page = /^https?:\/\//i.test(typed) ? address?.pathname.split('/').find(Boolean) : typed
  return page !== undefined && /^[\w.-]+$/.test(page) ? page.toLowerCase() : null
}

/** The host of the key that a source needs: its server, for a Facebook page what stands before `/posts`; empty where there is none. */
export function keyHostOf(platform: KeyedPlatform, sourceUrl: string): string {
  const address = hasKeyHost(platform) ? parseUrl(sourceUrl) : null
  if (address === null) return ''
  if (platform !== 'facebook') return address.host
  return address.pathname.split('/').filter(Boolean).at(-2)?.toLowerCase() ?? ''
}
