import type { RuleLane } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'
import { recordAudit, type Actor, type AuditNote } from './audit.repository'
import { deriveQuery } from './profile-rules'
import type { RuleState } from './rule-query'
import { saveRule, type RuleChange } from './rule-writes'

export type RuleChanges = {
  readonly version: number
  readonly name?: string | undefined
  readonly lane?: RuleLane | undefined
  readonly enabled?: boolean | undefined
  /** Null goes back to what the agency's data give. */
  readonly query?: string | null | undefined
  readonly revertsTo?: number | undefined
}

export type RuleNote = Pick<AuditNote, 'action' | 'detail'>
type Refusal = 'no-profile' | 'profile-lane'

/** Saves changes of a rule as its next version. Gives what is to be put on record, or null where they change nothing. */
export async function changeRule(
  manager: EntityManager, actor: Actor, current: RuleState, changes: Omit<RuleChanges, 'version'>,
): Promise<RuleNote | Refusal | null> {
  const next = await planChange(manager, current, changes)
  if (typeof next === 'string') return next
  const detail = difference(current, next)
  if (Object.keys(detail).length === 0) return null
  await saveRule(manager, current.id, { ...next, revertsTo: changes.revertsTo ?? null }, actor.accountId)
  return { action: 'rule.update', detail: { version: current.version + 1, ...detail } }
}

/** Puts a change of a rule on record. */
export async function recordRule(
  manager: EntityManager, actor: Actor, { id, agencyId, name }: Pick<RuleState, 'id' | 'agencyId' | 'name'>, { action, detail }: RuleNote,
): Promise<void> {
  await recordAudit(manager, actor, { agencyId, action, subject: name, detail: { ruleId: id, ...detail } })
}

async function planChange(
  manager: EntityManager, current: RuleState, changes: Omit<RuleChanges, 'version'>,
): Promise<RuleChange | Refusal> {
  const content = contentOf(current, changes)
  const made = current.origin === 'profile'
  if (made && content.lane !== current.lane) return 'profile-lane'
  if (changes.query === undefined) return { ...content, query: current.query, refined: current.refined }
  const derived = made ? await deriveQuery(manager, current.agencyId, current.lane) : null
  const query = changes.query ?? derived
  return query === null ? 'no-profile' : { ...content, query, refined: made && query !== derived }
}

const contentOf = (current: RuleState, { name = current.name, lane = current.lane, enabled = current.enabled }: Omit<RuleChanges, 'version'>) =>
  ({ name, lane, enabled })

function difference(before: RuleState, after: RuleChange): Record<string, unknown> {
  const keys = (['name', 'lane', 'enabled', 'query', 'refined'] as const).filter(key => before[key] !== after[key])
  return Object.fromEntries(keys.map(key => [key, { from: before[key], to: after[key] }]))
}
