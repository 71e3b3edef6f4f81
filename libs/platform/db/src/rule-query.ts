import type { Precision, RuleLane, RuleOrigin } from '@kentongan/contracts'
import { wilsonInterval } from '@kentongan/matching'
import type { EntityManager } from 'typeorm'
import type { Scope } from './with-scope'

/** A rule with what its list shows beside it. */
export type RuleState = {
  readonly id: number
  readonly agencyId: number
  readonly name: string
  readonly lane: RuleLane
  readonly origin: RuleOrigin
  readonly refined: boolean
  readonly enabled: boolean
  readonly query: string
  readonly version: number
  readonly changedAt: Date
  readonly changedBy: string | null
  readonly mentions7d: number
  readonly precision: Precision
}

type Row = Omit<RuleState, 'precision'> & { readonly judged: number; readonly irrelevant: number }

/** Below this share of relevant mentions a rule asks for attention, once so many were judged. */
const leastShare = 0.8
const leastJudged = 10

// Of the agencies in $2 only: reading everybody's mentions for one rule would be slow. A mention in doubt counts for its rule.
const columns = `r.id, r.agency_id as "agencyId", r.name, r.lane, r.origin, r.refined, r.enabled, r.query, r.version,
  r.changed_at as "changedAt", y.name as "changedBy", coalesce(week.n, 0) as "mentions7d", coalesce(judged.n, 0) as judged,
  coalesce(judged.irrelevant, 0) as irrelevant`
const joins = `join agency a on a.id = r.agency_id and a.removed_at is null left join account y on y.id = r.changed_by
  left join (
    select of.id, count(*)::integer as n from mention m cross join unnest(m.rule_ids) of(id)
    where m.agency_id = any($2::integer[]) and m.published_at > now() - interval '7 days' and m.relevant group by 1
  ) week on week.id = r.id
  left join (
    select of.id, count(*)::integer as n, count(*) filter (where not m.relevant)::integer as irrelevant
    from mention m cross join unnest(m.rule_ids) of(id)
    where m.agency_id = any($2::integer[]) and m.published_at > now() - interval '90 days'
      and (m.opened or m.confirmed or not m.relevant) group by 1
  ) judged on judged.id = r.id`

/** Living rules of the scope by agency, the sure and the made ones first; of one agency where it is named. */
export async function findRules(manager: EntityManager, scope: Scope, agencyId: number | null): Promise<readonly RuleState[]> {
  const rows: Row[] = await manager.query(
    `select ${columns} from keyword_rule r ${joins}
     where r.removed_at is null and ($1 or r.agency_id = any($2::integer[])) and ($3::integer is null or r.agency_id = $3)
     order by a.name, a.id, r.lane desc, r.origin desc, lower(r.name), r.id`,
    [scope.wide && agencyId === null, agencyId === null ? scope.agencies : scope.agencies.filter(id => id === agencyId), agencyId])
  return rows.map(toState)
}

export type FoundRule = RuleState & { readonly removed: boolean }

/** A rule of the scope, removed or not; null where there is none. */
export async function findRule(manager: EntityManager, scope: Scope, id: number): Promise<FoundRule | null> {
  const [row]: (Row & { removed: boolean })[] = await manager.query(
    `select ${columns}, r.removed_at is not null as removed from keyword_rule r ${joins}
     where r.id = $3 and ($1 or r.agency_id = any($4::integer[]))`,
    [scope.wide, await agencyOf(manager, id), id, scope.agencies])
  return row === undefined ? null : { ...toState(row), removed: row.removed }
}

/** The rule where it is in use. */
export const living = (rule: FoundRule | null): RuleState | null => {
  if (rule === null || rule.removed) return null
  const { removed: _, ...state } = rule
  return state
}

async function agencyOf(manager: EntityManager, id: number): Promise<readonly number[]> {
  const rows: { agencyId: number }[] = await manager.query('select agency_id as "agencyId" from keyword_rule where id = $1', [id])
  return rows.map(row => row.agencyId)
}

function toState({ judged, irrelevant, ...row }: Row): RuleState {
  const share = judged === 0 ? null : (judged - irrelevant) / judged
  const attention = share !== null && share < leastShare && judged >= leastJudged
  return { ...row, precision: { judged, irrelevant, share, ...wilsonInterval(judged - irrelevant, judged), attention } }
}
