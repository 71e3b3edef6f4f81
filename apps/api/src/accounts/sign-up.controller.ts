import { Controller, Inject } from '@nestjs/common'
import { AccountRepository, hashToken, SetupRepository } from '@kentongan/platform/db'
import { apiOptions, type ApiOptions } from '../api-options'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { linkInvalid } from '../http/problem'
import type { Passwords } from '../sessions/create-passwords'
import { prepareSession, SignIn } from '../sessions/sign-in'
import { passwords } from '../sessions/tokens'
import { MeReader } from './me-reader'

/** What one does with a one-time link: make the first admin, or accept an invitation. */
@Controller()
export class SignUpController {
  constructor(
    @Inject(SetupRepository) private readonly setups: SetupRepository,
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(passwords) private readonly passwords: Passwords,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(MeReader) private readonly me: MeReader,
    @Inject(apiOptions) private readonly options: ApiOptions,
  ) {}

  @ContractRoute('setupState')
  async state(@Called() _call: Call<'setupState'>) {
    return { open: await this.setups.isOpen(), demo: this.options.demo }
  }

  @ContractRoute('setup')
  async setup(@Called() { body, request, response }: Call<'setup'>) {
    const now = new Date()
    const link = hashToken(body.token)
    // A hash costs 30 ms of a core: only for those who hold a link.
    if (!(await this.setups.isLinkValid(link, now))) throw linkInvalid()
    const { token, session } = prepareSession(request)
    const admin = { name: body.name, email: body.email, passwordHash: await this.passwords.hash(body.password) }
    const accountId = await this.setups.createFirstAdmin(link, admin, session, now)
    if (accountId === null) throw linkInvalid()
    await this.signIn.replaceCookie(token, request, response)
    return this.me.ofAccount(accountId)
  }

  @ContractRoute('acceptInvitation')
  async accept(@Called() { body, request, response }: Call<'acceptInvitation'>) {
    const now = new Date()
    const link = hashToken(body.token)
    if (!(await this.accounts.isInvitationValid(link, now))) throw linkInvalid()
    const { token, session } = prepareSession(request)
    const passwordHash = await this.passwords.hash(body.password)
    const accountId = await this.accounts.acceptInvitation(link, { name: body.name, passwordHash }, session, now)
    if (accountId === null) throw linkInvalid()
    await this.signIn.replaceCookie(token, request, response)
    return this.me.ofAccount(accountId)
  }
}
