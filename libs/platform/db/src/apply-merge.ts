import type { DecisionOutcome } from '@kentongan/issues'
import type { EntityManager } from 'typeorm'
import { lockIssues } from './count-issues'
import { findMembers, forceIssue, type DecisionChanges } from './decision-changes'
import type { OpenDecision } from './read-decision'
import { mergeIssues, personReason } from './write-issues'

type Ended = { readonly from: number; readonly into: number; readonly own: boolean }

/** Merges issues as a person said. Where the grouper has forgotten one side, the older name survives and the other is redirected. */
export async function applyMerge(
  manager: EntityManager, { by, decisions }: OpenDecision, outcomes: readonly DecisionOutcome[], lead: (issue: number) => number,
): Promise<DecisionChanges> {
  const ended = new Map<number, Ended>()
  const end = (issue: number): number => {
    const next = ended.get(issue)
    return next === undefined ? issue : end(next.into)
  }
  decisions.forEach((decision, at) => {
    if (decision.kind !== 'merge') return
    for (const { from, into } of outcomes[at]!.closed) if (lead(from) !== lead(into)) ended.set(lead(from), { from: lead(from), into: lead(into), own: false })
    const [from, into] = [end(decision.from), end(decision.into)]
    if (from !== into) ended.set(Math.max(from, into), { from: Math.max(from, into), into: Math.min(from, into), own: true })
  })
  const merges = [...ended.values()].map(({ from, own }) => ({ from, into: end(from), reason: personReason, own }))
  const touched = [...new Set(merges.flatMap(({ from, into }) => [from, into]))]
  await lockIssues(manager, touched)
  const known = new Set(outcomes.flatMap(({ moved }) => moved.map(({ post }) => post)))
  const members = await findMembers(manager, merges.map(({ from }) => from))
  const carried = await mergeIssues(manager, merges, by)
  const forced = merges.filter(({ own }) => own)
  for (const { from, into } of forced) await forceIssue(manager, from, into)
  const survivors = [...new Set(merges.map(({ into }) => into))]
  return {
    touched,
    moved: members.map(({ post, issue, reason, by: before }) => ({ post, from: issue, to: end(issue), reason, by: before, own: !known.has(post) })),
    forced: forced.map(({ from }) => from),
    carried,
    notes: [
      ...survivors.map(issue => ({ issue, kind: 'merged', by, detail: { from: merges.filter(({ into }) => into === issue).map(({ from }) => from) } })),
      ...merges.map(({ from, into }) => ({ issue: from, kind: 'merged-into', by, detail: { into } })),
    ],
  }
}
