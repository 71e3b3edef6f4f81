import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
// Jest maps no aliases in its global set-up.
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../libs/platform/embedded-db/src/start-embedded-database'

declare global {
  var testCluster: { readonly home: string; readonly database: EmbeddedDatabase } | undefined
}

/** One throw-away PostgreSQL for a Jest run; each spec file makes its own database in it. */
export default async function startPostgres(): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'kentongan-test-'))
  const database = await startEmbeddedDatabase({
    root: path.resolve(__dirname, '../..'),
    home,
    initdbFlags: ['--no-sync'],
    settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
  })
  globalThis.testCluster = { home, database }
  process.env['TEST_CLUSTER_URL'] = database.url('postgres')
}
