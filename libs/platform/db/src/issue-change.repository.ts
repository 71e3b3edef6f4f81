import type { IssueField, Level } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import type { Actor } from './audit.repository'
import { planIssueChange, type IssueChange, type IssueWord } from './plan-issue-change'
import { withScope, type Scope } from './with-scope'

/**
 * `field` null: the issue itself is no longer there; `current` is what stands in its place, null where the scope sees nothing.
 */
export type RefusedChange = {
  readonly id: number
  readonly field: IssueField | null
  readonly by: string | null
  readonly current: number | null
}
export type ChangeOutcome =
  | {
    readonly ok: true
    readonly changed: readonly number[]
    readonly before: readonly IssueChange[]
    readonly refused: readonly RefusedChange[]
  }
  | { readonly ok: false; readonly reason: 'not-found' }
  /** These want an owner who may not act on the issue, or whom there is not. */
  | { readonly ok: false; readonly reason: 'unknown-owner'; readonly ids: readonly number[] }

type LockedIssue = IssueWord & { readonly mergedInto: number | null }
type Planned = {
  readonly next: IssueWord
  readonly word: IssueWord
  readonly fields: readonly IssueField[]
  readonly before: IssueChange
}

/** The entries of the timeline that say who changed a field. */
const kindsOf: Readonly<Record<IssueField, readonly string[]>> = {
  status: ['status'], ownerId: ['owner'], mutedUntil: ['mute', 'unmute'], level: ['level'], title: ['title'],
}

/** What people say of issues: status, owner, mute, level and title. */
export class IssueChangeRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Changes issues of the scope, each wholly or not at all; what is refused does not keep the others back. Writes the timeline
   * and tells the pages. Of two changes to one issue the later holds.
   */
  async change(scope: Scope, actor: Actor, wanted: readonly IssueChange[]): Promise<ChangeOutcome> {
    const changes = [...new Map(wanted.map(change => [change.id, change])).values()]
    return withScope(this.database, scope, async manager => {
      const words = new Map((await lockIssues(manager, scope, changes.map(change => change.id))).map(word => [word.id, word]))
      if (words.size === 0) return { ok: false, reason: 'not-found' } as const
      const given = changes.filter(({ id, ownerId }) => ownerId != null && words.get(id)?.ownerId !== ownerId)
      const strangers = await findStrangers(manager, scope, given)
      if (strangers.length > 0) return { ok: false, reason: 'unknown-owner', ids: strangers } as const
      const refused: RefusedChange[] = []
      const planned: Planned[] = []
      for (const change of changes) {
        const step = await this.plan(manager, change, words.get(change.id))
        if (step !== null && 'next' in step) planned.push(step)
        else if (step !== null) refused.push(step)
      }
      await save(manager, actor, planned)
      const [changed, before] = [planned.map(({ next }) => next.id), planned.map(each => each.before)]
      return { ok: true, changed, before, refused } as const
    })
  }

  /** Who can be made the owner of an issue of the scope, by name. */
  async assignees(scope: Scope): Promise<readonly { readonly id: number; readonly name: string }[]> {
    return withScope(this.database, scope, manager => manager.query(
      'select id, name from private.assignees($1) order by lower(name), id', [scope.agencies]))
  }

  private async plan(
    manager: EntityManager, change: IssueChange, word: LockedIssue | undefined,
  ): Promise<Planned | RefusedChange | null> {
    const { id } = change
    if (word === undefined) return { id, field: null, by: null, current: null }
    if (word.mergedInto !== null) {
      return { id, field: null, by: await findActor(manager, word.mergedInto, ['merged']), current: word.mergedInto }
    }
    const plan = planIssueChange(word, change)
    if (plan.outcome === 'same') return null
    if (plan.outcome === 'conflict') {
      return { id, field: plan.field, by: await findActor(manager, id, kindsOf[plan.field]), current: id }
    }
    return { word, ...plan }
  }
}

/** The issues of the scope, in the order of their ids so that two bulk changes do not wait for each other. */
async function lockIssues(manager: EntityManager, scope: Scope, ids: readonly number[]): Promise<readonly LockedIssue[]> {
  return manager.query(
    `select i.id, i.version, i.field_versions as "fieldVersions", i.status, i.owner_id as "ownerId",
       i.muted_until as "mutedUntil",
       i.level_said as "levelSaid", i.level_reason as "levelReason", i.level,
       i.title_said as "titleSaid", i.title, i.merged_into as "mergedInto"
     from issue i where i.id = any($1::bigint[])
       and exists (select from issue_agency a where a.issue_id = coalesce(i.merged_into, i.id)
         and a.agency_id = any($2::integer[]))
     order by i.id for no key update of i`, [ids, scope.agencies])
}

