import type { RuleLane, RuleOrigin } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'

/** What a version of a rule keeps. */
export type RuleContent = { readonly name: string; readonly lane: RuleLane; readonly enabled: boolean; readonly query: string }
export type NewRuleRow = RuleContent & { readonly agencyId: number; readonly origin: RuleOrigin }
export type RuleChange = RuleContent & { readonly refined: boolean; readonly revertsTo?: number | null }

/**
 * The tree of agencies and the rules change in one transaction at a time: two moves could close a circle, and two writers of
 * several rules could wait for each other.
 */
export const lockRules = (manager: EntityManager): Promise<unknown> => manager.query('select pg_advisory_xact_lock($1)', [71_504_005])

/** Adds a rule with its first version; gives its id. */
export async function insertRule(manager: EntityManager, rule: NewRuleRow, by: number | null): Promise<number> {
  const [{ id }] = await manager.query(
    `insert into keyword_rule (agency_id, name, lane, origin, enabled, query, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [rule.agencyId, rule.name, rule.lane, rule.origin, rule.enabled, rule.query, by])
  await insertVersion(manager, id, by, null)
  return id
}

/** Saves a new state of a rule as its next version; a removed one is in use again. */
export async function saveRule(manager: EntityManager, id: number, rule: RuleChange, by: number | null): Promise<void> {
  await manager.query(
    `update keyword_rule set name = $2, lane = $3, enabled = $4, query = $5, refined = $6, changed_by = $7, changed_at = now(),
       version = version + 1, removed_at = null where id = $1`,
    [id, rule.name, rule.lane, rule.enabled, rule.query, rule.refined, by])
  await insertVersion(manager, id, by, rule.revertsTo ?? null)
}

/** Takes a rule out of use; it and its versions stay on record. */
export async function removeRule(manager: EntityManager, id: number): Promise<void> {
  await manager.query('update keyword_rule set removed_at = now() where id = $1', [id])
}

const insertVersion = (manager: EntityManager, id: number, by: number | null, revertsTo: number | null) => manager.query(
  `insert into keyword_rule_version (rule_id, number, name, lane, enabled, query, at, account_id, reverts_to)
   select id, version, name, lane, enabled, query, changed_at, $2, $3 from keyword_rule where id = $1`, [id, by, revertsTo])
