import { invitationLifeMs } from '@kentongan/accounts'
import type { Role } from '@kentongan/contracts'
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { createToken } from './one-time-link'
import { endSessions } from './session.repository'
import { withScope, type Scope } from './with-scope'

export type UserRow = {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly disabled: boolean
  readonly invited: boolean
  readonly lastSeenAt: Date | null
  readonly memberships: readonly { readonly agencyId: number | null; readonly agencyName: string | null; readonly role: Role }[]
}
export type NewMembership = { readonly agencyId: number | null; readonly role: Role }
export type UserChanges = { readonly disabled?: boolean | undefined; readonly memberships?: readonly NewMembership[] | undefined }
export type InvitedUser = { readonly user: UserRow; readonly token: string; readonly expiresAt: Date }

/** `not-found` covers what lies outside of the caller's scope. */
export type UserRefusal = 'not-found' | 'email-known' | 'not-yours' | 'own-account' | 'last-admin'
export type UserResult<Value> = ({ readonly ok: true } & Value) | { readonly ok: false; readonly reason: UserRefusal }
type UpdatedUser = UserResult<{ readonly user: UserRow }>
const refused = (reason: UserRefusal) => ({ ok: false, reason }) as const

/** Changes of memberships take turns, so that two admins cannot remove each other at once. */
const membershipLock = 71_504_004
type Caller = { readonly scope: Scope; readonly actor: Actor }

const inScope = ({ wide, agencies }: Scope, { agencyId }: { readonly agencyId: number | null }): boolean =>
  wide || (agencyId !== null && agencies.includes(agencyId))

/** Accounts that have a membership in the scope, with those memberships only. */
async function findUsers(manager: EntityManager, scope: Scope, id: number | null = null): Promise<readonly UserRow[]> {
  return manager.query(
    `select a.id, a.email, a.name, a.disabled_at is not null as disabled, a.password_hash is null as invited,
       (select max(s.last_seen_at) from session s where s.account_id = a.id) as "lastSeenAt", m.memberships
     from account a cross join lateral (
       select jsonb_agg(
         jsonb_build_object('agencyId', m.agency_id, 'agencyName', g.name, 'role', m.role) order by m.id) as memberships
       from membership m left join agency g on g.id = m.agency_id
       where m.account_id = a.id and ($1 or m.agency_id = any($2::integer[])) and g.removed_at is null
     ) m
     where m.memberships is not null and ($3::integer is null or a.id = $3)
     order by a.name, a.id`, [scope.wide, scope.agencies, id])
}

export class UserRepository {
  constructor(private readonly database: DataSource) {}

  async list(scope: Scope): Promise<readonly UserRow[]> {
    return withScope(this.database, scope, manager => findUsers(manager, scope))
  }

  /** Makes an account without a password, its membership and its invitation link (72 hours). */
  async invite(
    { scope, actor }: Caller, person: NewMembership & { readonly email: string; readonly name: string }, now: Date,
  ): Promise<UserResult<InvitedUser>> {
    if (!inScope(scope, person)) return refused('not-found')
    try {
      return await withScope(this.database, scope, async manager => {
        if (!(await areAgencies(manager, [person]))) return refused('not-found')
        const [{ id }] = await manager.query(
          'insert into account (email, name) values ($1, $2) returning id', [person.email, person.name])
        await addMembership(manager, id, person)
        const link = await createInvitation(manager, id, now)
        await recordAudit(manager, actor, {
          agencyId: person.agencyId, action: 'user.invite', subject: person.email, detail: { role: person.role } })
        return { ok: true, user: (await findUsers(manager, scope, id))[0]!, ...link }
      })
    } catch (error) {
      if (error instanceof QueryFailedError && error.driverError.constraint === 'account_email_key') return refused('email-known')
      throw error
    }
  }

  /**
   * Makes a new link for a person who lost the invitation or the password. Only for accounts that lie wholly in the scope: with
   * the link one signs in as that account.
   */
  async reinvite({ scope, actor }: Caller, id: number, now: Date): Promise<UserResult<InvitedUser>> {
    return withScope(this.database, scope, async manager => {
      const [user] = await findUsers(manager, scope, id)
      if (user === undefined) return refused('not-found')
      if (user.disabled || !(await liesWithin(manager, scope, id))) return refused('not-yours')
      const link = await createInvitation(manager, id, now)
      await recordAudit(manager, actor, { agencyId: agencyOf(user), action: 'user.reinvite', subject: user.email })
      return { ok: true, user, ...link }
    })
  }

