import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { promisify } from 'node:util'
import { buildConnector } from 'undici'
import type { AddressPolicy } from './address-policy'

/** Resolves a name to all its addresses; rejects with Node's DNS errors. */
export type LookupHost = (host: string) => Promise<readonly LookupAddress[]>

const lookupAll = promisify(systemLookup)

/** The system's resolver, so that /etc/hosts and a container's names work. */
export const lookupBySystem: LookupHost = host => lookupAll(host, { all: true })

export const blockedAddressCode = 'ERR_BLOCKED_ADDRESS'

const blockedAddress = (host: string): Error =>
  Object.assign(new Error(`${host} leads to an address that is not public`), { code: blockedAddressCode })

// A slow link needs longer than Node's 250 ms before the next of a name's addresses is tried.
const nextAddressAfterMs = 1_000

/** A resolver for sockets that gives none but allowed addresses. */
export const createGuardedLookup = (lookup: LookupHost, allows: (address: string) => boolean): LookupFunction =>
  (host, options, callback) => {
    lookup(host).then(
      found => {
        const allowed = found.filter(({ address }) => allows(address))
        const first = allowed[0]
        if (!first) return callback(blockedAddress(host), '', 0)
        if (options.all === true) return callback(null, allowed)
        return callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    )
  }

/**
 * Makes undici's way to open sockets: each one, for a literal as for a name, goes to an address the policy allows. A name is
 * resolved once, in the socket's own lookup, so there is no moment between check and use in which it could change.
 * @param connectTimeoutMs for TCP and TLS together.
 * @param signal ends a socket at any stage.
 */
export const createGuardedConnect = (
  { policy, lookup, connectTimeoutMs, signal }: {
    readonly policy: AddressPolicy
    readonly lookup: LookupHost
    readonly connectTimeoutMs: number
    readonly signal: AbortSignal
  },
): buildConnector.connector => (target, callback) => {
  const host = target.hostname
  const port = target.port === '' ? (target.protocol === 'https:' ? 443 : 80) : Number(target.port)
  const allows = (address: string) => policy.allowsAddress({ host, port, address })
  if (isIP(host) !== 0 && !allows(host)) return callback(blockedAddress(host), null)
  const connect = buildConnector({
    lookup: createGuardedLookup(lookup, allows),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: nextAddressAfterMs,
    timeout: connectTimeoutMs,
    maxCachedSessions: 0,
    signal,
  } as buildConnector.BuildOptions)
  connect(target, callback)
}
