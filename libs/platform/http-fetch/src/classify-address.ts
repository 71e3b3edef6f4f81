import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** `private` is what an intranet uses; `special` is everything else that is not the public internet. */
export type AddressKind = 'public' | 'loopback' | 'private' | 'special'

const kinds: Readonly<Record<string, AddressKind>> = {
  unicast: 'public',
  loopback: 'loopback',
  private: 'private',
  carrierGradeNat: 'private',
  uniqueLocal: 'private',
}

// IANA gives global unicast from 2000::/3 only; ipaddr.js calls the unassigned rest, ::/96 among it, unicast too.
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Says whether an address belongs to the public internet. Everything in the IANA IPv4 and IPv6 special-purpose registries is
 * not public, nor is multicast, nor are addresses that carry another one inside (mapped, NAT64, 6to4, Teredo).
 * @param address an IP address in text; anything else is `special`.
 */
export const classifyAddress = (address: string): AddressKind => {
  if (isIP(address) === 0) return 'special'
  const parsed = ipaddr.parse(address)
  const kind = kinds[parsed.range()] ?? 'special'
  if (kind !== 'public' || parsed instanceof ipaddr.IPv4) return kind
  return parsed.match(globalUnicast) ? 'public' : 'special'
}
