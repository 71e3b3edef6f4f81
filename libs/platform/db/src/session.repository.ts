import type { Grant } from '@kentongan/accounts'
import { sessionIdleMs, sessionLifeMs, sessionTouchMs } from '@kentongan/accounts'
import type { Locale } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'

export type NewSession = {
  readonly tokenHash: Buffer
  readonly accountId: number
  readonly userAgent: string | null
  readonly address: string | null
}

export type LiveSession = {
  readonly id: number
  readonly accountId: number
  readonly lastSeenAt: Date
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly shortcuts: boolean
  readonly grants: readonly Grant[]
}

export type OwnSession = {
  readonly id: number
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly userAgent: string | null
  readonly address: string | null
}

/** For statements in which `a` is an account. */
export const grantsOfAccount = `coalesce((
      select jsonb_agg(jsonb_build_object('role', g.role, 'wide', g.wide, 'agencies', g.agencies)) from private.account_scope(a.id) g), '[]') as grants`

const live = `
  select s.id, s.account_id as "accountId", s.last_seen_at as "lastSeenAt", a.email, a.name, a.locale, a.shortcuts,
    ${grantsOfAccount}
  from session s join account a on a.id = s.account_id
  where s.expires_at > $2 and s.last_seen_at > $3 and a.disabled_at is null`

const idleSince = (now: Date): Date => new Date(now.getTime() - sessionIdleMs)

/** Opens a session within a transaction of its own or of a sign-up. */
export async function openSession(manager: EntityManager | DataSource, session: NewSession, now: Date): Promise<void> {
  await manager.query(
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, user_agent, address)
     values ($1, $2, $3, $3, $4, $5, $6)`,
    [session.tokenHash, session.accountId, now, new Date(now.getTime() + sessionLifeMs), session.userAgent, session.address],
  )
}

export class SessionRepository {
  constructor(private readonly database: DataSource) {}

  /** The session of a token with its account and what it may reach; null where it is unknown, over, idle or disabled. */
  async find(tokenHash: Buffer, now: Date): Promise<LiveSession | null> {
    const [row] = await this.database.query(`${live} and s.token_hash = $1`, [tokenHash, now, idleSince(now)])
    return row ?? null
  }

  /** Those of the given sessions that still live. */
  async findAlive(ids: readonly number[], now: Date): Promise<readonly LiveSession[]> {
    if (ids.length === 0) return []
    return this.database.query(`${live} and s.id = any($1::integer[])`, [ids, now, idleSince(now)])
  }

  /** Writes down that it was used, at most once a minute. */
  async touch(session: LiveSession, now: Date): Promise<void> {
    if (now.getTime() - session.lastSeenAt.getTime() < sessionTouchMs) return
    await this.database.query('update session set last_seen_at = $2 where id = $1 and last_seen_at < $2', [session.id, now])
  }

  /** Sessions of an account that still live, last used first. */
  async listOf(accountId: number, now: Date): Promise<readonly OwnSession[]> {
    return this.database.query(
      `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent", address from session
       where account_id = $1 and expires_at > $2 and last_seen_at > $3 order by last_seen_at desc, id desc`,
      [accountId, now, idleSince(now)],
    )
  }

  /** Ends one of an account's sessions; false where it has no such session. */
  async end(accountId: number, id: number): Promise<boolean> {
    const [, count] = await this.database.query('delete from session where id = $1 and account_id = $2', [id, accountId])
    return count > 0
  }

  async endByToken(tokenHash: Buffer): Promise<void> {
    await this.database.query('delete from session where token_hash = $1', [tokenHash])
  }
}

/** Ends an account's sessions, all but one where `except` is given. */
export async function endSessions(manager: EntityManager, accountId: number, except: number | null = null): Promise<void> {
  await manager.query('delete from session where account_id = $1 and id is distinct from $2::integer', [accountId, except])
}
