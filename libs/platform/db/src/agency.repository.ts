import type { AgencyImportPlan } from '@kentongan/agencies'
import type { DataSource } from 'typeorm'
import { importAgencies } from './agency-import'
import { agencyExists, checkParent, findAgencies, type AgencyState } from './agency-query'
import { addAgency, changeAgency, tellAgencies, type AgencyParts, type NewAgency } from './agency-writes'
import { endLookbacks } from './ask-lookback'
import { recordAudit, type Actor } from './audit.repository'
import { orRefusal, type ImportOutcome } from './import-outcome'
import { emitLive } from './live-event.repository'
import { lockRules } from './rule-writes'
import { covers, withScope, type Scope } from './with-scope'

export type AgencyChanges = AgencyParts & { readonly version: number }

/** `not-found` covers what lies outside of the caller's scope. */
export type AgencyResult =
  | { readonly ok: true; readonly agency: AgencyState }
  | { readonly ok: false; readonly reason: 'not-found' | 'cycle' }
  | { readonly ok: false; readonly reason: 'version-conflict'; readonly current: AgencyState }

type Caller = { readonly scope: Scope; readonly actor: Actor }

export class AgencyRepository {
  constructor(private readonly database: DataSource) {}

  async list(scope: Scope): Promise<readonly AgencyState[]> {
    return withScope(this.database, scope, manager => findAgencies(manager, scope))
  }

  /** Makes an agency under a parent within the scope; only the whole installation may make one without. */
  async create({ scope, actor }: Caller, agency: NewAgency): Promise<AgencyResult> {
    if (!covers(scope, agency.parentId)) return { ok: false, reason: 'not-found' }
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      if (agency.parentId !== null && !(await agencyExists(manager, agency.parentId))) return { ok: false, reason: 'not-found' }
      const written = await addAgency(manager, actor, agency)
      await tellAgencies(manager, [written])
      return { ok: true, agency: (await findAgencies(manager, { ...scope, agencies: [...scope.agencies, written.id] }, written.id))[0]! }
    })
  }

  /** Changes what is given, if nobody else has changed the agency since `version`. */
  async update({ scope, actor }: Caller, id: number, changes: AgencyChanges): Promise<AgencyResult> {
    if (!covers(scope, id)) return { ok: false, reason: 'not-found' }
    if (changes.parentId !== undefined && !covers(scope, changes.parentId)) return { ok: false, reason: 'not-found' }
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      const [current] = await findAgencies(manager, scope, id)
      if (current === undefined) return { ok: false, reason: 'not-found' }
      if (current.version !== changes.version) return { ok: false, reason: 'version-conflict', current }
      const misplaced = await checkParent(manager, id, changes.parentId)
      if (misplaced !== null) return { ok: false, reason: misplaced }
      await tellAgencies(manager, [await changeAgency(manager, actor, current, changes)])
      return { ok: true, agency: (await findAgencies(manager, scope, id))[0]! }
    })
  }

  /** Writes what was planned of a file, all or nothing: refused where agencies have changed since the plan was made. */
  async importAgencies({ scope, actor }: Caller, plan: AgencyImportPlan<AgencyState>): Promise<ImportOutcome> {
    return orRefusal(() => withScope(this.database, scope, async manager => {
      await lockRules(manager)
      await importAgencies(manager, { scope, actor }, plan)
    }))
  }

  /** Takes an agency out of use; its mentions and its record stay. */
  async remove({ scope, actor }: Caller, id: number): Promise<'removed' | 'not-found' | 'has-children'> {
    if (!covers(scope, id)) return 'not-found'
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      const children = await manager.query('select from agency where parent_id = $1 and removed_at is null limit 1', [id])
      if (children.length > 0) return 'has-children'
      const [rows] = await manager.query(
        'update agency set removed_at = now(), version = version + 1 where id = $1 and removed_at is null returning name', [id])
      if (rows.length === 0) return 'not-found'
      // The rules stay with it, but workers must load theirs anew: an empty touch raises the ruleset's version.
      await manager.query('update keyword_rule set enabled = enabled where agency_id = $1', [id])
      await endLookbacks(manager, id)
      await recordAudit(manager, actor, { agencyId: id, action: 'agency.remove', subject: rows[0].name })
      await emitLive(manager, null, { type: 'agencies' })
      return 'removed'
    })
  }
}
