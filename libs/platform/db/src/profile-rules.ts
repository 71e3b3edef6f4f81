import type { RuleLane, Term } from '@kentongan/contracts'
import { makeAgencyRules } from '@kentongan/matching'
import type { EntityManager } from 'typeorm'
import { profileNames } from './profile-names'
import { insertRule, removeRule, saveRule } from './rule-writes'

type ProfileRule = {
  readonly id: number
  readonly name: string
  readonly enabled: boolean
  readonly query: string
  readonly refined: boolean
  readonly removed: boolean
}

/** The query that the agency's data give for a lane; null where they give none. */
export async function deriveQuery(manager: EntityManager, agencyId: number, lane: RuleLane): Promise<string | null> {
  const terms: Term[] = await manager.query('select kind, text, ambiguous from agency_term where agency_id = $1 order by id', [agencyId])
  return makeAgencyRules(terms)[lane]
}

/**
 * Makes the rules that come from an agency's data anew. What someone has refined stays as it is; a rule that the data no
 * longer give is removed, and the same one is used again when they do. Tells whether a rule has changed.
 */
export async function syncProfileRules(
  manager: EntityManager, agencyId: number, terms: readonly Term[], by: number | null,
): Promise<boolean> {
  const queries = makeAgencyRules(terms)
  const changed: boolean[] = []
  for (const lane of ['sure', 'review'] as const) changed.push(await syncLane(manager, { agencyId, lane, query: queries[lane], by }))
  return changed.includes(true)
}

type Wanted = { readonly agencyId: number; readonly lane: RuleLane; readonly query: string | null; readonly by: number | null }

async function syncLane(manager: EntityManager, { agencyId, lane, query, by }: Wanted): Promise<boolean> {
  const rule = await findProfileRule(manager, agencyId, lane)
  if (rule === undefined) {
    if (query !== null) await insertRule(manager, { agencyId, name: profileNames[lane], lane, origin: 'profile', enabled: true, query }, by)
    return query !== null
  }
  const { id, name, enabled, refined, removed } = rule
  if (removed ? query === null : refined || rule.query === query) return false
  if (query === null) await removeRule(manager, id)
  else await saveRule(manager, id, { name, lane, enabled, query, refined: false }, by)
  return true
}

async function findProfileRule(manager: EntityManager, agencyId: number, lane: RuleLane): Promise<ProfileRule | undefined> {
  const [rule] = await manager.query(
    `select id, name, enabled, query, refined, removed_at is not null as removed from keyword_rule
     where agency_id = $1 and lane = $2 and origin = 'profile' order by removed_at nulls first limit 1`, [agencyId, lane])
  return rule
}
