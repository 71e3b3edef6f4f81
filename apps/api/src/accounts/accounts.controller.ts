import { Controller, Inject } from '@nestjs/common'
import { AccountRepository } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { Refusal } from '../http/problem'
import { passwords } from '../sessions/tokens'
import type { Passwords } from '../sessions/create-passwords'
import { MeReader } from './me-reader'

@Controller()
export class AccountsController {
  constructor(
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(passwords) private readonly passwords: Passwords,
    @Inject(MeReader) private readonly me: MeReader,
  ) {}

  @ContractRoute('me')
  async read(@Called() { caller }: Call<'me'>) {
    return this.me.ofAccount(caller.session.accountId)
  }

  @ContractRoute('updateMe')
  async update(@Called() { caller, body }: Call<'updateMe'>) {
    await this.accounts.update(caller.session.accountId, body)
    return this.me.ofAccount(caller.session.accountId)
  }

  @ContractRoute('changePassword')
  async changePassword(@Called() { caller, actor, body }: Call<'changePassword'>) {
    const { accountId, id } = caller.session
    if (!(await this.passwords.verify(await this.accounts.passwordHashOf(accountId), body.current))) {
      const fields = [{ path: 'current', message: 'This is not the current password.' }]
      throw new Refusal(400, { code: 'wrong-password', message: 'The current password is wrong.', fields })
    }
    await this.accounts.changePassword({ ...actor, accountId }, await this.passwords.hash(body.next), id)
    return {}
  }
}
