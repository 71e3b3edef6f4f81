import { getDomain } from 'tldts'
import { hostOf, portOf } from './check-url'

/**
 * Names the lane a URL travels in: its registrable domain, so that all of `*.tribunnews.com`, and all blogs of one hosting site,
 * share one. What has no registrable domain (an address, localhost, an intranet's short name) is its own lane with its port.
 */
export const domainKey = (url: URL): string => getDomain(url.hostname) ?? `${hostOf(url)}:${portOf(url)}`
