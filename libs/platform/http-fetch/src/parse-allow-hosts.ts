import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

/** One line of the admin's allow-list. Without a port it opens the usual ports, with one it opens only that one. */
export type AllowedHost =
  | { readonly kind: 'name'; readonly name: string; readonly port: number | null }
  | { readonly kind: 'range'; readonly range: Range; readonly port: number | null }

const parseRange = (text: string): Range | null => {
  if (isIP(text) !== 0) {
    const address = ipaddr.parse(text)
    return [address, address instanceof ipaddr.IPv4 ? 32 : 128]
  }
  const base = text.split('/')[0] ?? ''
  return isIP(base) !== 0 && ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null
}

const splitPort = (text: string): readonly [string, number | null] => {
  // A bare IPv6 address or range is full of colons and carries no port.
  if (parseRange(text)) return [text, null]
  const parts = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text)
  if (!parts) return ['', null]
  return [parts[1] ?? parts[2] ?? '', parts[3] === undefined ? null : Number(parts[3])]
}

const parseName = (text: string): string | null => {
  try {
    const name = new URL(`http://${text}/`).hostname.replace(/\.$/, '')
    return name !== '' && isIP(name) === 0 && /^[a-z0-9._-]+$/.test(name) ? name : null
  } catch {
    return null
  }
}

/**
 * Reads one entry: a host name, an address or a CIDR, each with an optional `:port` (IPv6 then in brackets).
 * @returns null where the entry is none of these.
 */
export const parseAllowHost = (entry: string): AllowedHost | null => {
  const [host, port] = splitPort(entry.trim())
  if (host === '' || (port !== null && (port < 1 || port > 65_535))) return null
  const range = parseRange(host)
  if (range) return { kind: 'range', range, port }
  const name = /[/\\@?#\s]/.test(host) ? null : parseName(host)
  return name === null ? null : { kind: 'name', name, port }
}