  /** Disables an account, or replaces its memberships within the scope; others stay. */
  async update({ scope, actor }: Caller, id: number, changes: UserChanges, now: Date): Promise<UpdatedUser> {
    if (changes.memberships?.some(membership => !inScope(scope, membership))) return refused('not-found')
    const work = async (manager: EntityManager): Promise<UpdatedUser> => {
      await manager.query('select pg_advisory_xact_lock($1)', [membershipLock])
      const [user] = await findUsers(manager, scope, id)
      if (user === undefined) return refused('not-found')
      if (id === scope.accountId) return refused('own-account')
      if (changes.disabled !== undefined && !(await liesWithin(manager, scope, id))) return refused('not-yours')
      if (changes.memberships && !(await areAgencies(manager, changes.memberships))) return refused('not-found')
      await applyChanges(manager, scope, id, changes, now)
      if (scope.wide && !(await hasInstallationAdmin(manager))) throw new LastAdmin()
      await recordAudit(manager, actor, {
        agencyId: agencyOf(user), action: 'user.update', subject: user.email, detail: { ...changes } })
      return { ok: true, user: (await findUsers(manager, scope, id))[0]! }
    }
    try {
      return await withScope(this.database, scope, work)
    } catch (error) {
      if (error instanceof LastAdmin) return refused('last-admin')
      throw error
    }
  }
}

/** Thrown so that the transaction is rolled back. */
class LastAdmin extends Error {}

async function applyChanges(manager: EntityManager, scope: Scope, id: number, changes: UserChanges, now: Date): Promise<void> {
  if (changes.disabled !== undefined) {
    await manager.query('update account set disabled_at = $2 where id = $1', [id, changes.disabled ? now : null])
    if (changes.disabled) await endSessions(manager, id)
  }
  if (changes.memberships === undefined) return
  await manager.query(
    'delete from membership where account_id = $1 and ($2 or agency_id = any($3::integer[]))', [id, scope.wide, scope.agencies])
  for (const membership of changes.memberships) await addMembership(manager, id, membership)
}

const addMembership = (manager: EntityManager, id: number, { agencyId, role }: NewMembership) => manager.query(
  `insert into membership (account_id, agency_id, role) values ($1, $2, $3)
   on conflict (account_id, agency_id) do update set role = excluded.role`, [id, agencyId, role])

async function areAgencies(manager: EntityManager, memberships: readonly NewMembership[]): Promise<boolean> {
  const ids = [...new Set(memberships.flatMap(each => each.agencyId ?? []))]
  const [{ count }] = await manager.query(
    'select count(*) from agency where id = any($1::integer[]) and removed_at is null', [ids])
  return count === ids.length
}

/** Asks the owner's function, which sees memberships that the row policy hides. */
async function liesWithin(manager: EntityManager, { wide, agencies }: Scope, id: number): Promise<boolean> {
  if (wide) return true
  const [{ within }] = await manager.query(
    'select coalesce(bool_and(not wide and agencies <@ $2::integer[]), false) as within from private.account_scope($1)',
    [id, agencies])
  return within
}

async function hasInstallationAdmin(manager: EntityManager): Promise<boolean> {
  const [{ found }] = await manager.query(
    `select exists (select from membership m join account a on a.id = m.account_id
       where m.agency_id is null and m.role = 'admin' and a.disabled_at is null) as found`)
  return found
}

type Link = { readonly token: string; readonly expiresAt: Date }

async function createInvitation(manager: EntityManager, accountId: number, now: Date): Promise<Link> {
  const { token, hash } = createToken()
  const expiresAt = new Date(now.getTime() + invitationLifeMs)
  await manager.query(`delete from one_time_link where account_id = $1`, [accountId])
  await manager.query(
    `insert into one_time_link (token_hash, purpose, account_id, created_at, expires_at) values ($1, 'invitation', $2, $3, $4)`,
    [hash, accountId, now, expiresAt])
  return { token, expiresAt }
}

const agencyOf = (user: UserRow): number | null => user.memberships[0]?.agencyId ?? null
