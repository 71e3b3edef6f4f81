import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Client } from 'pg'
import type { DataSource } from 'typeorm'
import { connectDatabase, migrateDatabase } from '@kentongan/platform/db'
import { EmbeddedDatabaseError, NotReachableError, startEmbeddedDatabase } from '@kentongan/platform/embedded-db'
import { migrateQueues } from '@kentongan/platform/queue'
import type { Terminal } from './terminal'

export type Prepared = {
  /** By which each part logs in. */
  readonly urls: Readonly<Record<'api' | 'worker', string>>
  readonly owner: DataSource
  stop(): Promise<void>
}

/** Finds or starts the database, makes it where missing, brings its schema up to date. */
export async function prepareDatabase(root: string, home: string, options: { readonly external: string | undefined; readonly name: string }, terminal: Terminal): Promise<Prepared> {
  const { url, stop } = options.external === undefined ? await startOwn(root, home, options.name, terminal) : { url: options.external, stop: async () => {} }
  terminal.tell('migrating')
  try {
    const owner = await connectDatabase({ url, role: 'owner', poolSize: 2 })
    await migrateDatabase(owner)
    await migrateQueues(url)
    const urls = options.external === undefined ? await giveLogins(owner, url) : { api: url, worker: url }
    return { urls, owner, stop: async () => void (await owner.destroy(), await stop()) }
  } catch (error) {
    await stop()
    if (isDiskFull(error)) return terminal.fail('diskFull', { folder: home })
    return terminal.fail('databaseUnreachable', { detail: messageOf(error) })
  }
}

async function startOwn(root: string, home: string, name: string, terminal: Terminal) {
  terminal.tell('database')
  try {
    const server = await startEmbeddedDatabase({ root, home: path.join(home, 'postgres') })
    await createWhereMissing(server.url('postgres'), name)
    return { url: server.url(name), stop: () => server.stop() }
  } catch (error) {
    if (isDiskFull(error)) return terminal.fail('diskFull', { folder: home })
    if (error instanceof NotReachableError) return terminal.fail('notReachable', { detail: error.message })
    if (error instanceof EmbeddedDatabaseError && error.reason === 'no-binaries') return terminal.fail('noBinaries', { detail: error.message })
    return terminal.fail('databaseFailed', { detail: messageOf(error) })
  }
}

/** On our own server the parts log in as their roles, with passwords of this start: neither ever holds the owner's. */
async function giveLogins(owner: DataSource, url: string): Promise<Prepared['urls']> {
  const loginOf = async (role: string): Promise<string> => {
    const login = new URL(url)
    login.username = role
    login.password = randomBytes(24).toString('base64url')
    await owner.query(`alter role ${role} login password '${login.password}'`)
    return login.href
  }
  await owner.query('grant kentongan_queue to kentongan_worker')
  return { api: await loginOf('kentongan_api'), worker: await loginOf('kentongan_worker') }
}

async function createWhereMissing(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database "${name}"`)
  } finally {
    await client.end()
  }
}

/** ENOSPC of Node, or of PostgreSQL (SQLSTATE 53100). */
export const isDiskFull = (error: unknown): boolean => {
  const { code, reason } = error as { code?: string; reason?: string }
  return code === 'ENOSPC' || code === '53100' || reason === 'disk-full'
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error))
