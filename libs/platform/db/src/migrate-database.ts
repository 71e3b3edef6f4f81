import type { DataSource } from 'typeorm'

/** Any number; all starters of one database must use the same. */
const migrationLock = 71_504_000

/** The oldest server whose features we use (`unique nulls not distinct`, `security definer` policies). */
const oldestVersion = 150_000

/**
 * Brings the schema up to date. Starters that race wait for the first and then find nothing to do.
 * Takes the owner's data source; throws where the server is older than PostgreSQL 15.
 */
export async function migrateDatabase(owner: DataSource): Promise<{ readonly applied: readonly string[] }> {
  const runner = owner.createQueryRunner()
  try {
    const [row] = await runner.query(`select current_setting('server_version_num')::int as version`)
    if (row.version < oldestVersion) throw new Error(`PostgreSQL 15 or newer is needed, this server is ${row.version}`)
    await runner.query('select pg_advisory_lock($1)', [migrationLock])
    const applied = await owner.runMigrations()
    return { applied: applied.map(migration => migration.name) }
  } finally {
    await runner.query('select pg_advisory_unlock_all()')
    await runner.release()
  }
}

/** Whether every migration of this build has been applied (for /readyz). */
export async function isMigrated(anyRole: DataSource): Promise<boolean> {
  const rows: { name: string }[] = await anyRole.query('select name from migration')
  const applied = new Set(rows.map(row => row.name))
  return anyRole.migrations.every(migration => applied.has(migration.name ?? migration.constructor.name))
}
