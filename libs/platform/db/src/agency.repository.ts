import type { Term, TimeZone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { addAgency, changeAgency, tellAgencies, type AgencyParts, type NewAgency } from './agency-writes'
import { endLookbacks } from './ask-lookback'
import { recordAudit, type Actor } from './audit.repository'
import { emitLive } from './live-event.repository'
import { lockRules } from './rule-writes'
import { covers, withScope, type Scope } from './with-scope'

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

export type AgencyChanges = AgencyParts & { readonly version: number }

/** `not-found` covers what lies outside of the caller's scope. */
export type AgencyResult =
  | { readonly ok: true; readonly agency: AgencyState }
  | { readonly ok: false; readonly reason: 'not-found' | 'cycle' }
  | { readonly ok: false; readonly reason: 'version-conflict'; readonly current: AgencyState }

type Caller = { readonly scope: Scope; readonly actor: Actor }

async function findAgencies(manager: EntityManager, scope: Scope, id: number | null = null): Promise<readonly AgencyState[]> {
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
      if (agency.parentId !== null && !(await exists(manager, agency.parentId))) return { ok: false, reason: 'not-found' }
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

const exists = async (manager: EntityManager, id: number): Promise<boolean> =>
  (await manager.query('select from agency where id = $1 and removed_at is null', [id])).length > 0

type Misplaced = 'not-found' | 'cycle' | null

/** Null where the agency may stand under the parent. */
async function checkParent(manager: EntityManager, id: number, parentId: number | null | undefined): Promise<Misplaced> {
  if (parentId == null) return null
  if (!(await exists(manager, parentId))) return 'not-found'
  const above = await manager.query(
    `with recursive line as (
       select id, parent_id from agency where id = $1
       union select a.id, a.parent_id from agency a join line l on a.id = l.parent_id
     ) select from line where id = $2`, [parentId, id])
  return above.length > 0 ? 'cycle' : null
}
