import type { DataSource, EntityManager } from 'typeorm'
import { withScope, type Scope } from './with-scope'

/** Who acts, for the record. `accountId` is null before sign-in. */
export type Actor = { readonly accountId: number | null; readonly address: string | null }

export type AuditNote = {
  readonly agencyId?: number | null
  /** Dotted name, e.g. `mention.correct`. */
  readonly action: string
  readonly subject?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/**
 * Puts an act on record in the transaction that does it. The chain makes writers take turns until they commit; so a
 * transaction records first and calls `emitLive` last, or two of them could wait for each other.
 */
export async function recordAudit(manager: EntityManager, actor: Actor, note: AuditNote): Promise<void> {
  await manager.query(
    'insert into audit_log (account_id, agency_id, action, subject, detail, address) values ($1, $2, $3, $4, $5, $6)',
    [actor.accountId, note.agencyId ?? null, note.action, note.subject ?? null, JSON.stringify(note.detail ?? {}), actor.address],
  )
}

export type AuditRow = {
  readonly id: number
  readonly at: Date
  readonly actor: string | null
  readonly action: string
  readonly subject: string | null
  readonly detail: Record<string, unknown>
  readonly address: string | null
}

export type AuditState = { readonly checked: number; readonly brokenAt: number | null; readonly head: Buffer | null }

export class AuditRepository {
  constructor(private readonly database: DataSource) {}

  /** Records an act that changes nothing else, such as a refused sign-in. */
  async record(scope: Scope, actor: Actor, note: AuditNote): Promise<void> {
    await withScope(this.database, scope, manager => recordAudit(manager, actor, note))
  }

  /** Newest first; `before` is the id of the last entry seen. */
  async page(scope: Scope, before: number | null, limit: number): Promise<readonly AuditRow[]> {
    return withScope(this.database, scope, manager => manager.query(
      `select l.id, l.at, a.name as actor, l.action, l.subject, l.detail, l.address
       from audit_log l left join account a on a.id = l.account_id
       where ($1 or l.agency_id = any($2::integer[])) and ($3::bigint is null or l.id < $3)
       order by l.id desc limit $4`,
      [scope.wide, scope.agencies, before, limit],
    ))
  }

  /** Walks the whole chain, whatever the caller may read of it. */
  async check(): Promise<AuditState> {
    const [row] = await this.database.query('select checked, broken_at as "brokenAt", head from audit_check()')
    return row
  }
}
