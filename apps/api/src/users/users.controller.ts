import { Controller, Inject } from '@nestjs/common'
import type { Invitation, User } from '@kentongan/contracts'
import { UserRepository } from '@kentongan/platform/db'
import type { InvitedUser, UserRefusal, UserRow } from '@kentongan/platform/db'
import { apiOptions, type ApiOptions } from '../api-options'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import type { KnownRequest } from '../http/caller'
import { ContractRoute } from '../http/contract-route'
import { ownOrigin } from '../http/own-origin'
import { conflict, notFound } from '../http/problem'

const toUser = ({ lastSeenAt, memberships, ...row }: UserRow): User => ({
  ...row, lastSeenAt: lastSeenAt?.toISOString() ?? null, memberships: [...memberships],
})

const reasons: Record<Exclude<UserRefusal, 'not-found'>, string> = {
  'email-known': 'An account with this e-mail address exists already.',
  'not-yours': 'This account also belongs to agencies outside of yours, or is disabled.',
  'own-account': 'Nobody changes their own rights.',
  'last-admin': 'The installation needs an admin.',
}
const toRefusal = (reason: UserRefusal) => (reason === 'not-found' ? notFound() : conflict(reason, reasons[reason]))

@Controller()
export class UsersController {
  constructor(
    @Inject(UserRepository) private readonly users: UserRepository,
    @Inject(apiOptions) private readonly options: ApiOptions,
  ) {}

  @ContractRoute('users')
  async list(@Called() { scope }: Call<'users'>) {
    return { items: (await this.users.list(scope)).map(toUser) }
  }

  @ContractRoute('inviteUser')
  async invite(@Called() { scope, actor, body, request }: Call<'inviteUser'>) {
    const result = await this.users.invite({ scope, actor }, body, new Date())
    if (!result.ok) throw toRefusal(result.reason)
    return this.toInvitation(result, request)
  }

  @ContractRoute('reinviteUser')
  async reinvite(@Called() { scope, actor, params, request }: Call<'reinviteUser'>) {
    const result = await this.users.reinvite({ scope, actor }, params.id, new Date())
    if (!result.ok) throw toRefusal(result.reason)
    return this.toInvitation(result, request)
  }

  @ContractRoute('updateUser')
  async update(@Called() { scope, actor, params, body }: Call<'updateUser'>) {
    const result = await this.users.update({ scope, actor }, params.id, body, new Date())
    if (!result.ok) throw toRefusal(result.reason)
    return toUser(result.user)
  }

  /** The token stands behind the #, so that it reaches no server's log. */
  private toInvitation({ user, token, expiresAt }: InvitedUser, request: KnownRequest): Invitation {
    const url = `${ownOrigin(request, this.options.publicUrl)}/undangan#token=${token}`
    return { user: toUser(user), url, expiresAt: expiresAt.toISOString() }
  }
}
