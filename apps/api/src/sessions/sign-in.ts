import type { Login } from '@kentongan/contracts'
import {
  createToken, hashToken, noScope, type AccountRepository, type AuditRepository, type LoginFailureRepository, type LoginKey,
  type NewSession, type SessionRepository,
} from '@kentongan/platform/db'
import type { Response } from 'express'
import type { KnownRequest } from '../http/caller'
import { Refusal } from '../http/problem'
import { readSessionToken, setSessionToken } from '../http/session-cookie'
import type { Passwords } from './create-passwords'

const longestUserAgent = 300

type PreparedSession = { readonly token: string; readonly session: Omit<NewSession, 'accountId'> }

/** Where a session comes from, and its token's hash. The token itself goes into the cookie and nowhere else. */
export function prepareSession(request: KnownRequest): PreparedSession {
  const { token, hash } = createToken()
  const userAgent = request.get('user-agent')?.slice(0, longestUserAgent) ?? null
  return { token, session: { tokenHash: hash, userAgent, address: request.ip ?? null } }
}

/** Opens sessions for whoever knows a password. */
export class SignIn {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly failures: LoginFailureRepository,
    private readonly audit: AuditRepository,
    private readonly passwords: Passwords,
  ) {}

  /** Gives the account's id and sets the cookie; refuses with one answer whatever was wrong, after a delay that grows. */
  async open({ email, password }: Login, request: KnownRequest, response: Response): Promise<number> {
    const now = new Date()
    const keys = { account: { kind: 'account', value: email }, address: { kind: 'address', value: request.ip ?? '' } } as const
    await this.waitTurn([keys.account, keys.address], now)
    const known = await this.accounts.findCredentials(email)
    const fits = await this.passwords.verify(known?.passwordHash ?? null, password)
    if (!fits || known === null || known.disabled) {
      const actor = { accountId: null, address: request.ip ?? null }
      await this.audit.record(noScope, actor, { action: 'session.refuse', subject: email })
      throw new Refusal(401, { code: 'wrong-credentials', message: 'The e-mail address or the password is wrong.' })
    }
    await this.failures.giveBack(keys.account, keys.address)
    const { token, session } = prepareSession(request)
    await this.accounts.signIn({ ...session, accountId: known.id }, now)
    await this.replaceCookie(token, request, response)
    return known.id
  }

  /** Gives the browser its new session; the one it had before is over. */
  async replaceCookie(token: string, request: KnownRequest, response: Response): Promise<void> {
    const former = readSessionToken(request)
    if (former !== null) await this.sessions.endByToken(hashToken(former))
    setSessionToken(response, token)
  }

  private async waitTurn(keys: readonly LoginKey[], now: Date): Promise<void> {
    const retryAfterSeconds = await this.failures.take(keys, now)
    if (retryAfterSeconds === 0) return
    throw new Refusal(429, { code: 'too-many-attempts', message: 'Too many failed sign-ins.', retryAfterSeconds })
  }
}
