import type { DataSource } from 'typeorm'
import { until } from './until'

type Statement = readonly [sql: string, ...parameters: unknown[]]

/** Does `work` while another transaction is between two statements of its own; `work` has to wait for that. Whoever locks crosswise fails. */
export async function takeTurns<Result>(owner: DataSource, first: Statement, second: Statement, work: () => Promise<Result>): Promise<Result> {
  const other = owner.createQueryRunner()
  const run = ([sql, ...parameters]: Statement) => other.query(sql, parameters)
  await other.startTransaction()
  await run(first)
  const working = work()
  await until(async () => (await owner.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0)
  await run(second)
  await other.commitTransaction()
  await other.release()
  return working
}

/** Does `work` while another transaction has done something and has not ended. */
export async function doMeanwhile<Result>(owner: DataSource, [sql, ...parameters]: Statement, work: () => Promise<Result>): Promise<Result> {
  const other = owner.createQueryRunner()
  await other.startTransaction()
  await other.query(sql, parameters)
  try {
    return await work()
  } finally {
    await other.rollbackTransaction()
    await other.release()
  }
}
