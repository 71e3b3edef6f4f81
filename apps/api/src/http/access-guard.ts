import type { CanActivate, ExecutionContext } from '@nestjs/common'
import { hashToken, type SessionRepository } from '@kentongan/platform/db'
import { callerOf, scopeFor, type Caller, type KnownRequest } from './caller'
import { contractKey, type Contract } from './contract-route'
import { notFound, signedOut } from './problem'
import { readSessionToken } from './session-cookie'

/**
 * Lets a request through to what its route declares: anyone, any session, or a session whose account has the permission
 * somewhere. Without a session 401; without the permission 404, as for an address that does not exist.
 */
export class AccessGuard implements CanActivate {
  constructor(private readonly sessions: SessionRepository) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const contract: Contract | undefined = Reflect.getMetadata(contractKey, context.getHandler())
    if (contract === undefined) throw notFound()
    if (contract.access === 'anyone') return true
    const request = context.switchToHttp().getRequest<KnownRequest>()
    const caller = await this.findCaller(request)
    if (caller === null) throw signedOut()
    const scope = contract.access === 'signed-in' ? caller.scope : scopeFor(caller, contract.access)
    if (scope === null) throw notFound()
    request.caller = caller
    request.scope = scope
    return true
  }

  private async findCaller(request: KnownRequest): Promise<Caller | null> {
    const token = readSessionToken(request)
    if (token === null) return null
    const now = new Date()
    const session = await this.sessions.find(hashToken(token), now)
    if (session === null) return null
    await this.sessions.touch(session, now)
    return callerOf(session)
  }
}
