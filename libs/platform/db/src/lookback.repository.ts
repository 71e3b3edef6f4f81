import type { Lookback } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { replaceLookback } from './ask-lookback'
import { recordAudit, type Actor } from './audit.repository'
import { emitLive } from './live-event.repository'
import { lockRules } from './rule-writes'
import { covers, withScope, type Scope } from './with-scope'

export type LookbackState = Omit<Lookback, 'askedAt' | 'endedAt'> & { readonly askedAt: Date; readonly endedAt: Date | null }
type Caller = { readonly scope: Scope; readonly actor: Actor }

const columns = `l.id, l.agency_id as "agencyId", l.state, l.days, l.total, l.read, l.added, l.removed, y.name as "askedBy",
  l.asked_at as "askedAt", l.ended_at as "endedAt"`
const from = `lookback l join agency a on a.id = l.agency_id and a.removed_at is null left join account y on y.id = l.asked_by`

/** The pages' side of look-backs; the worker's is `LookbackRunRepository`. */
export class LookbackRepository {
  constructor(private readonly database: DataSource) {}

  /** The newest run of each agency of the scope. */
  async list(scope: Scope): Promise<readonly LookbackState[]> {
    return withScope(this.database, scope, manager => manager.query(
      `select distinct on (l.agency_id) ${columns} from ${from} where $1 or l.agency_id = any($2::integer[])
       order by l.agency_id, l.id desc`, [scope.wide, scope.agencies]))
  }

  /** Asks for a run over the posts of the last days, in the place of one under way; null where there is no such agency. */
  async start({ scope, actor }: Caller, agencyId: number, days: number): Promise<LookbackState | null> {
    if (!covers(scope, agencyId)) return null
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      const [agency] = await manager.query('select name from agency where id = $1 and removed_at is null', [agencyId])
      if (agency === undefined) return null
      const id = await replaceLookback(manager, agencyId, days, actor.accountId)
      await recordAudit(manager, actor, { agencyId, action: 'lookback.start', subject: agency.name, detail: { days } })
      await emitLive(manager, agencyId, { type: 'lookback', agencyId })
      return findLookback(manager, scope, id)
    })
  }

  /** Ends a run under way; what it has written stays. One that has ended stays as it is. Null where there is no such run. */
  async cancel({ scope, actor }: Caller, id: number): Promise<LookbackState | null> {
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      const run = await findLookback(manager, scope, id)
      if (run === null) return null
      const [, count] = await manager.query(
        `update lookback set state = 'cancelled', ended_at = now() where id = $1 and state in ('waiting', 'running')`, [id])
      if (count === 0) return run
      const { agencyId, days } = run
      await recordAudit(manager, actor, { agencyId, action: 'lookback.cancel', detail: { days } })
      await emitLive(manager, agencyId, { type: 'lookback', agencyId })
      return findLookback(manager, scope, id)
    })
  }
}

async function findLookback(manager: EntityManager, scope: Scope, id: number): Promise<LookbackState | null> {
  const [run] = await manager.query(
    `select ${columns} from ${from} where l.id = $1 and ($2 or l.agency_id = any($3::integer[]))`, [id, scope.wide, scope.agencies])
  return run ?? null
}
