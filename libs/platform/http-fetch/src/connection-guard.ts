import { isIP, type LookupFunction } from 'node:net'
import { createAddressPolicy } from './address-policy'
import { checkUrl, hostOf, portOf } from './check-url'
import { failure, type FetchFailure } from './fetch-result'
import { createGuardedLookup, lookupBySystem, type LookupHost } from './guarded-connect'

export type GuardedTarget = {
  readonly ok: true
  /** With the scheme that was asked for, without credentials and fragment. */
  readonly url: string
  /** To be given to the socket: it is connected to no address but those that are allowed. */
  readonly lookup: LookupFunction
}

/** For connections that are kept, WebSockets: says whether one may be opened, by the same rules as every request of ours. */
export type ConnectionGuard = { readonly check: (address: string) => GuardedTarget | FetchFailure }

const webSchemes: Readonly<Record<string, string>> = { 'ws:': 'http:', 'wss:': 'https:' }

/** @throws Error naming the entry of `allowHosts` that cannot be read. */
export const createConnectionGuard = (
  { allowHosts, allowLoopback, lookup = lookupBySystem }: { readonly allowHosts: readonly string[]; readonly allowLoopback: boolean; readonly lookup?: LookupHost },
): ConnectionGuard => {
  const policy = createAddressPolicy({ allowHosts, allowLoopback })
  return {
    check: address => {
      const scheme = /^[a-z]+:/i.exec(address)?.[0].toLowerCase() ?? ''
      const web = webSchemes[scheme]
      if (web === undefined) return failure('blocked-url', 'no WebSocket address')
      const target = checkUrl(`${web}${address.slice(scheme.length)}`, policy)
      if (!target.ok) return target
      const host = hostOf(target.url)
      const allows = (found: string) => policy.allowsAddress({ host, port: portOf(target.url), address: found })
      if (isIP(host) !== 0 && !allows(host)) return failure('blocked-address', `${host} is not public`)
      return { ok: true, url: `${scheme}${target.url.href.slice(web.length)}`, lookup: createGuardedLookup(lookup, allows) }
    },
  }
}