/** Issues whose wanted owner may not act on any of their agencies that the scope sees. */
async function findStrangers(manager: EntityManager, scope: Scope, changes: readonly IssueChange[]): Promise<readonly number[]> {
  if (changes.length === 0) return []
  const rows: { id: number }[] = await manager.query(
    `select w.id from unnest($1::bigint[], $2::integer[]) w (id, owner) where not exists (
       select from private.assignees((select array_agg(a.agency_id)
         from issue_agency a where a.issue_id = w.id and a.agency_id = any($3::integer[]))) p
       where p.id = w.owner)`, [changes.map(({ id }) => id), changes.map(({ ownerId }) => ownerId), scope.agencies])
  return rows.map(row => row.id)
}

async function findActor(manager: EntityManager, id: number, kinds: readonly string[]): Promise<string | null> {
  const [row] = await manager.query(
    `select a.name from issue_event e left join account a on a.id = e.account_id
     where e.issue_id = $1 and e.kind = any($2::text[])
     order by e.id desc limit 1`, [id, kinds])
  return row?.name ?? null
}

async function save(manager: EntityManager, actor: Actor, planned: readonly Planned[]): Promise<void> {
  if (planned.length === 0) return
  const ids = planned.map(({ next }) => next.id)
  await manager.query(
    `update issue i set version = n.version, field_versions = n."fieldVersions", status = n.status, owner_id = n."ownerId",
       muted_until = n."mutedUntil", level_said = n."levelSaid", level_reason = n."levelReason",
       title_said = n."titleSaid", changed_at = now(),
       watch_at = now() -- the worker scores it anew
     from jsonb_to_recordset($1::jsonb) n (id bigint, version integer, "fieldVersions" jsonb, status text, "ownerId" integer,
       "mutedUntil" timestamptz, "levelSaid" text, "levelReason" text, "titleSaid" text)
     where i.id = n.id`, [JSON.stringify(planned.map(({ next }) => next))])
  const names = await findNames(manager, planned.flatMap(({ word, next }) => [word.ownerId, next.ownerId]))
  const events = planned.flatMap(({ word, next, fields }) =>
    fields.map(field => ({ id: next.id, ...eventOf[field](word, next, names) })))
  await manager.query(
    `insert into issue_event (issue_id, account_id, kind, detail)
     select e.id, $2, e.kind, e.detail from jsonb_to_recordset($1::jsonb) e (id bigint, kind text, detail jsonb)`,
    [JSON.stringify(events), actor.accountId])
  await manager.query('select private.tell_issues($1)', [ids])
}

type Names = ReadonlyMap<number | null, string>

async function findNames(manager: EntityManager, ids: readonly (number | null)[]): Promise<Names> {
  const rows: { id: number; name: string }[] = await manager.query(
    'select id, name from account where id = any($1::integer[])', [ids.filter(id => id !== null)])
  return new Map(rows.map(row => [row.id, row.name]))
}

const nameOf = (names: Names, { ownerId }: IssueWord): string | null => names.get(ownerId) ?? null

const levelOf = ({ levelSaid, level }: IssueWord): Level => levelSaid ?? level

type Written = { readonly kind: string; readonly detail: Readonly<Record<string, string | number | null>> }

const eventOf: { readonly [Field in IssueField]: (word: IssueWord, next: IssueWord, names: Names) => Written } = {
  status: (word, next) => ({ kind: 'status', detail: { from: word.status, to: next.status } }),
  ownerId: (word, next, names) =>
    ({ kind: 'owner', detail: { from: nameOf(names, word), to: nameOf(names, next), toId: next.ownerId } }),
  mutedUntil: (_word, next) =>
    (next.mutedUntil === null ? { kind: 'unmute', detail: {} }
      : { kind: 'mute', detail: { until: next.mutedUntil.toISOString() } }),
  level: (word, next) =>
    ({ kind: 'level', detail: { from: levelOf(word), to: levelOf(next), reason: next.levelReason } }),
  title: (word, next) => ({ kind: 'title', detail: { from: word.titleSaid ?? word.title, to: next.titleSaid ?? next.title } }),
}
