import { permissionsOf, wholeReach, type Grant } from '@kentongan/accounts'
import type { Me } from '@kentongan/contracts'
import type { AccountRepository, AccountState } from '@kentongan/platform/db'
import { signedOut } from '../http/problem'

/** Says who is signed in and what they may do. */
export class MeReader {
  constructor(private readonly accounts: AccountRepository, private readonly demo: boolean) {}

  async ofAccount(id: number): Promise<Me> {
    const account = await this.accounts.find(id)
    if (account === null) throw signedOut()
    return this.describe(account, account.grants)
  }

  private async describe({ id, email, name, locale, shortcuts }: AccountState, grants: readonly Grant[]): Promise<Me> {
    const scope = { ...(wholeReach(grants) ?? { wide: false, agencies: [] }), accountId: id }
    const memberships = await this.accounts.membershipsOf(scope)
    return {
      account: { id, email, name, locale, shortcuts },
      memberships: [...memberships],
      permissions: [...permissionsOf(grants)],
      demo: this.demo,
      ready: await this.accounts.hasAgency(),
    }
  }
}
