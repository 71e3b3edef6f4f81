import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { Client } from 'pg'
import type { DataSource } from 'typeorm'
import { connectDatabase, migrateDatabase, syncProfileRules } from '@kentongan/platform/db'
import { startEmbeddedDatabase } from '@kentongan/platform/embedded-db'
import { migrateQueues } from '@kentongan/platform/queue'
import { benchTerms, makeFeed } from './ingest-feed'

const sources = 200
const itemsPerSource = 500
const total = sources * itemsPerSource
const batch = 500

/**
 * 100,000 posts from a local feed server to tagged mentions on one worker, beside a bare batched insert of the same rows into the
 * same tables on the same server. Prints posts a second of both and the ratio.
 */
export async function bench(): Promise<void> {
  const root = process.cwd()
  const home = mkdtempSync(path.join(tmpdir(), 'kentongan-bench-'))
  const cluster = await startEmbeddedDatabase({ root, home, settings: ['max_wal_size=4GB'] })
  const open = async (name: string): Promise<DataSource> => {
    const admin = new Client({ connectionString: cluster.url('postgres') })
    await admin.connect()
    await admin.query(`create database ${name}`)
    await admin.end()
    const owner = await connectDatabase({ url: cluster.url(name), role: 'owner', poolSize: 2 })
    await migrateDatabase(owner)
    await migrateQueues(cluster.url(name))
    return owner
  }
  const feeds = await serveFeeds()
  try {
    const piped = await open('piped')
    const pipeline = await runPipeline(root, piped, cluster.url('piped'), feeds.port)
    const bare = await insertBare(piped, await open('bare'))
    print('one worker, feeds to tagged mentions', total, pipeline.seconds)
    print('bare batched insert of the same rows', total, bare.seconds)
    console.log(`ratio ${(bare.seconds / pipeline.seconds).toFixed(2)}   mentions ${bare.mentions}   worker CPU ${pipeline.cpuPerThousand.toFixed(2)} s per 1,000 posts   worker peak memory ${pipeline.megabytes.toFixed(0)} MB`)
    await piped.destroy()
  } finally {
    feeds.server.close()
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

const print = (what: string, posts: number, seconds: number): void =>
  console.log(`${what.padEnd(40)} ${seconds.toFixed(1).padStart(7)} s ${Math.round(posts / seconds).toLocaleString('en').padStart(8)} posts/s`)

async function serveFeeds(): Promise<{ readonly server: Server; readonly port: number }> {
  // Made and compressed beforehand: the server must not compete with what is measured.
  const bodies = Array.from({ length: sources }, (_, source) => gzipSync(makeFeed(source, itemsPerSource)))
  const server = createServer((request, response) => {
    const body = bodies[Number(request.url!.slice(1))]
    response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' }).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as { port: number }).port }
}

async function runPipeline(root: string, owner: DataSource, url: string, port: number) {
  const [agencies] = await Promise.all([owner.query(`insert into agency (name) select 'Instansi ' || n from generate_series(1, $1) n returning id`, [benchTerms.length])])
  for (const [at, { id }] of (agencies as { id: number }[]).entries()) {
    await syncProfileRules(owner.manager, id, benchTerms[at]!.map(text => ({ kind: 'name', text, ambiguous: false })), null)
  }
  const worker = await startWorker(root, url)
  const started = performance.now()
  await owner.query(`insert into source (url, title) select 'http://127.0.0.1:' || $1 || '/' || n, 'Sumber ' || n from generate_series(0, $2 - 1) n`, [port, sources])
  let done = 0
  while (done < total) {
    await sleep(250)
    const [row] = await owner.query('select (select count(*) from post)::int - (select count(*) from post_to_tag)::int as tagged')
    done = row.tagged
  }
  const seconds = (performance.now() - started) / 1_000
  const figures = await readMetrics()
  await new Promise(resolve => worker.once('exit', resolve).kill('SIGTERM'))
  return { seconds, cpuPerThousand: figures.cpu / (total / 1_000), megabytes: figures.bytes / 1e6 }
}

const metricsPort = 43_917

async function startWorker(root: string, url: string): Promise<ChildProcess> {
  const worker = fork(path.join(root, 'dist/worker/main.js'), {
    env: { ...process.env, DATABASE_URL: url, FETCH_ALLOW_LOOPBACK: '1', FETCH_DOMAIN_GAP_MS: '0', LOG_LEVEL: 'warn', WORKER_PORT: String(metricsPort) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await new Promise((resolve, reject) => worker.once('message', resolve).once('exit', code => reject(new Error(`the worker ended with ${code}`))))
  return worker
}

async function readMetrics(): Promise<{ readonly cpu: number; readonly bytes: number }> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return { cpu: value('process_cpu_seconds_total'), bytes: value('process_resident_memory_bytes') }
}

/** Reads what the pipeline stored and inserts it again, 500 rows a statement, on one connection, keys and mentions included. */
async function insertBare(from: DataSource, to: DataSource) {
  const posts = await from.query('select source_id, kind, url, canonical_url, title, text, published_at, date_confidence, content_hash from post order by id')
  const keys = await from.query('select source_id, key_hash, post_id from post_key order by post_id')
  const mentions = await from.query('select post_id, agency_id, source_id, published_at, spans::text, rules_version, tone, tone_confidence, tone_because::text, tone_version from mention order by id')
  await to.query(`insert into agency (name) select 'Instansi ' || n from generate_series(1, $1) n`, [benchTerms.length])
  await to.query(`insert into source (url, title) select n::text, n::text from generate_series(1, $1) n`, [sources])
  const started = performance.now()
  await insertAll(to, 'post', { source_id: 'int', kind: 'text', url: 'text', canonical_url: 'text', title: 'text', text: 'text', published_at: 'timestamptz', date_confidence: 'text', content_hash: 'bytea' }, posts)
  await insertAll(to, 'post_key', { source_id: 'int', key_hash: 'bytea', post_id: 'bigint' }, keys)
  await insertAll(to, 'mention', { post_id: 'bigint', agency_id: 'int', source_id: 'int', published_at: 'timestamptz', spans: 'jsonb', rules_version: 'int', tone: 'text', tone_confidence: 'real', tone_because: 'jsonb', tone_version: 'text' }, mentions)
  const seconds = (performance.now() - started) / 1_000
  await to.destroy()
  return { seconds, mentions: mentions.length }
}

async function insertAll(to: DataSource, table: string, columns: Readonly<Record<string, string>>, rows: readonly Record<string, unknown>[]): Promise<void> {
  const names = Object.keys(columns)
  const statement = `insert into ${table} (${names.join(', ')}) select * from unnest(${names.map((name, at) => `$${at + 1}::${columns[name]}[]`).join(', ')})`
  for (let at = 0; at < rows.length; at += batch) {
    const part = rows.slice(at, at + batch)
    await to.query(statement, names.map(name => part.map(row => row[name])))
  }
}
