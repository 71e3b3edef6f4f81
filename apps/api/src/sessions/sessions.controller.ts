import { Controller, Inject } from '@nestjs/common'
import { AuditRepository, SessionRepository } from '@kentongan/platform/db'
import { MeReader } from '../accounts/me-reader'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { notFound } from '../http/problem'
import { clearSessionToken } from '../http/session-cookie'
import { SignIn } from './sign-in'

@Controller()
export class SessionsController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(AuditRepository) private readonly audit: AuditRepository,
    @Inject(MeReader) private readonly me: MeReader,
  ) {}

  @ContractRoute('login')
  async login(@Called() { body, request, response }: Call<'login'>) {
    return this.me.ofAccount(await this.signIn.open(body, request, response))
  }

  @ContractRoute('logout')
  async logout(@Called() { caller, actor, response }: Call<'logout'>) {
    await this.sessions.end(caller.session.accountId, caller.session.id)
    await this.audit.record(caller.scope, actor, { action: 'session.end' })
    clearSessionToken(response)
    return {}
  }

  @ContractRoute('sessions')
  async list(@Called() { caller }: Call<'sessions'>) {
    const items = await this.sessions.listOf(caller.session.accountId, new Date())
    return {
      items: items.map(each => ({
        ...each,
        createdAt: each.createdAt.toISOString(),
        lastSeenAt: each.lastSeenAt.toISOString(),
        current: each.id === caller.session.id,
      })),
    }
  }

  @ContractRoute('endSession')
  async end(@Called() { caller, actor, params, response }: Call<'endSession'>) {
    if (!(await this.sessions.end(caller.session.accountId, params.id))) throw notFound()
    await this.audit.record(caller.scope, actor, { action: 'session.end', detail: { session: params.id } })
    if (params.id === caller.session.id) clearSessionToken(response)
    return {}
  }
}
