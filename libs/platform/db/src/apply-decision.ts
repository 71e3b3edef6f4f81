import type { DecisionOutcome } from '@kentongan/issues'
import type { EntityManager } from 'typeorm'
import { applyMerge } from './apply-merge'
import { applySplit } from './apply-split'
import { applyUndo } from './apply-undo'
import { countIssues, lockIssues } from './count-issues'
import type { DecisionChanges } from './decision-changes'
import { leadIssues } from './lead-issues'
import type { OpenDecision } from './read-decision'
import { tellIssues, whoSees } from './tell-issues'
import { endIssues, recordIssueEvents, redirectIssues, type Carried } from './write-issues'

const nothing: DecisionChanges = { touched: [], moved: [], forced: [], carried: [], notes: [] }

/**
 * Does to the tables what a person decided and what the grouper made of it. What the grouper has forgotten is done here alone. In the
 * end the issues that changed are counted, so that whoever waits for the decision sees them right.
 */
export async function applyDecision(manager: EntityManager, decision: OpenDecision, outcomes: readonly DecisionOutcome[]): Promise<void> {
  const named = outcomes.flatMap(({ moved, closed }) => [...moved.flatMap(({ from, to }) => [from, to]), ...closed.flatMap(({ from, into }) => [from, into])])
  await lockIssues(manager, named)
  const changes = await change(manager, decision, outcomes, await leadIssues(manager, named))
  const touched = [...new Set(changes.touched)]
  const carried = [...changes.carried, ...await endEmpty(manager, touched)]
  await redirectIssues(manager, touched)
  await recordIssueEvents(manager, changes.notes)
  await manager.query(
    'update grouping_decision set applied_at = now(), issues = $2, moved = $3, forced = $4, carried = $5 where id = $1',
    [decision.id, touched, JSON.stringify(changes.moved), changes.forced, JSON.stringify(carried)])
  const before = await whoSees(manager, touched)
  await countIssues(manager, touched)
  await tellIssues(manager, [...before, ...await whoSees(manager, touched)])
}

async function change(
  manager: EntityManager, decision: OpenDecision, outcomes: readonly DecisionOutcome[], lead: (issue: number) => number,
): Promise<DecisionChanges> {
  if (decision.asked === null) return nothing
  if (decision.asked.kind === 'undo') return applyUndo(manager, decision, decision.asked.decision, outcomes, lead)
  if (decision.asked.kind === 'merge') return applyMerge(manager, decision, outcomes, lead)
  const [told] = decision.decisions
  const [outcome] = outcomes
  if (told === undefined || outcome === undefined || (told.kind !== 'split' && told.kind !== 'move')) return nothing
  return applySplit(manager, decision.by, told, outcome, lead)
}

/** An issue without posts ends and leads to where its first post is; gives what that took over. */
async function endEmpty(manager: EntityManager, ids: readonly number[]): Promise<readonly Carried[]> {
  const empty: { from: number; into: number }[] = await manager.query(
    `select i.id as "from", ip.issue_id as "into" from issue i join issue_post ip on ip.post_id = i.id
     where i.id = any($1) and i.merged_into is null and not exists (select from issue_post m where m.issue_id = i.id) order by 1`, [ids])
  return empty.length > 0 ? endIssues(manager, empty) : []
}
