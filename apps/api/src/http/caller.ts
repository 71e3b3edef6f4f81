import { reachOf, wholeReach } from '@kentongan/accounts'
import type { Permission } from '@kentongan/contracts'
import type { LiveSession, Scope } from '@kentongan/platform/db'
import type { Request } from 'express'

/** Who calls, as the session cookie says. */
export type Caller = {
  readonly session: LiveSession
  /** Everything the account reaches with any role. */
  readonly scope: Scope & { readonly accountId: number }
}

/** What our own middleware and guard add to a request. */
export type KnownRequest = Request & {
  requestId?: string
  caller?: Caller
  /** Where the caller may do what the route needs. */
  scope?: Scope
}

export const callerOf = (session: LiveSession): Caller => ({
  session,
  scope: { ...(wholeReach(session.grants) ?? { wide: false, agencies: [] }), accountId: session.accountId },
})

/** Where the caller has the permission; null where nowhere. */
export function scopeFor({ session }: Caller, permission: Permission): Scope | null {
  const reach = reachOf(session.grants, permission)
  return reach && { ...reach, accountId: session.accountId }
}
