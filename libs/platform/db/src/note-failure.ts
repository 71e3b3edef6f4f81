import type { DecideGrouping } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'
import type { OpenDecision } from './read-decision'
import { tellIssues, whoSees } from './tell-issues'
import { recordIssueEvents } from './write-issues'

const mostTries = 3

/** Counts a try that failed; after the third the decision is set aside, and the issues that it was about say so. */
export async function noteFailure(manager: EntityManager, { id, by, asked }: OpenDecision, why: string): Promise<void> {
  const [rows] = await manager.query(
    `update grouping_decision set tries = tries + 1, failure = $2, set_aside_at = case when tries + 1 >= $3 then now() end
     where id = $1 and applied_at is null returning set_aside_at is not null as aside`, [id, why, mostTries])
  if (asked === null || !rows[0]?.aside) return
  const issues = await findIssues(manager, asked)
  await recordIssueEvents(manager, issues.map(issue => ({ issue, kind: 'set-aside', by, detail: { decision: id, kind: asked.kind } })))
  await tellIssues(manager, await whoSees(manager, issues))
}

/** The issues that a decision is about, as what they have become since. */
async function findIssues(manager: EntityManager, asked: DecideGrouping): Promise<readonly number[]> {
  const rows: { id: number }[] = asked.kind === 'undo'
    ? await manager.query(`select distinct coalesce(i.merged_into, i.id) as id from grouping_decision d join issue i on i.id = any(d.issues) where d.id = $1 order by 1`, [asked.decision])
    : await manager.query('select distinct coalesce(merged_into, id) as id from issue where id = any($1) order by 1', [namedIssues(asked)])
  return rows.map(row => row.id)
}

/** The issues that a decision names. */
export function namedIssues(asked: Exclude<DecideGrouping, { kind: 'undo' }>): readonly number[] {
  if (asked.kind === 'merge') return [...asked.from, asked.into]
  return asked.kind === 'split' ? [asked.issue] : [asked.issue, asked.into]
}
