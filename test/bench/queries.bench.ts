import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { DataSource } from 'typeorm'
import { connectDatabase, createToken, migrateDatabase } from '@kentongan/platform/db'
import { startEmbeddedDatabase, type EmbeddedDatabase } from '@kentongan/platform/embedded-db'
import { migrateQueues } from '@kentongan/platform/queue'
import { fillInstallation } from './fill-installation'
import { compareRollups } from './without-rollups'

const port = 43_921
const warmUp = 3
const rounds = 30
/** Milliseconds (p95) that a chart or a count may take at a million mentions. */
const target = 150

/**
 * `npm run bench -- queries [FOLDER]`: fills a million mentions and prints p50 and p95 of every endpoint that the dashboard calls, over
 * HTTP, for a caller of the whole installation and for one with two agencies; then the same counts without rollups. Beside them stands what
 * the database and the api computed for a call, which other programs of the machine do not change as much. FOLDER keeps the filled
 * database for the next run. Needs the built api.
 */
export async function bench([folder]: readonly string[]): Promise<void> {
  const root = process.cwd()
  const home = folder === undefined ? mkdtempSync(path.join(tmpdir(), 'kentongan-bench-')) : path.resolve(folder)
  const isFilled = existsSync(path.join(home, 'database'))
  const cluster = await startEmbeddedDatabase({ root, home, settings: ['max_wal_size=4GB'] })
  try {
    if (!isFilled) await createDatabase(cluster)
    const owner = await connectDatabase({ url: cluster.url('filled'), role: 'owner', poolSize: 2 })
    if (!isFilled) await fill(owner, cluster.url('filled'))
    const [{ mentions, issues, open }] = await owner.query(
      `select (select count(*) from mention) as mentions, (select count(*) from issue) as issues, (select count(*) from issue where status <> 'done' and muted_until is null) as open`)
    console.log(`${mentions.toLocaleString('en')} mentions, ${issues.toLocaleString('en')} issues, ${open.toLocaleString('en')} of them open`)
    const api = await startApi(root, cluster.url('filled'))
    await measureAll(owner, () => readProcessor(home, api.pid!))
      .finally(() => new Promise(resolve => api.once('exit', resolve).kill('SIGTERM')))
    await compareRollups(owner)
    await owner.destroy()
  } finally {
    await cluster.stop()
    if (folder === undefined) await rm(home, { recursive: true, force: true })
  }
}

async function createDatabase(cluster: EmbeddedDatabase): Promise<void> {
  const admin = new Client({ connectionString: cluster.url('postgres') })
  await admin.connect()
  await admin.query('create database filled')
  await admin.end()
}

async function fill(owner: DataSource, url: string): Promise<void> {
  await migrateDatabase(owner)
  await migrateQueues(url)
  const people = await owner.query(`insert into account (email, name, password_hash) values ('semua@contoh.go.id', 'Semua', 'x'), ('dua@contoh.go.id', 'Dua', 'x') returning id`)
  await fillInstallation(owner, (step, seconds) => console.log(`filled ${step.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s`))
  await owner.query(`insert into membership (account_id, agency_id, role) values ($1, null, 'admin'), ($2, 5, 'analyst'), ($2, 20, 'analyst')`, [people[0].id, people[1].id])
  const searches = ['', 'tab=mine', 'tab=done', 'level=merah', 'mark=negative', 'mark=unowned', 'q=banjir', 'agency=5', 'agency=20&level=krisis', 'kind=feed']
  for (const { id } of people) await owner.query(`insert into saved_view (account_id, name, search) select $1, s, s from unnest($2::text[]) s`, [id, searches])
}

async function startApi(root: string, url: string): Promise<ChildProcess> {
  const api = fork(path.join(root, 'dist/api/main.js'), {
    env: { ...process.env, DATABASE_URL: url, PORT: String(port), LOG_LEVEL: 'warn' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await new Promise((resolve, reject) => api.once('message', resolve).once('exit', code => reject(new Error(`the api ended with ${code}`))))
  return api
}

type Send = (method: string, address: string, body?: unknown) => Promise<Record<string, never>>

async function signIn(owner: DataSource, email: string): Promise<Send> {
  const { token, hash } = createToken()
  await owner.query(
    `insert into session (token_hash, account_id, expires_at) select $1, id, now() + interval '1 day' from account where email = $2`, [hash, email])
  return async (method, address, body) => {
    const headers = { cookie: `__Host-kentongan=${token}`, 'sec-fetch-site': 'same-origin', ...(body !== undefined && { 'content-type': 'application/json' }) }
    const response = await fetch(`http://127.0.0.1:${port}${address}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${text}`)
    return JSON.parse(text)
  }
}

/** Milliseconds of processor that the database and the api have used; clock ticks of Linux (proc(5)), NaN elsewhere. */
function readProcessor(home: string, api: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const [postmaster] = readFileSync(path.join(home, 'database/postmaster.pid'), 'utf8').split('\n')
  let ticks = 0
  for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const stat = readStat(id)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number)
    if (fields[1] === Number(postmaster) || Number(id) === api) ticks += fields[11]! + fields[12]!
  }
  return ticks * 10
}

/** Empty where the process has ended meanwhile. */
function readStat(id: string): string {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8')
  } catch {
    return ''
  }
}

