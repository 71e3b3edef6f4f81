import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { findFreePort, startEmbeddedDatabase } from '@kentongan/platform/embedded-db'
import { startRedis } from './support/test-redis'
import { until } from './support/until'

const root = path.resolve(__dirname, '..')
jest.setTimeout(400_000)

type Started = { readonly process: ChildProcess; readonly output: () => string; readonly port: number; until(text: string): Promise<void>; ended(): Promise<number | null> }

const running: ChildProcess[] = []

/** Runs the real `npm start` command line on a data folder of its own. */
async function startKentongan(home: string, environment: Record<string, string> = {}): Promise<Started> {
  const port = await findFreePort()
  const env = { ...process.env, DATABASE_URL: '', REDIS_URL: '', KENTONGAN_HOME: home, PORT: String(port), ...environment }
  const child = spawn(process.execPath, [path.join(root, 'apps/cli/bin/start.mjs')], { cwd: root, env, detached: true })
  running.push(child)
  let output = ''
  child.stdout.on('data', chunk => (output += chunk))
  child.stderr.on('data', chunk => (output += chunk))
  return {
    process: child,
    output: () => output,
    port,
    async until(text) {
      while (!output.includes(text)) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended with ${child.exitCode ?? child.signalCode} before saying "${text}":\n${output}`)
        await sleep(50)
      }
    },
    ended: () => new Promise(resolve => (child.exitCode !== null || child.signalCode !== null ? resolve(child.exitCode) : child.once('close', resolve))),
  }
}

const ready = 'Tekan Ctrl-C untuk berhenti.'
const answers = async (port: number, route: string): Promise<number | null> => fetch(`http://127.0.0.1:${port}${route}`).then(response => response.status, () => null)

/** Whether keys of platforms can be stored, as the first admin sees it. */
async function canSeal({ port, output }: Started): Promise<unknown> {
  const [, token] = /\/atur#token=([\w-]+)/.exec(output())!
  const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const admin = JSON.stringify({ token, name: 'Admin', email: 'admin@dinas.example', password: 'kata sandi yang panjang' })
  const signedUp = await fetch(`http://127.0.0.1:${port}/api/setup`, { method: 'POST', headers: ours, body: admin })
  const cookie = signedUp.headers.getSetCookie()[0]!.split(';')[0]!
  const keys = await fetch(`http://127.0.0.1:${port}/api/platform-keys`, { headers: { ...ours, cookie } })
  return (await keys.json() as { readonly canSeal: boolean }).canSeal
}

/** Processes that still have to do with the data folder or the port, whoever their parent is. */
const leftovers = (home: string, port: number): string[] =>
  spawnSync('ps', ['-eww', '-o', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n').filter(line => line.includes(home) || line.includes(`PORT=${port}`))

/** Who is logged in to the embedded server, and as what: only the starter holds the owner's password. */
async function loginsOf(home: string): Promise<string[]> {
  const port = readFileSync(path.join(home, 'postgres/database/postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(path.join(home, 'postgres/database-password'), 'utf8')
  const client = new Client({ connectionString: `postgres://kentongan:${password}@127.0.0.1:${port}/kentongan` })
  await client.connect()
  const { rows } = await client.query(`select distinct usename || ' ' || case when application_name like 'kentongan%' or application_name = 'owner'
    then application_name else 'kentongan_queue' end as login from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by 1`)
  await client.end()
  return rows.map(row => row.login)
}

describe('npm start', () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'kentongan-start-'))
  })
  afterEach(async () => {
    // Where a test failed half-way, its starter would outlive it.
    for (const child of running.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      await new Promise(resolve => child.once('close', resolve))
    }
    rmSync(home, { recursive: true, force: true })
  })

  it('brings everything up, refuses a second starter, and leaves nothing behind on SIGTERM', async () => {
    const first = await startKentongan(home)
    await first.until(ready)
    expect(first.output()).toContain(`Kentongan siap: http://localhost:${first.port}`)
    expect(first.output()).toMatch(/\/atur#token=[\w-]{20,}/)
    expect(statSync(path.join(home, 'secret-key')).mode & 0o777).toBe(0o600)
    expect(await canSeal(first)).toBe(true)
    expect(await answers(first.port, '/readyz')).toBe(200)
    expect(await answers(first.port, '/')).toBe(200)

    expect(await loginsOf(home)).toEqual(['kentongan owner', 'kentongan_api kentongan_api', 'kentongan_api kentongan_api_listen', 'kentongan_worker kentongan_queue', 'kentongan_worker kentongan_worker', 'kentongan_worker kentongan_worker_listen'])

    const second = await startKentongan(home)
    expect(await second.ended()).toBe(1)
    expect(second.output()).toContain(`Kentongan sudah berjalan dari folder ini (proses ${first.process.pid})`)

    first.process.kill('SIGTERM')
    expect(await first.ended()).toBe(0)
    expect(first.output()).toContain('Berhenti dengan baik.')
    expect(leftovers(home, first.port)).toEqual([])
    expect(await answers(first.port, '/healthz')).toBeNull()

    const again = await startKentongan(home)
    await again.until(ready)
    expect(again.output()).not.toContain('tidak wajar')
    again.process.kill('SIGINT')
    expect(await again.ended()).toBe(0)
    expect(leftovers(home, again.port)).toEqual([])
  })

  it('uses a PostgreSQL and a Redis of one\'s own', async () => {
    const [cluster, redis] = await Promise.all([startEmbeddedDatabase({ root, home: path.join(home, 'server'), initdbFlags: ['--no-sync'] }), startRedis()])
    const data = path.join(home, 'data')
    const started = await startKentongan(data, { DATABASE_URL: cluster.url('postgres'), REDIS_URL: redis.url })
    await started.until(ready)
    expect(await answers(started.port, '/readyz')).toBe(200)
    expect(existsSync(path.join(data, 'postgres'))).toBe(false)
    expect(await redis.keys('bull:*')).not.toEqual([])
    started.process.kill('SIGTERM')
    expect(await started.ended()).toBe(0)
    await Promise.all([cluster.stop(), redis.stop()])
  })

  it('recovers by itself after the starter was killed', async () => {
    const first = await startKentongan(home)
    await first.until(ready)
    const token = /#token=([\w-]+)/.exec(first.output())![1]!
    const created = await fetch(`http://localhost:${first.port}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://localhost:${first.port}`, 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ token, name: 'Admin', email: 'admin@dinas.example', password: 'kata sandi yang panjang' }),
    })
    expect(created.status).toBeLessThan(300)
    first.process.kill('SIGKILL')
    await first.ended()
    await until(async () => (await answers(first.port, '/healthz')) === null)

    const again = await startKentongan(home)
    await again.until(ready)
    expect(again.output()).toContain('keadaan dipulihkan')
    expect(again.output()).not.toContain('#token=') // the admin survived
    expect(await answers(again.port, '/readyz')).toBe(200)
    again.process.kill('SIGTERM')
    expect(await again.ended()).toBe(0)
    expect(leftovers(home, again.port)).toEqual([])
  })

  const endsWith = async (sentence: string, environment: Record<string, string>): Promise<void> => {
    const started = await startKentongan(environment['KENTONGAN_HOME'] ?? home, environment)
    expect(await started.ended()).toBe(1)
    expect(started.output()).toContain(sentence)
    expect(started.output()).not.toMatch(/^\s+at /m) // a sentence, not a stack
  }

  it('names a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    await endsWith(`Porta ${port} sedang dipakai program lain`, { PORT: String(port) })
    other.close()
  })

  it('names every wrong variable at once', async () => {
    const started = await startKentongan(home, { PORT: 'x', LOG_LEVEL: 'keras', POLL_FLOOR_SECONDS: '-1' })
    expect(await started.ended()).toBe(1)
    for (const name of ['PORT', 'LOG_LEVEL', 'POLL_FLOOR_SECONDS']) expect(started.output()).toContain(`  ${name}:`)
  })

  it('names a folder that cannot be written to', () => endsWith('tidak dapat ditulisi', { KENTONGAN_HOME: path.join(root, 'package.json', 'data') }))

  it('names a database that cannot be reached', () => endsWith('tidak dapat dihubungi', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }))

  it('says that the disk is full', async () => {
    const small = path.join(home, 'small')
    mkdirSync(small)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', small]).status !== 0) {
      console.log('skipped: only root may mount a small disk')
      return
    }
    try {
      await endsWith('Disk penuh', { KENTONGAN_HOME: small })
    } finally {
      spawnSync('umount', [small])
    }
  })

  it('says that Node is too old', () => {
    const source = readFileSync(path.join(root, 'apps/cli/bin/start.mjs'), 'utf8')
    expect(source).toContain("fail('oldNode'")
    const aged = spawnSync(process.execPath, ['--import', 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.0"})', path.join(root, 'apps/cli/bin/start.mjs')], { encoding: 'utf8' })
    expect(aged.status).toBe(1)
    expect(aged.stderr).toContain('Node.js 18.20.0 terlalu lama')
    expect(existsSync(path.join(home, 'start.lock'))).toBe(false)
  })
})
