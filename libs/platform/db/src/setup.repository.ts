import { setupLinkLifeMs } from '@kentongan/accounts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { createToken } from './one-time-link'
import { openSession, type NewSession } from './session.repository'
import { withScope, type Scope } from './with-scope'

/** Whoever decides whether the first admin exists takes turns by it. */
const setupLock = 71_504_003
const everything: Scope = { accountId: null, wide: true, agencies: [] }

/** `$2` is now. */
const usable = `purpose = 'setup' and used_at is null and expires_at > $2`

export type FirstAdmin = { readonly name: string; readonly email: string; readonly passwordHash: string }

const hasAccount = async (manager: EntityManager | DataSource): Promise<boolean> =>
  (await manager.query('select exists (select from account) as found'))[0].found

/**
 * Makes the one-time token by which the first admin is created, valid for 60 minutes; earlier ones stop working.
 * Gives null where an account exists already.
 */
export async function createSetupLink(database: DataSource, now: Date): Promise<string | null> {
  return database.transaction(async manager => {
    await manager.query('select pg_advisory_xact_lock($1)', [setupLock])
    if (await hasAccount(manager)) return null
    const { token, hash } = createToken()
    await manager.query(`delete from one_time_link where purpose = 'setup'`)
    await manager.query(
      `insert into one_time_link (token_hash, purpose, created_at, expires_at) values ($1, 'setup', $2, $3)`,
      [hash, now, new Date(now.getTime() + setupLinkLifeMs)])
    return token
  })
}

export class SetupRepository {
  constructor(private readonly database: DataSource) {}

  /** Whether the first admin is still to be made. */
  async isOpen(): Promise<boolean> {
    return !(await hasAccount(this.database))
  }

  async isLinkValid(tokenHash: Buffer, now: Date): Promise<boolean> {
    const rows = await this.database.query(
      `select from one_time_link where token_hash = $1 and ${usable}`, [tokenHash, now])
    return rows.length > 0
  }

  /**
   * Makes the first admin, of the whole installation, signs in and gives the account's id. Null where the link is no good or an
   * account exists: of two requests at the same time one gets null.
   */
  async createFirstAdmin(
    tokenHash: Buffer, admin: FirstAdmin, session: Omit<NewSession, 'accountId'>, now: Date,
  ): Promise<number | null> {
    return withScope(this.database, everything, async manager => {
      await manager.query('select pg_advisory_xact_lock($1)', [setupLock])
      if (await hasAccount(manager)) return null
      const [, used] = await manager.query(
        `update one_time_link set used_at = $2 where token_hash = $1 and ${usable}`, [tokenHash, now])
      if (used === 0) return null
      const [{ id }] = await manager.query(
        'insert into account (name, email, password_hash) values ($1, $2, $3) returning id',
        [admin.name, admin.email, admin.passwordHash])
      await manager.query(`insert into membership (account_id, agency_id, role) values ($1, null, 'admin')`, [id])
      await openSession(manager, { ...session, accountId: id }, now)
      const actor: Actor = { accountId: id, address: session.address }
      await recordAudit(manager, actor, { action: 'setup', subject: admin.email })
      return id
    })
  }
}
