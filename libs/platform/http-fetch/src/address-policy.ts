import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { classifyAddress } from './classify-address'
import { parseAllowHost, type AllowedHost } from './parse-allow-hosts'

export type AddressPolicy = {
  /** May a URL name this host with this port? The host is a URL's `hostname` without brackets. */
  readonly allowsPort: (host: string, port: number) => boolean
  /** May a socket for this host and port be opened to this address? */
  readonly allowsAddress: (target: { readonly host: string; readonly port: number; readonly address: string }) => boolean
}

const usualPorts: ReadonlySet<number> = new Set([80, 443, 8080, 8443])

const bare = (host: string): string => host.toLowerCase().replace(/\.$/, '')

const namesLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && classifyAddress(host) === 'loopback')

const covers = (entry: AllowedHost, address: string): boolean => {
  if (entry.kind !== 'range' || isIP(address) === 0) return false
  const parsed = ipaddr.parse(address)
  const [base, bits] = entry.range
  return parsed.kind() === base.kind() && parsed.match(base, bits)
}

const opensPort = (entry: AllowedHost, port: number): boolean =>
  entry.port === null ? usualPorts.has(port) : entry.port === port

const readEntries = (allowHosts: readonly string[]): readonly AllowedHost[] => allowHosts.map(text => {
  const entry = parseAllowHost(text)
  if (!entry) throw new Error(`Not a host name, address or CIDR in the allow-list: ${text}`)
  return entry
})

/**
 * Decides where the fetcher may go beyond the public internet.
 * A listed address or CIDR opens exactly those addresses. A listed name opens private addresses (RFC 1918, CGNAT, ULA) for that
 * name only, never loopback or link-local ones: who controls the name's DNS must not reach this machine or a cloud's metadata.
 * @throws Error naming the entry of `allowHosts` that cannot be read.
 */
export const createAddressPolicy = (
  { allowHosts, allowLoopback }: { readonly allowHosts: readonly string[]; readonly allowLoopback: boolean },
): AddressPolicy => {
  const entries = readEntries(allowHosts)
  return {
    allowsPort: (host, port) => {
      const name = bare(host)
      if (usualPorts.has(port) || (allowLoopback && namesLoopback(name))) return true
      return entries.some(entry => entry.port === port && (entry.kind === 'name' ? entry.name === name : covers(entry, name)))
    },
    allowsAddress: ({ host, port, address }) => {
      const kind = classifyAddress(address)
      if (kind === 'public' || (kind === 'loopback' && allowLoopback)) return true
      const name = bare(host)
      return entries.some(entry => opensPort(entry, port)
        && (entry.kind === 'name' ? kind === 'private' && entry.name === name : covers(entry, address)))
    },
  }
}
