import type { EntityManager } from 'typeorm'

/*
 * What people said of a post for an agency is a log; a mention carries what stands of it. Who speaks and who writes mentions must
 * see each other's rows, also where the mention is only being made: speakers wait for running writers, and new ones for them.
 */

const judgementLock = 71_504_006

/** For those who write mentions: nobody speaks until the transaction ends. */
export const shareJudgements = (manager: EntityManager): Promise<unknown> =>
  manager.query('select pg_advisory_xact_lock_shared($1)', [judgementLock])

/** For those who speak: nobody writes mentions until the transaction ends. */
export const lockJudgements = (manager: EntityManager): Promise<unknown> =>
  manager.query('select pg_advisory_xact_lock($1)', [judgementLock])

/** SQL that gives one row: the tone that stands or null, `relevant`, and whether the mention is `confirmed`. */
export function standingWord(postId: string, agencyId: string): string {
  const last = (column: string) => `(select c.${column} from mention_correction c
    where c.post_id = ${postId} and c.agency_id = ${agencyId} and c.sets_${column} order by c.id desc limit 1)`
  return `select word.tone, coalesce(word.relevant, true) as relevant, coalesce(word.relevant, false) or word.tone is not null as confirmed
    from (select ${last('tone')} as tone, ${last('relevant')} as relevant) word`
}
