import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DataSource } from 'typeorm'
import { Client } from 'pg'
import { connectDatabase, createSetupLink, migrateDatabase } from '@kentongan/platform/db'
import { findFreePort, startEmbeddedDatabase } from '@kentongan/platform/embedded-db'
import { migrateQueues } from '@kentongan/platform/queue'

export type Stack = {
  readonly url: string
  readonly owner: DataSource
  /** Process numbers, for measuring. */
  readonly pids: Readonly<Record<'worker' | 'api', number>>
  /** A fresh one-time token for the first admin. */
  setupToken(): Promise<string>
  stop(): Promise<void>
}

const root = process.cwd()

/** The real thing: embedded PostgreSQL, worker and api as built, on free ports, with loopback feeds allowed. */
export async function startStack(environment: Readonly<Record<string, string>> = {}): Promise<Stack> {
  for (const part of ['dist/api/main.js', 'dist/worker/main.js', 'apps/dashboard/dist/index.html']) {
    if (!existsSync(path.join(root, part))) throw new Error(`${part} is missing: npm run build`)
  }
  const home = mkdtempSync(path.join(tmpdir(), 'kentongan-stack-'))
  const cluster = await startEmbeddedDatabase({ root, home, initdbFlags: ['--no-sync'], settings: ['fsync=off', 'synchronous_commit=off'] })
  const admin = new Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  await admin.query('create database stack')
  await admin.end()
  const databaseUrl = cluster.url('stack')
  const owner = await connectDatabase({ url: databaseUrl, role: 'owner', poolSize: 3 })
  await migrateDatabase(owner)
  await migrateQueues(databaseUrl)
  const port = await findFreePort()
  const variables = { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port), FETCH_ALLOW_LOOPBACK: '1', FETCH_DOMAIN_GAP_MS: '0', POLL_FLOOR_SECONDS: '1', LOG_LEVEL: 'info', ...environment }
  const worker = await startPart('worker', home, variables)
  const api = await startPart('api', home, variables)
  return {
    url: `http://localhost:${port}`,
    owner,
    pids: { worker: worker.pid!, api: api.pid! },
    setupToken: async () => (await createSetupLink(owner, new Date()))!,
    stop: async () => {
      await Promise.all([worker, api].map(endPart))
      await owner.destroy()
      await cluster.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function startPart(name: string, home: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const file = path.join(home, `${name}.log`)
  const log = openSync(file, 'a')
  const part = fork(path.join(root, 'dist', name, 'main.js'), { env, stdio: ['ignore', log, log, 'ipc'], execArgv: [] })
  await new Promise<void>((resolve, reject) => {
    part.once('message', () => resolve())
    part.once('exit', code => reject(new Error(`${name} ended with ${code}:\n${readFileSync(file, 'utf8').slice(-2_000)}`)))
  })
  return part
}

const endPart = (part: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (part.exitCode !== null) return resolve()
    part.once('exit', () => resolve())
    part.kill('SIGTERM')
  })
