import type { DataSource, EntityManager } from 'typeorm'
import { countAgencyHours, countIssues, lockIssues } from './count-issues'
import { tellIssues, whoSees } from './tell-issues'
import { readAgencyPasts, readWatchedAgencies, writeAgencyVerdicts, type AgencyPast, type AgencyVerdict, type WatchedAgency } from './watched-agency'
import { readWatchedIssues, type WatchedIssue, type WatchSettings } from './watched-issue'
import { writeVerdicts, type IssueVerdict } from './write-watched'

/** What all judgements of a while stand on: the settings, the agencies' past, and how surprising recent days of all keys got. */
export type WatchBackground = {
  readonly settings: WatchSettings
  readonly agencies: readonly AgencyPast[]
  readonly surprises: readonly number[]
  readonly keysPerDay: number
}

/** Hours of agencies counted in one go. */
const hoursAtOnce = 2_000
const onlyOne = 71504009

/**
 * Counts, scores and signals. Whatever it writes can be made again from the rows it reads; one worker at a time does so, and a
 * turn is one transaction, so one that dies leaves its work to be done.
 */
export class WatchRepository {
  constructor(private readonly database: DataSource) {}

  /** Rises with each change of the settings. */
  async settingsVersion(): Promise<number> {
    const [{ version }] = await this.database.query('select version from issue_settings')
    return version
  }

  /** Has every issue looked at anew that is not at rest. */
  async lookAtAll(now: Date): Promise<void> {
    await this.database.query('update issue set watch_at = $1 where merged_into is null and watch_at > $1', [now])
  }

  /** As of now: surprises of four weeks, and the keys of today or yesterday. */
  async readBackground(now: Date): Promise<WatchBackground> {
    return this.database.transaction(async manager => {
      const [settings] = await manager.query('select version, weights, thresholds, budget, analysts from issue_settings')
      const [{ surprises, keys }] = await manager.query(
        `select coalesce(array_agg(surprise), '{}') as surprises,
           greatest(count(*) filter (where day = today), count(*) filter (where day = today - 1))::int as keys
         from surprise_sample cross join (select ($1::timestamptz at time zone 'UTC')::date as today) clock where day > today - 28`, [now])
      return { settings, agencies: await readAgencyPasts(manager, now), surprises, keysPerDay: keys }
    })
  }

  /**
   * Counts what is due and judges up to `limit` issues: those with changed posts or mentions first, then those whose time has come.
   * Gives how many were judged, null where another worker is at it.
   */
  async watchIssues(limit: number, now: Date, judge: (issue: WatchedIssue) => IssueVerdict): Promise<number | null> {
    return this.database.transaction(async manager => {
      if (!(await isAlone(manager))) return null
      await countAgencyHours(manager, hoursAtOnce)
      const due = await takeDue(manager, limit)
      const ids = [...due, ...await findOthers(manager, due, limit - due.length, now)]
      if (ids.length === 0) return 0
      await lockIssues(manager, ids)
      const before = await whoSees(manager, due)
      await countIssues(manager, due)
      const verdicts = (await readWatchedIssues(manager, ids, due, now)).map(judge)
      await writeVerdicts(manager, verdicts, now)
      const told = [...due, ...verdicts.filter(({ changed }) => changed).map(({ id }) => id)]
      await tellIssues(manager, [...before, ...await whoSees(manager, told)])
      return ids.length
    })
  }

  /** Judges agencies and kinds of sources of theirs that have a past. */
  async watchAgencies(pasts: readonly AgencyPast[], now: Date, judge: (agency: WatchedAgency) => AgencyVerdict): Promise<void> {
    await this.database.transaction(async manager => {
      if (!(await isAlone(manager))) return
      await writeAgencyVerdicts(manager, (await readWatchedAgencies(manager, pasts, now)).map(judge), now)
    })
  }
}

const isAlone = async (manager: EntityManager): Promise<boolean> =>
  (await manager.query('select pg_try_advisory_xact_lock($1) as alone', [onlyOne]))[0].alone

/** Takes issues that something has changed in, the longest waiting first; in a statement of its own, as `countAgencyHours`. */
async function takeDue(manager: EntityManager, limit: number): Promise<readonly number[]> {
  const [taken]: [{ id: number }[]] = await manager.query(
    `delete from issue_due d using (select issue_id from issue_due group by issue_id order by min(id) limit $1) chosen
     where d.issue_id = chosen.issue_id returning d.issue_id as id`, [limit])
  return [...new Set(taken.map(row => row.id))]
}

async function findOthers(manager: EntityManager, due: readonly number[], limit: number, now: Date): Promise<readonly number[]> {
  const rows: { id: number }[] = await manager.query(
    `select id from issue where merged_into is null and watch_at <= $3 and id <> all($1::bigint[]) order by watch_at limit $2`, [due, limit, now])
  return rows.map(row => row.id)
}
