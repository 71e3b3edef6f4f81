import 'reflect-metadata'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { ConfigError, readConfig, type Config } from '@kentongan/platform/config'
import { createSetupLink } from '@kentongan/platform/db'
import { startDemo, type RunningDemo } from './demo/start-demo'
import { isSet, withDatabaseToCome } from './start/database-to-come'
import { keepSecretKey } from './start/keep-secret-key'
import { isDiskFull, prepareDatabase } from './start/prepare-database'
import { supervise, type Part, type Supervised } from './start/supervise'
import { takeLock } from './start/take-lock'
import type { Terminal } from './start/terminal'

export type StartOptions = Terminal & { readonly root: string; readonly args: readonly string[] }

/**
 * `npm start`: database, tables, worker and dashboard on this machine, until Ctrl-C or SIGTERM. With `--demo` on a database of
 * its own, filled from invented feeds.
 */
export async function start(options: StartOptions): Promise<void> {
  const { root, args } = options
  const demo = args.includes('--demo')
  const home = path.resolve(root, process.env['KENTONGAN_HOME'] || '.kentongan')
  const logs = path.join(home, 'logs')
  makeFolders(logs, home, options)
  const lock = takeLock(home)
  if (!lock.taken) return options.fail('running', { pid: lock.pid })
  if (lock.recovered) options.tell('recovered')

  const undo: (() => Promise<void> | void)[] = [lock.release]
  const cleanUp = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  stopOnSignals(options, cleanUp)
  // A failure on the way ends what was started before it says why.
  const terminal: Terminal = { tell: options.tell, fail: (name, values) => { throw new StartError(name, values) } }

  try {
    await startParts(terminal, { root, home, logs, demo, undo })
  } catch (error) {
    await cleanUp()
    if (error instanceof StartError) return options.fail(error.sentence, error.values)
    if (isDiskFull(error)) return options.fail('diskFull', { folder: home })
    throw error
  }
}

class StartError extends Error {
  constructor(readonly sentence: string, readonly values: Readonly<Record<string, unknown>> | undefined) {
    super(sentence)
  }
}

type Places = { readonly root: string; readonly home: string; readonly logs: string; readonly demo: boolean; readonly undo: (() => Promise<void> | void)[] }

async function startParts(terminal: Terminal, { root, home, logs, demo, undo }: Places): Promise<void> {
  const wanted = readEnvironment(withDatabaseToCome(process.env, demo), terminal)
  await refuseTakenPort(wanted, terminal)

  const external = demo || !isSet(process.env, 'DATABASE_URL') ? undefined : wanted.DATABASE_URL
  const database = await prepareDatabase(root, home, { external, name: demo ? 'kentongan_demo' : 'kentongan' }, terminal)
  undo.push(database.stop)
  const sample = demo ? await prepareDemo(terminal, database.owner, undo) : undefined

  const secret = external === undefined ? chooseSecret(home) : {}

  terminal.tell('starting')
  for (const name of ['worker', 'api'] as const) {
    const environment = { UV_THREADPOOL_SIZE: '16', ...process.env, ...secret, ...sample?.environment, DATABASE_URL: database.urls[name], DATABASE_URL_FILE: '' }
    const part = { name, script: path.join(root, 'dist', name, 'main.js'), log: path.join(logs, `${name}.log`), environment }
    undo.push((await startPart(part, terminal)).stop)
  }
  await announce(terminal, wanted, database.owner, demo)
}

/** Ours stands beside our own database; who has a database elsewhere keeps the secret elsewhere, too. */
const chooseSecret = (home: string) => (isSet(process.env, 'SECRET_KEY') ? {} : { SECRET_KEY_FILE: keepSecretKey(home) })

async function prepareDemo(terminal: Terminal, owner: Parameters<typeof startDemo>[0], undo: Places['undo']): Promise<RunningDemo> {
  terminal.tell('seeding')
  const sample = await startDemo(owner)
  undo.push(sample.stop)
  return sample
}

async function startPart(part: Part, terminal: Terminal): Promise<Supervised> {
  try {
    return await supervise(part, () => terminal.tell('childRestarts', part))
  } catch {
    return terminal.fail('childFailed', part)
  }
}

async function announce(terminal: Terminal, config: Config, owner: Parameters<typeof createSetupLink>[0], demo: boolean): Promise<void> {
  const url = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`
  terminal.tell('ready', { url })
  if (demo) terminal.tell('demo')
  const token = await createSetupLink(owner, new Date())
  if (token !== null) terminal.tell('setup', { url: `${url}/atur#token=${token}` })
  terminal.tell('stop')
}

function readEnvironment(environment: NodeJS.ProcessEnv, terminal: Terminal): Config {
  try {
    return readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return terminal.fail('config', { detail: error.problems.map(problem => `  ${problem}`).join('\n') })
    throw error
  }
}

async function refuseTakenPort({ PORT: port, HOST: host }: Config, terminal: Terminal): Promise<void> {
  const free = await new Promise<boolean>(resolve => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
  if (!free) terminal.fail('portTaken', { port })
}

function makeFolders(logs: string, home: string, terminal: Terminal): void {
  try {
    mkdirSync(logs, { recursive: true })
  } catch (error) {
    terminal.fail(isDiskFull(error) ? 'diskFull' : 'unwritable', { folder: home })
  }
}

function stopOnSignals(terminal: Terminal, cleanUp: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return // a second Ctrl-C must not interrupt the orderly end
      stopping = true
      terminal.tell('stopping')
      void cleanUp().then(() => {
        terminal.tell('stopped')
        process.exit(0)
      })
    })
  }
}
