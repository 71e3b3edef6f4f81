import type { DataSource, EntityManager } from 'typeorm'
import { emitLive } from './live-event.repository'
import { holdRules, writeTags, type TaggedPost } from './write-tags'

/** A run at work: `cursor` is the id below which posts are still to be read. */
export type LookbackRun = { readonly id: number; readonly agencyId: number; readonly days: number; readonly cursor: number }

/** `rules-changed`: nothing was written, the tags were made with rules that no longer hold; `ended`: cancelled, or another's by now. */
export type PageOutcome = 'rules-changed' | 'ended' | LookbackRun

/** Higher than any post's id. */
const fromTheTop = Number.MAX_SAFE_INTEGER

/** The worker's side of look-backs. Each method is one transaction; what a page adds is counted with it. */
export class LookbackRunRepository {
  constructor(private readonly database: DataSource) {}

  /** Runs that nobody has begun, or whose worker has not been heard of for `seconds`. */
  async findDue(seconds: number): Promise<readonly number[]> {
    const rows: { id: number }[] = await this.database.query(
      `select id from lookback where state = 'waiting' or (state = 'running' and touched_at < now() - make_interval(secs => $1)) order by id`, [seconds])
    return rows.map(row => row.id)
  }

  async findAgency(id: number): Promise<number | null> {
    const [run] = await this.database.query(`select agency_id as "agencyId" from lookback where id = $1 and state in ('waiting', 'running')`, [id])
    return run?.agencyId ?? null
  }

  /**
   * Begins a run, or goes on where it stood. It starts over where `rulesKey`, which names the agency's rules, is another than
   * before. Null where it has ended.
   */
  async begin(id: number, rulesKey: string): Promise<LookbackRun | null> {
    return this.database.transaction(async manager => {
      const [rows] = await manager.query(
        `update lookback l set state = 'running', touched_at = now(), rules_key = $2,
           cursor = case when rules_key = $2 then cursor end, read = case when rules_key = $2 then read else 0 end,
           total = case when rules_key = $2 then total
             else (select count(*) from post p where p.first_seen_at > now() - make_interval(days => l.days)) end
         where id = $1 and state in ('waiting', 'running') returning agency_id as "agencyId", days, cursor`, [id, rulesKey])
      const [run] = rows
      if (run === undefined) return null
      await tell(manager, id)
      return { id, ...run, cursor: run.cursor ?? fromTheTop }
    })
  }

  /** Writes a page of tags, newest first, and moves the run on below the last of them. */
  async savePage(run: LookbackRun, rulesVersion: number, posts: readonly TaggedPost[]): Promise<PageOutcome> {
    return this.database.transaction(async manager => {
      if (!(await holdRules(manager, rulesVersion))) return 'rules-changed'
      if (!(await holdRun(manager, run))) return 'ended'
      const { added, removed } = await writeTags(manager, rulesVersion, posts, run.agencyId)
      const cursor = posts.at(-1)!.postId
      await manager.query(
        `update lookback set cursor = $2, read = read + $3, added = added + $4, removed = removed + $5, touched_at = now() where id = $1`,
        [run.id, cursor, posts.length, added.get(run.agencyId) ?? 0, removed])
      await tell(manager, run.id)
      return { ...run, cursor }
    })
  }

  /** The last page is read. False where the run has ended otherwise, or the rules have changed since the last page. */
  async finish(run: LookbackRun, rulesVersion: number): Promise<'rules-changed' | 'ended' | 'done'> {
    return this.database.transaction(async manager => {
      if (!(await holdRules(manager, rulesVersion))) return 'rules-changed'
      if (!(await holdRun(manager, run))) return 'ended'
      await manager.query(`update lookback set state = 'done', ended_at = now(), touched_at = now(), total = read where id = $1`, [run.id])
      await emitLive(manager, run.agencyId, { type: 'lookback', agencyId: run.agencyId })
      return 'done'
    })
  }
}

/** Whether the run is still at work and stands where its worker believes. It stays so until commit. */
const holdRun = async (manager: EntityManager, { id, cursor }: LookbackRun): Promise<boolean> =>
  (await manager.query(
    `select from lookback where id = $1 and state = 'running' and coalesce(cursor, $3) = $2 for update`, [id, cursor, fromTheTop])).length > 0

/** Tells the agency's pages of progress, about once a second. */
async function tell(manager: EntityManager, id: number): Promise<void> {
  const [rows] = await manager.query(
    `update lookback set told_at = clock_timestamp() where id = $1 and (told_at is null or told_at < clock_timestamp() - interval '1 second')
     returning agency_id as "agencyId"`, [id])
  for (const { agencyId } of rows) await emitLive(manager, agencyId, { type: 'lookback', agencyId })
}
