import type { Decision, DecisionOutcome } from '@kentongan/issues'
import type { EntityManager } from 'typeorm'
import { lockIssues } from './count-issues'
import { findMembers, findPosts, forceIssue, type DecisionChanges, type Member, type MovedPost } from './decision-changes'
import { moveMembers, openIssues, personReason, renameIssue, reviveIssues, type IssueEventNote } from './write-issues'

type Told = Extract<Decision, { kind: 'split' | 'move' }>
type Renamed = { readonly from: number; readonly to: number; readonly forced: boolean }

/**
 * Takes posts out of their issues, into one of their own or into another. Where the post that names an issue leaves, the rest goes
 * on under the name of its oldest post, with what people said of it.
 */
export async function applySplit(
  manager: EntityManager, by: number, told: Told, outcome: DecisionOutcome, lead: (issue: number) => number,
): Promise<DecisionChanges> {
  const members = await findPosts(manager, told.posts)
  const chosen = new Set(told.posts)
  const known = new Map(outcome.moved.map(({ post, from, to }) => [post, { from: lead(from), to: lead(to) }]))
  const renames = new Map([...known].filter(([post]) => !chosen.has(post)).map(([, { from, to }]) => [from, to]))
  await lockIssues(manager, members.map(({ issue }) => issue))
  const moved: MovedPost[] = []
  for (const [from, to] of renames) moved.push(...await renameRest(manager, { from, to, forced: false }, told.posts, new Set(known.keys())))

  const forgotten = findForgotten(told, outcome)
  const { target, renamed } = await findTarget(manager, told, members, known, forgotten)
  if (renamed !== null) moved.push(...await renameRest(manager, renamed, told.posts, new Set()))
  await openIssues(manager, [target])
  await reviveIssues(manager, [target])
  const leaving = members.filter(({ post, issue }) => issue !== target && (forgotten.has(post) || known.has(post)))
  await moveMembers(manager, leaving.map(({ post }) => ({ post, to: target, reason: personReason, by })))
  moved.push(...leaving.map(({ post, issue, reason, by: before }) => ({ post, from: issue, to: target, reason, by: before, own: forgotten.has(post) })))

  const rest = (issue: number) => renames.get(issue) ?? (renamed?.from === issue ? renamed.to : issue)
  const origins = [...new Set(members.map(({ issue }) => rest(issue)))].filter(origin => origin !== target)
  return {
    touched: [target, ...members.map(({ issue }) => issue), ...renames.values(), ...(renamed === null ? [] : [renamed.to])],
    moved,
    forced: renamed === null ? [] : [renamed.from],
    carried: [],
    notes: origins.flatMap(origin => notesOf(told.kind, by, origin, target, members.filter(({ issue }) => rest(issue) === origin).map(({ post }) => post))),
  }
}

/** Posts that the grouper could not move: it has forgotten them, or where they are to go. */
function findForgotten(told: Told, { unknown }: DecisionOutcome): ReadonlySet<number> {
  const missing = new Set(unknown)
  return new Set(told.kind === 'move' && missing.has(told.into) ? told.posts : told.posts.filter(post => missing.has(post)))
}

async function findTarget(
  manager: EntityManager, told: Told, members: readonly Member[], known: ReadonlyMap<number, { readonly to: number }>, forgotten: ReadonlySet<number>,
): Promise<{ readonly target: number; readonly renamed: Renamed | null }> {
  if (told.kind === 'move') return { target: told.into, renamed: null }
  const placed = members.find(({ post }) => known.has(post)) ?? members.find(({ post }) => !forgotten.has(post))
  if (placed !== undefined) return { target: known.get(placed.post)?.to ?? placed.issue, renamed: null }
  return nameNew(manager, told.posts)
}

/** A name for an issue of posts that the grouper has forgotten: the oldest of them that names none; else the issue so named gives way. */
async function nameNew(manager: EntityManager, posts: readonly number[]): Promise<{ readonly target: number; readonly renamed: Renamed | null }> {
  const living: { id: number }[] = await manager.query('select id from issue where id = any($1) and merged_into is null', [posts])
  const taken = new Set(living.map(({ id }) => id))
  const ordered = posts.toSorted((a, b) => a - b)
  const free = ordered.find(post => !taken.has(post))
  if (free !== undefined) return { target: free, renamed: null }
  const target = ordered[0]!
  const rest = (await findMembers(manager, [target])).find(({ post }) => !posts.includes(post))
  return { target, renamed: rest === undefined ? null : { from: target, to: rest.post, forced: true } }
}

/** Posts that stay while the one that names their issue goes. */
async function renameRest(
  manager: EntityManager, { from, to, forced }: Renamed, leaving: readonly number[], known: ReadonlySet<number>,
): Promise<readonly MovedPost[]> {
  await openIssues(manager, [to])
  await reviveIssues(manager, [to])
  await renameIssue(manager, from, to)
  if (forced) await forceIssue(manager, from, to)
  const staying = (await findMembers(manager, [from])).filter(({ post }) => !leaving.includes(post))
  await moveMembers(manager, staying.map(({ post, reason, by }) => ({ post, to, reason, by })))
  return staying.map(({ post, reason, by }) => ({ post, from, to, reason, by, own: !known.has(post) }))
}

function notesOf(kind: Told['kind'], by: number, origin: number, target: number, posts: readonly number[]): readonly IssueEventNote[] {
  const [left, joined] = kind === 'split' ? ['split', 'split-off'] : ['moved', 'moved']
  return [
    { issue: origin, kind: left!, by, detail: { into: target, posts } },
    { issue: target, kind: joined!, by, detail: { from: origin, posts } },
  ]
}
