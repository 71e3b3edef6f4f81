import type { DecisionOutcome } from '@kentongan/issues'
import type { EntityManager } from 'typeorm'
import { lockIssues } from './count-issues'
import { findPosts, type DecisionChanges, type MovedPost } from './decision-changes'
import type { OpenDecision } from './read-decision'
import { moveMembers, openIssues, personReason, reviveIssues, takeBackCarried, type Carried } from './write-issues'

type Undone = { readonly kind: string; readonly moved: readonly MovedPost[]; readonly forced: readonly number[]; readonly carried: readonly Carried[] }

/**
 * Takes an earlier decision back: posts that it moved and that nobody has moved since go back to where they were, and why they had
 * been there is said again, and what was carried over with them is taken back. Nothing is left to do where that decision was undone before, or is an undo itself.
 */
export async function applyUndo(
  manager: EntityManager, { id, by, decisions }: OpenDecision, decision: number, outcomes: readonly DecisionOutcome[], lead: (issue: number) => number,
): Promise<DecisionChanges> {
  const undone = decisions.length === 0 ? null : await takeUndone(manager, id, decision)
  if (undone === null) return { touched: [], moved: [], forced: [], carried: [], notes: [] }
  const known = new Map(outcomes.flatMap(({ moved }) => moved.map(({ post, to }) => [post, lead(to)])))
  const forgotten = new Set(outcomes.flatMap(({ unknown }) => unknown))
  const back = new Map([...await findReturning(manager, undone.moved.filter(({ post, own }) => own || forgotten.has(post))), ...known])
  const before = await findPosts(manager, [...back.keys()])
  const names = [...new Set(back.values())]
  await lockIssues(manager, [...names, ...before.map(({ issue }) => issue)])
  await openIssues(manager, names)
  await reviveIssues(manager, names)
  const said = new Map(undone.moved.map(moved => [moved.post, moved]))
  await moveMembers(manager, before.map(({ post }) => {
    const earlier = said.get(post)
    const to = back.get(post)!
    return earlier?.from === to ? { post, to, reason: earlier.reason, by: earlier.by } : { post, to, reason: personReason, by }
  }))
  await takeBackCarried(manager, undone.carried)
  const touched = [...new Set([...names, ...before.map(({ issue }) => issue)])]
  return {
    touched,
    moved: before.map(({ post, issue, reason, by: earlier }) => ({ post, from: issue, to: back.get(post)!, reason, by: earlier, own: !known.has(post) })),
    forced: [],
    carried: [],
    notes: touched.map(issue => ({ issue, kind: 'undone', by, detail: { decision, kind: undone.kind } })),
  }
}

async function takeUndone(manager: EntityManager, by: number, id: number): Promise<Undone | null> {
  const [rows] = await manager.query(
    `update grouping_decision set undone_by = $2 where id = $1 and applied_at is not null and undone_by is null and kind <> 'undo'
     returning kind, moved, forced, carried`, [id, by])
  const undone: Undone | undefined = rows[0]
  if (undone === undefined) return null
  await manager.query('update issue set forced_into = null where id = any($1)', [undone.forced])
  return undone
}

/** Posts that stand where the decision put them, or where that issue has gone since, and where each came from. */
async function findReturning(manager: EntityManager, moved: readonly MovedPost[]): Promise<readonly (readonly [number, number])[]> {
  const rows: { post: number; from: number }[] = await manager.query(
    `select m.post, m.from_id as "from" from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as m (post, from_id, to_id)
     join issue_post ip on ip.post_id = m.post join issue i on i.id = m.to_id where ip.issue_id = coalesce(i.merged_into, i.id) order by 1`,
    [moved.map(({ post }) => post), moved.map(({ from }) => from), moved.map(({ to }) => to)])
  return rows.map(({ post, from }) => [post, from] as const)
}
