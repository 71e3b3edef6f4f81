import type { EntityManager } from 'typeorm'
import type { Carried, IssueEventNote, StoredReason } from './write-issues'

export type Member = { readonly post: number; readonly issue: number; readonly reason: StoredReason; readonly by: number | null }
/** Where a decision took a post from, and why it had been there; `own`: the grouper did not know of it. */
export type MovedPost = {
  readonly post: number
  readonly from: number
  readonly to: number
  readonly reason: StoredReason
  readonly by: number | null
  readonly own: boolean
}

/** `forced`: issues that the grouper may go on to name and that lead elsewhere now; `carried`: what those that live on took over. */
export type DecisionChanges = {
  readonly touched: readonly number[]
  readonly moved: readonly MovedPost[]
  readonly forced: readonly number[]
  readonly carried: readonly Carried[]
  readonly notes: readonly IssueEventNote[]
}

const member = 'post_id as post, issue_id as issue, reason, by_id as by'

export async function findPosts(manager: EntityManager, posts: readonly number[]): Promise<readonly Member[]> {
  return manager.query(`select ${member} from issue_post where post_id = any($1) order by 1`, [posts])
}

export async function findMembers(manager: EntityManager, issues: readonly number[]): Promise<readonly Member[]> {
  return manager.query(`select ${member} from issue_post where issue_id = any($1) order by 1`, [issues])
}

/** From now on what the grouper puts into `from` belongs to `into`. */
export async function forceIssue(manager: EntityManager, from: number, into: number): Promise<void> {
  await manager.query('update issue set forced_into = $2 where id = $1', [from, into])
}
