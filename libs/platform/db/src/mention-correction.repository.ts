import type { Tone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { emitLive } from './live-event.repository'
import { findMention, type MentionEvidence } from './mention.repository'
import { lockJudgements, standingWord } from './standing-word'
import { withScope, type Scope } from './with-scope'

/** `null` takes an earlier correction back, `undefined` leaves it. */
export type MentionChanges = { readonly tone?: Tone | null | undefined; readonly relevant?: boolean | null | undefined }

export class MentionCorrectionRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Keeps what a person said of a mention, applies it, puts it on record and tells the agency's pages; gives the mention
   * as the readers of `readScope` see it, or null where it is not in `scope`.
   */
  async correct(
    scope: Scope, readScope: Scope, actor: Actor, id: number, changes: MentionChanges,
  ): Promise<MentionEvidence | null> {
    const done = await withScope(this.database, scope, async manager => {
      await lockJudgements(manager)
      const [mention] = await manager.query(
        `select id, post_id as "postId", agency_id as "agencyId" from mention where id = $1 and agency_id = any($2::integer[])`,
        [id, scope.agencies])
      if (mention === undefined) return false
      if (changes.tone !== undefined || changes.relevant !== undefined) await apply(manager, actor, mention, changes)
      return true
    })
    return done ? withScope(this.database, readScope, manager => findMention(manager, readScope, id)) : null
  }

  /**
   * Keeps what a person said of a post for an agency, whether there is a mention or not: a mention that comes later has it.
   * Null takes it back. False where the agency is not in the scope, or there is no such post.
   */
  async judge(scope: Scope, actor: Actor, agencyId: number, postId: number, relevant: boolean | null): Promise<boolean> {
    return withScope(this.database, scope, async manager => {
      await lockJudgements(manager)
      const [place] = await manager.query(
        `select p.id as "postId", a.id as "agencyId", m.id from post p cross join agency a
         left join mention m on m.post_id = p.id and m.agency_id = a.id
         where p.id = $1 and a.id = $2 and a.removed_at is null and a.id = any($3::integer[])`, [postId, agencyId, scope.agencies])
      if (place === undefined) return false
      await apply(manager, actor, place, { relevant })
      return true
    })
  }

  /** An analyst has looked at a mention: from then on it counts for the precision of its rules. False where it is not in the scope. */
  async markOpened(scope: Scope, id: number): Promise<boolean> {
    return withScope(this.database, scope, async manager => {
      const own = 'id = $1 and agency_id = any($2::integer[])'
      await manager.query(`update mention set opened = true where ${own} and not opened`, [id, scope.agencies])
      return (await manager.query(`select from mention where ${own}`, [id, scope.agencies])).length > 0
    })
  }
}

/** `id` is null where there is no mention. */
type Place = { readonly id: number | null; readonly postId: number; readonly agencyId: number }

async function apply(manager: EntityManager, actor: Actor, place: Place, changes: MentionChanges): Promise<void> {
  const { id, postId, agencyId } = place
  await manager.query(
    `insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant, relevant)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [postId, agencyId, actor.accountId, changes.tone !== undefined, changes.tone ?? null, changes.relevant !== undefined, changes.relevant ?? null])
  await manager.query(
    `update mention m set corrected_tone = said.tone, relevant = said.relevant, confirmed = said.confirmed
     from (${standingWord('$1::bigint', '$2::integer')}) said where m.post_id = $1 and m.agency_id = $2`, [postId, agencyId])
  const subject = id === null ? null : String(id)
  await recordAudit(manager, actor, { agencyId, action: 'mention.correct', subject, detail: { postId, ...changes } })
  if (id !== null) await emitLive(manager, agencyId, { type: 'mention-changed', agencyId, mentionId: id })
}
