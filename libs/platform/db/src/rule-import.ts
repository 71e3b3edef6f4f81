import type { NewRulePlan, RuleChangePlan, RuleImportPlan } from '@kentongan/agencies'
import type { EntityManager } from 'typeorm'
import { agencyExists } from './agency-query'
import type { Actor } from './audit.repository'
import { refuseLine } from './import-outcome'
import { emitLive } from './live-event.repository'
import { changeRule, recordRule } from './rule-changes'
import { findRule, living, type RuleState } from './rule-query'
import { insertRule } from './rule-writes'
import { covers, type Scope } from './with-scope'

type Import = { readonly manager: EntityManager; readonly scope: Scope; readonly actor: Actor }

/** Writes what was planned. Needs the rules' lock; refuses the first line that no longer fits. */
export async function importRules(manager: EntityManager, caller: Omit<Import, 'manager'>, plan: RuleImportPlan<RuleState>): Promise<void> {
  const running = { manager, ...caller }
  for (const step of plan.create) await create(running, step)
  for (const step of plan.change) await change(running, step)
  const agencies = new Set([...plan.create.map(step => step.agencyId), ...plan.change.map(step => step.rule.agencyId)])
  for (const agencyId of agencies) await emitLive(manager, agencyId, { type: 'rules', agencyId })
}

async function create({ manager, scope, actor }: Import, { line, ...rule }: NewRulePlan): Promise<void> {
  const { agencyId, name, lane, query } = rule
  if (!covers(scope, agencyId) || !(await agencyExists(manager, agencyId))) return refuseLine(line, 'not-found')
  const id = await insertRule(manager, { ...rule, origin: 'custom' }, actor.accountId)
  await recordRule(manager, actor, { id, agencyId, name }, { action: 'rule.create', detail: { lane, query } })
}

async function change({ manager, scope, actor }: Import, { line, rule, changes }: RuleChangePlan<RuleState>): Promise<void> {
  const current = living(await findRule(manager, scope, rule.id))
  if (current === null) return refuseLine(line, 'not-found')
  if (current.version !== rule.version) return refuseLine(line, 'version-conflict')
  const outcome = await changeRule(manager, actor, current, changes)
  if (typeof outcome === 'string') return refuseLine(line, outcome)
  if (outcome !== null) await recordRule(manager, actor, current, outcome)
}
