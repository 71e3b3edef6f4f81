import type { Term, TimeZone } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'
import type { Scope } from './with-scope'

export type AgencyState = {
  readonly id: number
  /** Null where the parent lies outside of the reader's scope. */
  readonly parentId: number | null
  readonly name: string
  readonly timeZone: TimeZone
  readonly version: number
  readonly terms: readonly Term[]
  readonly mentions7d: number
}

/** Living agencies of the scope by name, or the one that is named. */
export async function findAgencies(manager: EntityManager, scope: Scope, id: number | null = null): Promise<readonly AgencyState[]> {
  return manager.query(
    `select a.id, case when $1 or a.parent_id = any($2::integer[]) then a.parent_id end as "parentId", a.name,
       a.time_zone as "timeZone", a.version,
       coalesce((select jsonb_agg(jsonb_build_object('text', t.text, 'kind', t.kind, 'ambiguous', t.ambiguous) order by t.id)
         from agency_term t where t.agency_id = a.id), '[]') as terms,
       (select count(*)::integer from mention m
         where m.agency_id = a.id and m.published_at > now() - interval '7 days' and m.relevant and not m.in_doubt) as "mentions7d"
     from agency a
     where a.removed_at is null and ($1 or a.id = any($2::integer[])) and ($3::integer is null or a.id = $3)
     order by a.name, a.id`, [scope.wide, scope.agencies, id])
}

export const agencyExists = async (manager: EntityManager, id: number): Promise<boolean> =>
  (await manager.query('select from agency where id = $1 and removed_at is null', [id])).length > 0

type Misplaced = 'not-found' | 'cycle' | null

/** Null where the agency may stand under the parent. */
export async function checkParent(manager: EntityManager, id: number, parentId: number | null | undefined): Promise<Misplaced> {
  if (parentId == null) return null
  if (!(await agencyExists(manager, parentId))) return 'not-found'
  const above = await manager.query(
    `with recursive line as (
       select id, parent_id from agency where id = $1
       union select a.id, a.parent_id from agency a join line l on a.id = l.parent_id
     ) select from line where id = $2`, [parentId, id])
  return above.length > 0 ? 'cycle' : null
}
