import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { compileRuleset, matchRules, type Ruleset } from '@kentongan/matching'
import { connectDatabase, migrateDatabase, StreamRepository } from '@kentongan/platform/db'
import { startEmbeddedDatabase } from '@kentongan/platform/embedded-db'
import { connectQueues, migrateQueues } from '@kentongan/platform/queue'
import { readJetstreamEvent, type StreamedPost, type StreamEvent } from '@kentongan/sources'
import type { DataSource } from 'typeorm'
import { enqueueTagging } from '../../apps/worker/src/handlers'
import { createKnownRefs } from '../../apps/worker/src/streams/keep-refs'
import { listenToJetstream } from '../../apps/worker/src/streams/listen-to-jetstream'
import { createStreamBuffer } from '../../apps/worker/src/streams/stream-buffer'
import { makeEvents, renew, type RawEvent } from './firehose-events'
import { leavesOf, matchBySearch, patternsOf, searchByMonyone, searchByRegExp, type Search } from './match-by-library'
import { drawQueries, readPosts } from './matching-rules'

const ruleCount = 5_000
/** Different messages; each is told again and again as a new one. */
const poolSize = 50_000
/** Messages between two looks at the clock. */
const chunk = 1_000
/** Posts that wait before they are stored: about what half a second brings. */
const flushSize = 500
/** The slow ways are shown on fewer posts: as many tell as much. */
const postsByLibrary = 20_000
const postsByRegExp = 40

type Stage = { cpu: number; wall: number }
type Stages = Readonly<Record<'parse' | 'match' | 'enqueue', Stage>>
const clock = () => ({ cpu: process.cpuUsage(), wall: performance.now() })
const add = (stage: Stage, from: ReturnType<typeof clock>): void => {
  const { user, system } = process.cpuUsage(from.cpu)
  stage.cpu += (user + system) / 1e6
  stage.wall += (performance.now() - from.wall) / 1e3
}

/**
 * `npm run bench -- firehose [MILLIONS]`: Jetstream's messages from memory through reading, matching with 5,000 rules and storing what
 * matches in a real PostgreSQL, with the jobs for tagging, by the worker's own code. Prints posts for each second of one core, the share
 * of each stage, and memory after each million; then what other ways to match would take.
 */
export async function bench([millions = '1']: readonly string[]): Promise<void> {
  const posts = readPosts(100_000)
  if (posts === null) return console.log('skipped: bench firehose draws its rules from the recordings of ../shared')
  const events = makeEvents(poolSize, posts.filter((_, at) => at % 3 === 0).map(({ text }) => text), 11)
  const ruleset = makeRules(drawQueries(2 * ruleCount, posts, 1), events)
  console.log(`${ruleCount} rules; messages of ${Math.round(events.reduce((sum, { bytes }) => sum + bytes.length, 0) / events.length)} bytes, of which ${share(events.filter(({ isPost }) => isPost).length, events.length)} posts`)
  await withDatabase(database => replay(events, ruleset, Number(millions) * 1e6, database))
  compareWays(events, ruleset)
}

const rulesOf = (queries: readonly string[]): Ruleset => compileRuleset(queries.map((query, at) => ({ ruleId: at + 1, agencyId: 1 + at % 60, lane: 'sure', query })))

/** Drawn from Indonesian headlines, some ask for words such as "and": who sees such a rule at the test bench does not save it. */
function makeRules(queries: readonly string[], events: readonly RawEvent[]): Ruleset {
  const { engine } = rulesOf(queries)
  const bad = new Set<unknown>()
  for (const { bytes } of events.slice(0, 20_000)) {
    const { event } = readJetstreamEvent(bytes.toString())
    if (event?.kind !== 'post' || event.lang === 'id') continue
    for (const { rule } of matchRules(engine, { title: event.title, text: event.text, author: '', source: '', lang: event.lang })) bad.add(rule)
  }
  return rulesOf(queries.filter((_, at) => !bad.has(at + 1)).slice(0, ruleCount))
}

const share = (part: number, whole: number): string => `${(100 * part / whole).toFixed(1)} %`

