import type { RuleLane } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor, type AuditNote } from './audit.repository'
import { emitLive } from './live-event.repository'
import { deriveQuery } from './profile-rules'
import { findRule, findRules, type RuleState } from './rule-query'
import { insertRule, lockRules, removeRule, saveRule, type RuleChange } from './rule-writes'
import { covers, withScope, type Scope } from './with-scope'

export type NewRule = { readonly agencyId: number; readonly name: string; readonly lane: RuleLane; readonly query: string }
export type RuleChanges = {
  readonly version: number
  readonly name?: string | undefined
  readonly lane?: RuleLane | undefined
  readonly enabled?: boolean | undefined
  /** Null goes back to what the agency's data give. */
  readonly query?: string | null | undefined
  readonly revertsTo?: number | undefined
}

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
      const agency = await manager.query('select from agency where id = $1 and removed_at is null', [rule.agencyId])
      if (agency.length === 0) return { ok: false, reason: 'not-found' }
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
      const next = await planChange(manager, current, changes)
      if (typeof next === 'string') return { ok: false, reason: next }
      const detail = difference(current, next)
      if (Object.keys(detail).length === 0) return { ok: true, rule: current }
      await saveRule(manager, id, { ...next, revertsTo: changes.revertsTo ?? null }, actor.accountId)
      return conclude(manager, { scope, actor }, id, { action: 'rule.update', detail: { version: current.version + 1, ...detail } })
    })
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

const living = (rule: (RuleState & { readonly removed: boolean }) | null): RuleState | null => {
  if (rule === null || rule.removed) return null
  const { removed: _, ...state } = rule
  return state
}

async function planChange(
  manager: EntityManager, current: RuleState, changes: RuleChanges,
): Promise<RuleChange | 'no-profile' | 'profile-lane'> {
  const { name = current.name, lane = current.lane, enabled = current.enabled } = changes
  const made = current.origin === 'profile'
  if (made && lane !== current.lane) return 'profile-lane'
  if (changes.query === undefined) return { name, lane, enabled, query: current.query, refined: current.refined }
  const derived = made ? await deriveQuery(manager, current.agencyId, lane) : null
  const query = changes.query ?? derived
  if (query === null) return 'no-profile'
  return { name, lane, enabled, query, refined: made && query !== derived }
}

function difference(before: RuleState, after: RuleChange): Record<string, unknown> {
  const keys = (['name', 'lane', 'enabled', 'query', 'refined'] as const).filter(key => before[key] !== after[key])
  return Object.fromEntries(keys.map(key => [key, { from: before[key], to: after[key] }]))
}

/** Puts a change on record and tells the agency's pages; gives the rule as it is now. */
async function conclude(
  manager: EntityManager, { scope, actor }: Caller, id: number, { action, detail }: Pick<AuditNote, 'action' | 'detail'>,
): Promise<{ readonly ok: true; readonly rule: RuleState }> {
  const { removed: _, ...rule } = (await findRule(manager, scope, id))!
  const { agencyId, name } = rule
  await recordAudit(manager, actor, { agencyId, action, subject: name, detail: { ruleId: id, ...detail } })
  await emitLive(manager, agencyId, { type: 'rules', agencyId })
  return { ok: true, rule }
}
