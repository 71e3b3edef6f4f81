import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { NestFactory } from '@nestjs/core'
import { createGrouper } from '@kentongan/issues'
import type { Config } from '@kentongan/platform/config'
import {
  connectDatabase, groupingChannel, GroupingRepository, ImportRunRepository, IngestRepository, LookbackRunRepository, MaintenanceRepository, PlatformBudgetRepository,
  PlatformKeyRepository, StreamRepository, TaggingRepository, ToneSampleRepository, ToneTrainingRepository, WatchRepository,
} from '@kentongan/platform/db'
import { createFeedReader } from '@kentongan/platform/feed-reader'
import { createConnectionGuard, createHttpFetch, userAgent, type HttpFetch } from '@kentongan/platform/http-fetch'
import { listenTo } from '@kentongan/platform/live'
import { createNestLogger, type Logger } from '@kentongan/platform/log'
import { connectQueues, type Queues } from '@kentongan/platform/queue'
import { createPlatformAccess, createSealer, type PlatformAccess } from '@kentongan/platform/secrets'
import { createTableReader } from '@kentongan/platform/table-reader'
import { loadTone, type ToneModel } from '@kentongan/tone'
import type { DataSource } from 'typeorm'
import { createHandlers, enqueueGrouping, enqueueTagging } from './handlers'
import { createMetrics } from './metrics'
import { createBell, type Bell } from './steps/create-bell'
import { createRuleKeeper, type RuleKeeper } from './steps/keep-rules'
import { createToneKeeper } from './steps/keep-tone'
import { createStreams, type Streams } from './streams/create-streams'
import { createToneTrainer } from './training/create-tone-trainer'
import type { ScheduleDeps } from './schedule'
import { WorkerModule } from './worker.module'

/** So long a worker goes on grouping before another may take over, which then has to load all that this one knows. */
const groupingStayMs = 60_000

/** Folders of the built threads and of the shipped tone model. */
export type WorkerPlaces = { readonly threads: string; readonly toneModel: string }
export type RunningWorker = { readonly metrics: () => Promise<string>; stop(): Promise<void> }

/** Wires one worker process. Every worker polls, tags and keeps house; any number may run on one database. */
export async function startWorker(config: Config, log: Logger, places: WorkerPlaces): Promise<RunningWorker> {
  const database = await connectDatabase({ url: config.DATABASE_URL, role: 'kentongan_worker', poolSize: 10 })
  const http = createHttpFetch({ userAgent, allowHosts: config.FETCH_ALLOW_HOSTS, allowLoopback: config.FETCH_ALLOW_LOOPBACK, perDomainGapMs: config.FETCH_DOMAIN_GAP_MS })
  const reader = createFeedReader({ threadFile: path.join(places.threads, 'read-feed.thread.js'), threads: 2 })
  const trainer = createToneTrainer({ threadFile: path.join(places.threads, 'learn-tone.thread.js'), modelFolder: places.toneModel })
  const metrics = createMetrics()
  const queues = openQueues(config, log, metrics)
  const ingest = new IngestRepository(database)
  const tagging = new TaggingRepository(database)
  const lookbacks = new LookbackRunRepository(database)
  const training = new ToneTrainingRepository(database)
  const imports = new ImportRunRepository(database)
  const stopping = new AbortController()
  const bell = createBell()
  stopping.signal.addEventListener('abort', bell.ring)
  const tones = createToneKeeper({ training, shipped: await readShipped(places.toneModel, training), log })
  const rules = createRuleKeeper({ tagging, tones, log })
  const access = openAccess(config, database)

  await queues.work(createHandlers({
    ingest, imports, tables: createTableReader({ threadFile: path.join(places.threads, 'read-table.thread.js') }), tagging, lookbacks, http, reader, access, tones, rules, training, trainer, queues, log,
    now: () => new Date(), random: Math.random, floorSeconds: config.POLL_FLOOR_SECONDS,
    grouping: new GroupingRepository(database), createGrouper, bell, stopping: stopping.signal, stayMs: groupingStayMs, watch: new WatchRepository(database),
  }))
  const ticking = await startTicks({ ingest, imports, tagging, lookbacks, maintenance: new MaintenanceRepository(database), training, samples: new ToneSampleRepository(database), queues, log })
  const stopListening = hearDecisions(config, log, queues, bell)
  const streams = startStreams(config, { database, http, access, rules, queues, log })
  log.info('worker is up')

  return {
    metrics: metrics.print,
    async stop() {
      stopping.abort()
      await Promise.all([streams.stop(), ticking.close(), stopListening()])
      await http.close()
      await trainer.close() // a training under way ends as stopped; the queues would wait for it
      await queues.close()
      await reader.close()
      await database.destroy()
    },
  }
}

const openQueues = (config: Config, log: Logger, metrics: ReturnType<typeof createMetrics>): Queues => connectQueues({
  databaseUrl: config.DATABASE_URL,
  redisUrl: config.REDIS_URL,
  onError: (error, where) => log.error({ err: error, ...where }, 'job failed'),
  onResult: metrics.countJob,
})

type StreamParts = {
  readonly database: DataSource; readonly http: HttpFetch; readonly access: PlatformAccess; readonly rules: RuleKeeper; readonly queues: Queues; readonly log: Logger
}

const startStreams = ({ FETCH_ALLOW_HOSTS: allowHosts, FETCH_ALLOW_LOOPBACK: allowLoopback }: Config, { database, http, access, rules, queues, log }: StreamParts): Streams => createStreams({
  streams: new StreamRepository(database), keeper: rules, guard: createConnectionGuard({ allowHosts, allowLoopback }), http, access, log,
  onPosts: postIds => enqueueTagging(queues, postIds), now: () => new Date(), random: Math.random,
})

/** Somebody waits for what he has decided: whoever groups is woken, and where nobody does, it is asked for. */
const hearDecisions = (config: Config, log: Logger, queues: Queues, bell: Bell): (() => Promise<void>) => listenTo({
  url: config.DATABASE_URL, role: 'kentongan_worker', channel: groupingChannel,
  onTold: () => {
    bell.ring()
    void enqueueGrouping(queues)
  },
  onError: error => log.error({ err: error }, 'not listening for decisions'),
})

/** Without a secret no key opens, and platforms that want one say so on their sources. */
const openAccess = ({ SECRET_KEY: secret }: Config, database: DataSource): PlatformAccess => createPlatformAccess({
  keys: new PlatformKeyRepository(database), budgets: new PlatformBudgetRepository(database), sealer: secret ? createSealer(secret) : null, now: () => new Date(),
})

async function readShipped(folder: string, training: ToneTrainingRepository): Promise<ToneModel> {
  const shipped = loadTone(await readFile(path.join(folder, 'tone.json'), 'utf8'))
  await training.nameShipped(shipped.version)
  return shipped
}

const startTicks = (deps: ScheduleDeps) => NestFactory.createApplicationContext(WorkerModule.with(deps), { logger: createNestLogger(deps.log) })
