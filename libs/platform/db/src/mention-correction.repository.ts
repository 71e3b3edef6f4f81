import type { Tone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { emitLive } from './live-event.repository'
import { findMention, type MentionEvidence } from './mention.repository'
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
      const [mention] = await manager.query(
        `select post_id as "postId", agency_id as "agencyId" from mention
         where id = $1 and agency_id = any($2::integer[]) for update`,
        [id, scope.agencies])
      if (mention === undefined) return false
      if (changes.tone !== undefined || changes.relevant !== undefined) await apply(manager, actor, { id, ...mention }, changes)
      return true
    })
    return done ? withScope(this.database, readScope, manager => findMention(manager, readScope, id)) : null
  }
}

type Place = { readonly id: number; readonly postId: number; readonly agencyId: number }

async function apply(manager: EntityManager, actor: Actor, place: Place, changes: MentionChanges): Promise<void> {
  const { id, postId, agencyId } = place
  const setsTone = changes.tone !== undefined
  const setsRelevant = changes.relevant !== undefined
  await manager.query(
    `insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant, relevant)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [postId, agencyId, actor.accountId, setsTone, changes.tone ?? null, setsRelevant, changes.relevant ?? null])
  await manager.query(
    `update mention set corrected_tone = case when $2 then $3 else corrected_tone end,
       relevant = case when $4 then coalesce($5, true) else relevant end
     where id = $1`, [id, setsTone, changes.tone ?? null, setsRelevant, changes.relevant ?? null])
  await recordAudit(manager, actor, { agencyId, action: 'mention.correct', subject: String(id), detail: { postId, ...changes } })
  await emitLive(manager, agencyId, { type: 'mention-changed', agencyId, mentionId: id })
}
