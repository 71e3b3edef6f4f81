import type { RuleImportPlan } from '@kentongan/agencies'
import type { RuleLane } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { agencyExists } from './agency-query'
import type { Actor } from './audit.repository'
import { orRefusal, type ImportOutcome } from './import-outcome'
import { emitLive } from './live-event.repository'
import { deriveQuery } from './profile-rules'
import { changeRule, recordRule, type RuleChanges, type RuleNote } from './rule-changes'
import { importRules } from './rule-import'
import { findRule, findRules, living, type RuleState } from './rule-query'
import { insertRule, lockRules, removeRule } from './rule-writes'
import { covers, withScope, type Scope } from './with-scope'

export type NewRule = { readonly agencyId: number; readonly name: string; readonly lane: RuleLane; readonly query: string }
/**
 * `not-found` covers what lies outside of the caller's scope; `no-profile`: the agency's data give no such rule to go back to;
 * `profile-lane`: a rule that is made from the data stays in its lane.
 */
export type RuleResult =
  | { readonly ok: true; readonly rule: RuleState }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-profile' | 'profile-lane' }
  | { readonly ok: false; readonly reason: 'version-conflict'; readonly current: RuleState }

export type RuleVersionRow = {
  readonly number: number
  readonly name: string
  readonly lane: RuleLane
  readonly enabled: boolean
  readonly query: string
  readonly at: Date
  readonly by: string | null
  readonly revertsTo: number | null
}

type Caller = { readonly scope: Scope; readonly actor: Actor }

/** Keyword rules and their versions. Whether a query can be read is for the caller to check. */
export class RuleRepository {
  constructor(private readonly database: DataSource) {}

  async list(scope: Scope, agencyId: number | null = null): Promise<readonly RuleState[]> {
    return withScope(this.database, scope, manager => findRules(manager, scope, agencyId))
  }

  async find(scope: Scope, id: number): Promise<RuleState | null> {
    const found = await withScope(this.database, scope, manager => findRule(manager, scope, id))
    return found === null ? null : living(found)
  }

  /** Every saved state, newest first, of removed rules too; null where there is no such rule. */
  async versions(scope: Scope, id: number): Promise<readonly RuleVersionRow[] | null> {
    return withScope(this.database, scope, async manager => {
      const rows: RuleVersionRow[] = await manager.query(
        `select v.number, v.name, v.lane, v.enabled, v.query, v.at, y.name as by, v.reverts_to as "revertsTo"
         from keyword_rule_version v join keyword_rule r on r.id = v.rule_id left join account y on y.id = v.account_id
         where r.id = $1 and ($2 or r.agency_id = any($3::integer[])) order by v.number desc`, [id, scope.wide, scope.agencies])
      return rows.length === 0 ? null : rows
    })
  }

  async create({ scope, actor }: Caller, rule: NewRule): Promise<RuleResult> {
    if (!covers(scope, rule.agencyId)) return { ok: false, reason: 'not-found' }
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      if (!(await agencyExists(manager, rule.agencyId))) return { ok: false, reason: 'not-found' }
      const id = await insertRule(manager, { ...rule, origin: 'custom', enabled: true }, actor.accountId)
      return conclude(manager, { scope, actor }, id, { action: 'rule.create', detail: { lane: rule.lane, query: rule.query } })
    })
  }

  /** Saves a version, if nobody else has since `version`; changes that change nothing make none. */
  async update({ scope, actor }: Caller, id: number, changes: RuleChanges): Promise<RuleResult> {
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      const current = living(await findRule(manager, scope, id))
      if (current === null) return { ok: false, reason: 'not-found' }
      if (current.version !== changes.version) return { ok: false, reason: 'version-conflict', current }
      const outcome = await changeRule(manager, actor, current, changes)
      if (typeof outcome === 'string') return { ok: false, reason: outcome }
      return outcome === null ? { ok: true, rule: current } : conclude(manager, { scope, actor }, id, outcome)
    })
  }

  /** Writes what was planned of a file, all or nothing: refused where rules have changed since the plan was made. */
  async importRules({ scope, actor }: Caller, plan: RuleImportPlan<RuleState>): Promise<ImportOutcome> {
    return orRefusal(() => withScope(this.database, scope, async manager => {
      await lockRules(manager)
      await importRules(manager, { scope, actor }, plan)
    }))
  }

  /** Takes a rule out of use; its mentions stay until history is looked back on. */
  async remove({ scope, actor }: Caller, id: number): Promise<'removed' | 'not-found'> {
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      if (living(await findRule(manager, scope, id)) === null) return 'not-found'
      await removeRule(manager, id)
      await conclude(manager, { scope, actor }, id, { action: 'rule.remove' })
      return 'removed'
    })
  }

  /** Takes a removed rule into use again as it was. One made from data that have changed meanwhile counts as refined. */
  async restore({ scope, actor }: Caller, id: number): Promise<RuleResult> {
    return withScope(this.database, scope, async manager => {
      await lockRules(manager)
      const rule = await findRule(manager, scope, id)
      if (rule === null || !rule.removed) return { ok: false, reason: 'not-found' }
      const refined = rule.origin === 'profile' && rule.query !== await deriveQuery(manager, rule.agencyId, rule.lane)
      await manager.query('update keyword_rule set removed_at = null, refined = $2 where id = $1', [id, refined])
      return conclude(manager, { scope, actor }, id, { action: 'rule.restore' })
    })
  }
}

/** Puts a change on record and tells the agency's pages; gives the rule as it is now. */
async function conclude(
  manager: EntityManager, { scope, actor }: Caller, id: number, note: RuleNote,
): Promise<{ readonly ok: true; readonly rule: RuleState }> {
  const { removed: _, ...rule } = (await findRule(manager, scope, id))!
  await recordRule(manager, actor, rule, note)
  await emitLive(manager, rule.agencyId, { type: 'rules', agencyId: rule.agencyId })
  return { ok: true, rule }
}
