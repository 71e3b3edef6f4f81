import type { Grant } from '@kentongan/accounts'
import type { Locale, Role } from '@kentongan/contracts'
import type { DataSource } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { endSessions, grantsOfAccount, openSession, type NewSession } from './session.repository'
import { withScope, type Scope } from './with-scope'

export type Credentials = { readonly id: number; readonly passwordHash: string | null; readonly disabled: boolean }
export type AccountState = {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly shortcuts: boolean
  readonly grants: readonly Grant[]
}
export type OwnMembership = { readonly agencyId: number | null; readonly agencyName: string | null; readonly role: Role }
export type OwnChanges = {
  readonly name?: string | undefined
  readonly locale?: Locale | undefined
  readonly shortcuts?: boolean | undefined
}
export type NewPerson = { readonly name: string; readonly passwordHash: string }

/** What an account does to itself. */
export class AccountRepository {
  constructor(private readonly database: DataSource) {}

  async findCredentials(email: string): Promise<Credentials | null> {
    const [row] = await this.database.query(
      'select id, password_hash as "passwordHash", disabled_at is not null as disabled from account where email = $1', [email])
    return row ?? null
  }

  async find(id: number): Promise<AccountState | null> {
    const [row] = await this.database.query(
      `select a.id, a.email, a.name, a.locale, a.shortcuts, ${grantsOfAccount} from account a where a.id = $1`, [id])
    return row ?? null
  }

  async passwordHashOf(id: number): Promise<string | null> {
    const [row] = await this.database.query('select password_hash as "passwordHash" from account where id = $1', [id])
    return row?.passwordHash ?? null
  }

  /** Opens a session and puts it on record. */
  async signIn(session: NewSession, now: Date): Promise<void> {
    await this.database.transaction(async manager => {
      await openSession(manager, session, now)
      await recordAudit(manager, session, { action: 'session.start' })
    })
  }

  /** The account's memberships by name, without those of removed agencies. */
  async membershipsOf(scope: Scope & { readonly accountId: number }): Promise<readonly OwnMembership[]> {
    return withScope(this.database, scope, manager => manager.query(
      `select m.agency_id as "agencyId", a.name as "agencyName", m.role
       from membership m left join agency a on a.id = m.agency_id
       where m.account_id = $1 and (m.agency_id is null or a.removed_at is null and a.id is not null)
       order by a.name nulls first, m.id`,
      [scope.accountId],
    ))
  }

  /** Whether the installation has an agency yet. */
  async hasAgency(): Promise<boolean> {
    return withScope(this.database, { accountId: null, wide: true, agencies: [] }, async manager =>
      (await manager.query('select exists (select from agency where removed_at is null) as found'))[0].found)
  }

  async update(id: number, changes: OwnChanges): Promise<void> {
    await this.database.query(
      `update account set name = coalesce($2, name), locale = coalesce($3, locale), shortcuts = coalesce($4, shortcuts)
       where id = $1`,
      [id, changes.name ?? null, changes.locale ?? null, changes.shortcuts ?? null])
  }

  /** Sets the password and ends the account's other sessions. */
  async changePassword(actor: Actor & { readonly accountId: number }, passwordHash: string, keepSession: number): Promise<void> {
    await this.database.transaction(async manager => {
      await manager.query('update account set password_hash = $2 where id = $1', [actor.accountId, passwordHash])
      await endSessions(manager, actor.accountId, keepSession)
      await recordAudit(manager, actor, { action: 'account.password' })
    })
  }

  /** Whether an invitation can be accepted with this token. */
  async isInvitationValid(tokenHash: Buffer, now: Date): Promise<boolean> {
    const rows = await this.database.query(
      `select from one_time_link l join account a on a.id = l.account_id where l.token_hash = $1 and l.purpose = 'invitation'
         and l.used_at is null and l.expires_at > $2 and a.disabled_at is null`, [tokenHash, now])
    return rows.length > 0
  }

  /** Uses an invitation: sets name and password, ends older sessions, signs in. Gives the account's id; null for a bad link. */
  async acceptInvitation(
    tokenHash: Buffer, person: NewPerson, session: Omit<NewSession, 'accountId'>, now: Date,
  ): Promise<number | null> {
    return this.database.transaction(async manager => {
      const [rows] = await manager.query(
        `update one_time_link l set used_at = $2 from account a
         where l.token_hash = $1 and l.purpose = 'invitation' and l.used_at is null and l.expires_at > $2
           and a.id = l.account_id and a.disabled_at is null returning a.id`, [tokenHash, now])
      if (rows.length === 0) return null
      const accountId: number = rows[0].id
      await manager.query(
        'update account set name = $2, password_hash = $3 where id = $1', [accountId, person.name, person.passwordHash])
      await endSessions(manager, accountId)
      await openSession(manager, { ...session, accountId }, now)
      await recordAudit(manager, { accountId, address: session.address }, { action: 'invitation.accept' })
      return accountId
    })
  }
}
