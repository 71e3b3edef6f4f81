import type { Tone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { applyCorrections, type MentionChanges } from './apply-corrections'
import type { Actor } from './audit.repository'
import { findMention, findMentions, type MentionEvidence, type MentionRow } from './mention.repository'
import { lockJudgements } from './standing-word'
import { withScope, type Scope } from './with-scope'

export type CorrectedMention = MentionChanges & { readonly id: number }

/** What people had said of a mention. */
export type EarlierWord = { readonly id: number; readonly tone: Tone | null; readonly relevant: boolean | null }

export class MentionCorrectionRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Keeps what a person said of a mention, applies it, puts it on record and tells the agency's pages; gives the mention
   * as the readers of `readScope` see it, or null where it is not in `scope`.
   */
  async correct(
    scope: Scope, readScope: Scope, actor: Actor, id: number, changes: MentionChanges,
  ): Promise<MentionEvidence | null> {
    const before = await this.apply(scope, actor, [{ id, ...changes }])
    return before && withScope(this.database, readScope, manager => findMention(manager, readScope, id))
  }

  /**
   * The same for many at once, all or nothing; gives them, newest first, and what was said of each before. Null where one is
   * not in `scope`. Of two changes to one mention the later holds.
   */
  async correctMany(
    scope: Scope, readScope: Scope, actor: Actor, items: readonly CorrectedMention[],
  ): Promise<{ readonly rows: readonly MentionRow[]; readonly before: readonly EarlierWord[] } | null> {
    const before = await this.apply(scope, actor, [...new Map(items.map(item => [item.id, item])).values()])
    if (before === null) return null
    const ids = before.map(({ id }) => id)
    return { rows: await withScope(this.database, readScope, manager => findMentions(manager, readScope.agencies, ids)), before }
  }

  private async apply(scope: Scope, actor: Actor, items: readonly CorrectedMention[]): Promise<readonly EarlierWord[] | null> {
    return withScope(this.database, scope, async manager => {
      await lockJudgements(manager)
      const found = await findSaid(manager, scope, items.map(({ id }) => id))
      if (found.length < items.length) return null
      const changes = new Map(items.map(item => [item.id, item]))
      const said = found.map(({ id, postId, agencyId }) => ({ ...changes.get(id), id, postId, agencyId }))
      await applyCorrections(manager, actor, said)
      return found.map(({ id, tone, relevant }) => ({ id, tone, relevant }))
    })
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
      await applyCorrections(manager, actor, [{ ...place, relevant }])
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

type Said = EarlierWord & { readonly postId: number; readonly agencyId: number }

/** The mentions of the scope in the order of their ids, each with what people last said of it. */
async function findSaid(manager: EntityManager, scope: Scope, ids: readonly number[]): Promise<readonly Said[]> {
  return manager.query(
    `select m.id, m.post_id as "postId", m.agency_id as "agencyId", m.corrected_tone as tone,
       (select c.relevant from mention_correction c where c.post_id = m.post_id and c.agency_id = m.agency_id and c.sets_relevant
        order by c.id desc limit 1) as relevant
     from mention m where m.id = any($1::bigint[]) and m.agency_id = any($2::integer[]) order by m.id`, [ids, scope.agencies])
}
