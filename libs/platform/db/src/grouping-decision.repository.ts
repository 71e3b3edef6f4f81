import type { DecideGrouping } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import type { Actor } from './audit.repository'
import { namedIssues } from './note-failure'
import { withScope, type Scope } from './with-scope'

/** `not-found` covers what lies outside of the scope. */
export type DecisionRefusal = 'not-found' | 'issue-merged' | 'same-issue' | 'not-members' | 'split-all' | 'already-undone'
export type NotedDecision = { readonly ok: true; readonly id: number } | { readonly ok: false; readonly reason: DecisionRefusal }
/** `failed`: it was set aside and changed nothing; `issues` are those of the scope that it changed. */
export type DecisionState = { readonly applied: boolean; readonly failed: boolean; readonly issues: readonly number[] }

/** Told to the worker that groups, which otherwise looks twice a second. */
export const groupingChannel = 'kentongan_group'

/**
 * What people decide on what belongs together. It is noted here and done by the worker, which alone writes who is in which
 * issue.
 */
export class GroupingDecisionRepository {
  constructor(private readonly database: DataSource) {}

  /** Notes a decision, if it makes sense for the scope as things stand. */
  async note(scope: Scope, actor: Actor, { kind, ...data }: DecideGrouping): Promise<NotedDecision> {
    return withScope(this.database, scope, async manager => {
      const refusal = await checkDecision(manager, scope, { kind, ...data } as DecideGrouping)
      if (refusal !== null) return { ok: false, reason: refusal } as const
      const [{ id }] = await manager.query(
        'insert into grouping_decision (kind, data, account_id) values ($1, $2, $3) returning id',
        [kind, JSON.stringify(data), actor.accountId])
      await manager.query('select pg_notify($1, $2)', [groupingChannel, ''])
      return { ok: true, id } as const
    })
  }

  async state(scope: Scope, id: number): Promise<DecisionState> {
    return withScope(this.database, scope, async manager => {
      const [row] = await manager.query(
        'select applied_at is not null as applied, set_aside_at is not null as failed, issues from grouping_decision where id = $1', [id])
      return { applied: row.applied, failed: row.failed, issues: [...(await findSeen(manager, scope, row.issues)).keys()] }
    })
  }
}

type Seen = ReadonlyMap<number, number | null>

/** Issues of the scope with what they were merged into. */
async function findSeen(manager: EntityManager, scope: Scope, ids: readonly number[]): Promise<Seen> {
  const rows: { id: number; mergedInto: number | null }[] = await manager.query(
    `select i.id, i.merged_into as "mergedInto" from issue i where i.id = any($1::bigint[])
       and exists (select from issue_agency a where a.issue_id = coalesce(i.merged_into, i.id)
         and a.agency_id = any($2::integer[]))
     order by i.id`, [ids, scope.agencies])
  return new Map(rows.map(row => [row.id, row.mergedInto]))
}

async function checkDecision(manager: EntityManager, scope: Scope, decision: DecideGrouping): Promise<DecisionRefusal | null> {
  if (decision.kind === 'undo') return checkUndo(manager, scope, decision.decision)
  const ids = namedIssues(decision)
  const seen = await findSeen(manager, scope, ids)
  if (ids.some(id => !seen.has(id))) return 'not-found'
  if ([...seen.values()].some(into => into !== null)) return 'issue-merged'
  if (new Set(ids).size < ids.length) return 'same-issue'
  return decision.kind === 'merge' ? null : checkMembers(manager, scope, decision)
}

/** Only posts that the scope has mentions of can be chosen; a whole issue cannot be split off itself. */
async function checkMembers(
  manager: EntityManager, scope: Scope, { kind, issue, posts }: Extract<DecideGrouping, { kind: 'split' | 'move' }>,
): Promise<DecisionRefusal | null> {
  const chosen = [...new Set(posts)]
  const [{ members, all }] = await manager.query(
    `select count(*) filter (where x.post_id = any($2::bigint[])
         and exists (select from mention m where m.post_id = x.post_id and m.agency_id = any($3::integer[])))::integer as members,
       count(*)::integer as all
     from issue_post x where x.issue_id = $1`, [issue, chosen, scope.agencies])
  if (members < chosen.length) return 'not-members'
  return kind === 'split' && members === all ? 'split-all' : null
}

async function checkUndo(manager: EntityManager, scope: Scope, id: number): Promise<DecisionRefusal | null> {
  const [row] = await manager.query(
    `select d.data, d.issues, d.undone_by is not null or exists (
       select from grouping_decision u where u.kind = 'undo' and (u.data->>'decision')::integer = d.id and u.set_aside_at is null) as undone
     from grouping_decision d where d.id = $1 and d.kind <> 'undo'`, [id])
  if (row === undefined) return 'not-found'
  const { from = [], into, issue } = row.data
  const named: number[] = [...from, into, issue].filter(each => each !== undefined)
  // What the decision has changed since may have another name; whoever sees one of its issues may take it back.
  if ((await findSeen(manager, scope, [...named, ...row.issues])).size === 0) return 'not-found'
  return row.undone ? 'already-undone' : null
}
