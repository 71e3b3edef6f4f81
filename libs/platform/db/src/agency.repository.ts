import { foldTerms } from '@kentongan/agencies'
import type { Term, TimeZone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { emitLive } from './live-event.repository'
import { withScope, type Scope } from './with-scope'

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

export type NewAgency = {
  readonly parentId: number | null
  readonly name: string
  readonly timeZone: TimeZone
  readonly terms: readonly Term[]
}
export type AgencyChanges = { readonly [Key in keyof NewAgency]?: NewAgency[Key] | undefined } & { readonly version: number }

/** `not-found` covers what lies outside of the caller's scope. */
export type AgencyResult =
  | { readonly ok: true; readonly agency: AgencyState }
  | { readonly ok: false; readonly reason: 'not-found' | 'cycle' }
  | { readonly ok: false; readonly reason: 'version-conflict'; readonly current: AgencyState }

type Caller = { readonly scope: Scope; readonly actor: Actor }

/** The shape of the tree changes in one transaction at a time, or two moves could close a circle. */
const treeLock = 71_504_005

async function findAgencies(manager: EntityManager, scope: Scope, id: number | null = null): Promise<readonly AgencyState[]> {
  return manager.query(
    `select a.id, case when $1 or a.parent_id = any($2::integer[]) then a.parent_id end as "parentId", a.name,
       a.time_zone as "timeZone", a.version,
       coalesce((select jsonb_agg(jsonb_build_object('text', t.text, 'kind', t.kind) order by t.id)
         from agency_term t where t.agency_id = a.id), '[]') as terms,
       (select count(*)::integer from mention m
         where m.agency_id = a.id and m.published_at > now() - interval '7 days' and m.relevant) as "mentions7d"
     from agency a
     where a.removed_at is null and ($1 or a.id = any($2::integer[])) and ($3::integer is null or a.id = $3)
     order by a.name, a.id`, [scope.wide, scope.agencies, id])
}

const contains = ({ wide, agencies }: Scope, id: number | null): boolean => wide || (id !== null && agencies.includes(id))

export class AgencyRepository {
  constructor(private readonly database: DataSource) {}

  async list(scope: Scope): Promise<readonly AgencyState[]> {
    return withScope(this.database, scope, manager => findAgencies(manager, scope))
  }

  /** Makes an agency under a parent within the scope; only the whole installation may make one without. */
  async create({ scope, actor }: Caller, agency: NewAgency): Promise<AgencyResult> {
    if (!contains(scope, agency.parentId)) return { ok: false, reason: 'not-found' }
    return withScope(this.database, scope, async manager => {
      await manager.query('select pg_advisory_xact_lock($1)', [treeLock])
      if (agency.parentId !== null && !(await exists(manager, agency.parentId))) return { ok: false, reason: 'not-found' }
      const [{ id }] = await manager.query(
        'insert into agency (parent_id, name, time_zone) values ($1, $2, $3) returning id',
        [agency.parentId, agency.name, agency.timeZone])
      // The new agency belongs to the scope from here on: its own policies must let the terms in.
      const wider = { ...scope, agencies: [...scope.agencies, id] }
      await manager.query(`select set_config('kentongan.agencies', $1, true)`, [wider.agencies.join(',')])
      await insertTerms(manager, id, foldTerms(agency.terms))
      await recordAudit(manager, actor, { agencyId: id, action: 'agency.create', subject: agency.name })
      await emitLive(manager, null, { type: 'agencies' })
      return { ok: true, agency: (await findAgencies(manager, wider, id))[0]! }
    })
  }

  /** Changes what is given, if nobody else has changed the agency since `version`. */
  async update({ scope, actor }: Caller, id: number, changes: AgencyChanges): Promise<AgencyResult> {
    if (!contains(scope, id)) return { ok: false, reason: 'not-found' }
    if (changes.parentId !== undefined && !contains(scope, changes.parentId)) return { ok: false, reason: 'not-found' }
    return withScope(this.database, scope, async manager => {
      await manager.query('select pg_advisory_xact_lock($1)', [treeLock])
      const [current] = await findAgencies(manager, scope, id)
      if (current === undefined) return { ok: false, reason: 'not-found' }
      if (current.version !== changes.version) return { ok: false, reason: 'version-conflict', current }
      const misplaced = await checkParent(manager, id, changes.parentId)
      if (misplaced !== null) return { ok: false, reason: misplaced }
      const terms = changes.terms && foldTerms(changes.terms)
      const termsChanged = terms !== undefined && !sameTerms(terms, current.terms)
      if (termsChanged) await replaceTerms(manager, id, terms)
      await updateAgency(manager, id, changes, termsChanged)
      const detail = difference(current, { ...changes, terms })
      await recordAudit(manager, actor, { agencyId: id, action: 'agency.update', subject: current.name, detail })
      await emitLive(manager, null, { type: 'agencies' })
      return { ok: true, agency: (await findAgencies(manager, scope, id))[0]! }
    })
  }

  /** Takes an agency out of use; its mentions and its record stay. */
  async remove({ scope, actor }: Caller, id: number): Promise<'removed' | 'not-found' | 'has-children'> {
    if (!contains(scope, id)) return 'not-found'
    return withScope(this.database, scope, async manager => {
      await manager.query('select pg_advisory_xact_lock($1)', [treeLock])
      const children = await manager.query('select from agency where parent_id = $1 and removed_at is null limit 1', [id])
      if (children.length > 0) return 'has-children'
      const [rows] = await manager.query(
        'update agency set removed_at = now(), version = version + 1 where id = $1 and removed_at is null returning name', [id])
      if (rows.length === 0) return 'not-found'
      // The terms stay with it, but workers must load their matchers anew: an empty touch raises the ruleset's version.
      await manager.query('update agency_term set text = text where agency_id = $1', [id])
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

async function updateAgency(manager: EntityManager, id: number, changes: AgencyChanges, termsChanged: boolean): Promise<void> {
  const { parentId, name = null, timeZone = null } = changes
  await manager.query(
    `update agency set version = version + 1, terms_version = terms_version + $2,
       parent_id = case when $3 then $4 else parent_id end, name = coalesce($5, name), time_zone = coalesce($6, time_zone)
     where id = $1`, [id, termsChanged ? 1 : 0, parentId !== undefined, parentId ?? null, name, timeZone])
}

const insertTerms = (manager: EntityManager, id: number, terms: readonly Term[]) => manager.query(
  `insert into agency_term (agency_id, kind, text)
   select $1, kind, text from unnest($2::text[], $3::text[]) with ordinality t(kind, text, place) order by place
   on conflict do nothing`, [id, terms.map(term => term.kind), terms.map(term => term.text)])

async function replaceTerms(manager: EntityManager, id: number, terms: readonly Term[]): Promise<void> {
  await manager.query('delete from agency_term where agency_id = $1', [id])
  await insertTerms(manager, id, terms)
}

const keyOf = (term: Term): string => `${term.kind}:${term.text}`
const keyOfAll = (terms: readonly Term[]): string => terms.map(keyOf).sort().join('\n')
const sameTerms = (a: readonly Term[], b: readonly Term[]): boolean => keyOfAll(a) === keyOfAll(b)

/** What was and what is, for the record. */
function difference(before: AgencyState, changes: Omit<AgencyChanges, 'version'>): Record<string, unknown> {
  const keys = (['parentId', 'name', 'timeZone', 'terms'] as const).filter(key => changes[key] !== undefined)
  return Object.fromEntries(keys.map(key => [key, { from: before[key], to: changes[key] }]))
}
