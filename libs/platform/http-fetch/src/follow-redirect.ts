import type { AddressPolicy } from './address-policy'
import { checkUrl } from './check-url'
import { failure, type FetchFailure } from './fetch-result'

export type Redirect = { readonly ok: true; readonly url: URL; readonly permanent: boolean }

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const permanent: ReadonlySet<number> = new Set([301, 308])

export const isRedirect = (status: number): boolean => redirects.has(status)

// Header bytes arrive as latin1; browsers read a Location's raw bytes as UTF-8.
const asUtf8 = (location: string): string => Buffer.from(location, 'latin1').toString('utf8')

/**
 * Decides where a redirect leads. Each hop is checked like a first URL, and never leads from https to http.
 * @param location the header's value as latin1.
 */
export const followRedirect = (
  from: URL,
  { status, location }: { readonly status: number; readonly location: string | null },
  policy: AddressPolicy,
): Redirect | FetchFailure => {
  if (location === null) return failure('bad-response', `HTTP ${status} without Location`, { status })
  const target = checkUrl(asUtf8(location), policy, from)
  if (!target.ok) return { ...target, status }
  if (from.protocol === 'https:' && target.url.protocol === 'http:') {
    return failure('redirect-downgrade', `HTTP ${status} from https to http`, { status })
  }
  return { ok: true, url: target.url, permanent: permanent.has(status) }
}