async function measureAll(owner: DataSource, processor: () => number): Promise<void> {
  for (const [who, email] of [['the whole installation', 'semua@contoh.go.id'], ['two agencies', 'dua@contoh.go.id']] as const) {
    console.log(`\n${who.padEnd(52)}     p50      p95   processor   (ms, ${rounds} calls; load ${loadavg()[0]!.toFixed(1)})`)
    const send = await signIn(owner, email)
    for (const [name, call] of Object.entries(await listCalls(send))) {
      const { p50, p95, busy } = await measure(call, processor)
      console.log(`${name.padEnd(52)} ${p50.toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(8)} ${(busy < 0 ? '–' : busy.toFixed(1)).padStart(11)}${p95 > target ? '   above the target' : ''}`)
    }
  }
}

async function measure(call: () => Promise<unknown>, processor: () => number) {
  for (let round = 0; round < warmUp; round += 1) await call()
  const took: number[] = []
  const before = processor()
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    await call()
    took.push(performance.now() - started)
  }
  // Below zero where a connection ended meanwhile and took its time with it.
  const busy = (processor() - before) / rounds
  took.sort((a, b) => a - b)
  return { p50: took[Math.floor(rounds * 0.5)]!, p95: took[Math.ceil(rounds * 0.95) - 1]!, busy }
}

type Item = { readonly id: number; readonly version: number; readonly mentions: number }

async function listCalls(send: Send): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
  const page = await send('GET', '/api/issues') as unknown as { items: readonly Item[]; next: string }
  const largest = [...page.items].sort((a, b) => b.mentions - a.mentions)[0]!
  const newest = (await send('GET', '/api/mentions?limit=1')) as unknown as { newestId: number }
  const get = (address: string) => () => send('GET', address)
  const since = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const ids = page.items.slice(0, 50).map(item => item.id)
  let turn = 0
  const change = async () => {
    const { items } = await send('POST', '/api/issues/read', { ids }) as unknown as { items: readonly Item[] }
    turn += 1
    return send('POST', '/api/issues/changes', { items: items.map(({ id, version }) => ({ id, version, status: turn % 2 ? 'acknowledged' : 'new' })) })
  }
  const issue = `/api/issues/${largest.id}`
  return {
    'who I am (what any request costs)': get('/api/me'),
    'issues': get('/api/issues'),
    'issues, second page': get(`/api/issues?before=${page.next}`),
    'issues, newest first': get('/api/issues?sort=newest'),
    'issues, done': get('/api/issues?tab=done'),
    'issues, more than half negative': get('/api/issues?mark=negative'),
    'issues, words': get('/api/issues?q=banjir%20kabar'),
    'issues, one agency': get('/api/issues?agency=5'),
    'issues by 50 ids': () => send('POST', '/api/issues/read', { ids }),
    'issues, read and change 50': change,
    [`one issue (of ${largest.mentions} mentions)`]: get(issue),
    'its timeline': get(`${issue}/timeline`),
    'its mentions': get(`${issue}/mentions`),
    'its mentions, central first': get(`${issue}/mentions?sort=central`),
    'its mentions, not folded': get(`${issue}/mentions?folded=no`),
    'its course in quarters': get(`${issue}/volume`),
    'its course in hours, two weeks': get(`${issue}/volume?minutes=60&hours=336`),
    'its copies': get(`/api/issues/copies/${largest.id}`),
    'presence': () => send('POST', `${issue}/presence`, { watching: true }),
    'signals': get('/api/issues/signals'),
    'ten saved views with counts': get('/api/issues/views'),
    'settings': get('/api/issues/settings'),
    'assignees': get('/api/issues/assignees'),
    'wall': get('/api/wall'),
    'mentions': get('/api/mentions'),
    'mentions, negative': get('/api/mentions?tone=negatif'),
    'mentions, newer': get(`/api/mentions/newer?after=${newest.newestId - 500}`),
    'mentions, volume of 30 days': get('/api/mentions/volume'),
    'mentions, volume of 30 days, negative': get('/api/mentions/volume?tone=negatif'),
    'mentions, volume of 30 days, one agency': get('/api/mentions/volume?agency=5'),
    'mentions, volume of 30 days, one source': get('/api/mentions/volume?source=7'),
    'mentions, volume of a day': get(`/api/mentions/volume?from=${since(24)}`),
    'mentions, volume of 60 days': get(`/api/mentions/volume?from=${since(24 * 60)}`),
    'coverage': get('/api/coverage'),
  }
}