type Database = { readonly worker: DataSource; readonly owner: DataSource; readonly url: string }

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'kentongan-bench-'))
  const cluster = await startEmbeddedDatabase({ root: process.cwd(), home, settings: ['max_wal_size=4GB'] })
  const url = cluster.url('postgres')
  const owner = await connectDatabase({ url, role: 'owner', poolSize: 2 })
  try {
    await migrateDatabase(owner)
    await migrateQueues(url)
    const worker = await connectDatabase({ url, role: 'kentongan_worker', poolSize: 2 })
    await work({ worker, owner, url })
    await worker.destroy()
  } finally {
    await owner.destroy()
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

async function replay(pool: readonly RawEvent[], ruleset: Ruleset, total: number, { worker, owner, url }: Database): Promise<void> {
  await owner.query(`insert into source (kind, url, title) values ('bluesky', 'ws://bench/', 'Bluesky')`)
  const streams = new StreamRepository(worker)
  const [claim] = await streams.claim(1)
  const source = (await streams.find(claim!))!
  const now = () => new Date()
  const queues = connectQueues({ databaseUrl: url, redisUrl: undefined, onError: error => { throw error }, onResult: () => undefined })
  const refs = createKnownRefs({ streams, now })
  const platform = listenToJetstream(source, now)
  const buffer = createStreamBuffer({ rules: () => ruleset, source: source.matchText, isKnown: refs.has })
  const stages: Stages = { parse: { cpu: 0, wall: 0 }, match: { cpu: 0, wall: 0 }, enqueue: { cpu: 0, wall: 0 } }
  const counts = { posts: 0, stored: 0 }
  const enqueue = async (): Promise<void> => {
    const from = clock()
    const batch = { ...buffer.take(now()), cursor: platform.cursor() }
    refs.add(batch.posts.flatMap(({ social }) => social?.ref ?? []))
    const stored = (await streams.store(claim!, batch, now()))!
    await enqueueTagging(queues, stored.newPostIds)
    counts.stored += stored.newPostIds.length
    add(stages.enqueue, from)
  }
  const collect = exposeCollector()
  for (let told = 0; told < total; told += chunk) {
    const messages = Array.from({ length: chunk }, (_, at) => pool[(told + at) % pool.length]!)
    messages.forEach((message, at) => renew(message, told + at))
    counts.posts += messages.reduce((sum, { isPost }) => sum + Number(isPost), 0)
    hear(messages, platform.read, buffer.add, stages)
    if (buffer.size() >= flushSize) await enqueue()
    if ((told + chunk) % 1e6 === 0) report(told + chunk, counts, stages, collect)
  }
  await enqueue()
  await queues.close()
  const [row] = await owner.query('select (select count(*)::int from post) as posts, (select count(*)::int from post_to_tag) as waiting')
  console.log(`in the tables ${row.posts} posts, ${row.waiting} waiting to be tagged; wanted and stored ${counts.stored}`)
}

function hear(messages: readonly RawEvent[], read: (text: string) => StreamEvent | null, keep: (event: StreamEvent) => void, { parse, match }: Stages): void {
  const parsing = clock()
  const events = messages.map(({ bytes }) => read(bytes.toString()))
  add(parse, parsing)
  const matching = clock()
  for (const event of events) if (event !== null) keep(event)
  add(match, matching)
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

function report(told: number, { posts, stored }: { readonly posts: number; readonly stored: number }, stages: Stages, collect: () => void): void {
  collect()
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
  const all = Object.values(stages)
  const [cpu, wall] = [all.reduce((sum, stage) => sum + stage.cpu, 0), all.reduce((sum, stage) => sum + stage.wall, 0)]
  const parts = Object.entries(stages).map(([name, stage]) => `${name} ${share(stage.cpu, cpu)} (${stage.wall.toFixed(1)} s)`)
  console.log(`${told / 1e6} million messages: ${Math.round(posts / cpu)} posts (${Math.round(told / cpu)} messages) per CPU-s, ${Math.round(posts / wall)} posts/s by the clock, enqueueing waited for; ${parts.join(', ')}; `
    + `stored ${stored} (${share(stored, posts)}); heap ${Math.round((heapUsed + arrayBuffers) / 1e6)} MB, process ${Math.round(rss / 1e6)} MB`)
}

/** The same posts, read the same, and matched otherwise; the verification is ours in all. */
function compareWays(pool: readonly RawEvent[], { engine }: Ruleset): void {
  const patterns = patternsOf(engine)
  const texts = pool.filter(({ isPost }) => isPost).map(({ bytes }) => bytes.toString())
  const measure = (name: string, count: number, match: (post: StreamedPost) => number): void => {
    const from = process.cpuUsage()
    let found = 0
    for (const text of texts.slice(0, count)) {
      const { event } = readJetstreamEvent(text)
      if (event?.kind === 'post') found += Number(match(event) > 0)
    }
    const { user, system } = process.cpuUsage(from)
    const done = Math.min(count, texts.length)
    console.log(`${name.padEnd(40)} ${String(Math.round(done / ((user + system) / 1e6))).padStart(8)} posts/CPU-s   wanted ${share(found, done)}`)
  }
  const by = (search: Search) => ({ title, text }: StreamedPost) => matchBySearch(engine, search, { title, text, author: '', source: '', lang: '' })
  measure('read, then @monyone/aho-corasick/fast', postsByLibrary, by(searchByMonyone(patterns)))
  measure('read, then one RegExp per rule', postsByRegExp, by(searchByRegExp(patterns, engine.rules.map(({ root }) => leavesOf(root)))))
}
