import { readFile } from 'node:fs/promises'
import { NestFactory } from '@nestjs/core'
import type { Config } from '@kentongan/platform/config'
import { connectDatabase, IngestRepository, LookbackRunRepository, MaintenanceRepository, TaggingRepository } from '@kentongan/platform/db'
import { createFeedReader } from '@kentongan/platform/feed-reader'
import { createHttpFetch, userAgent } from '@kentongan/platform/http-fetch'
import { createNestLogger, type Logger } from '@kentongan/platform/log'
import { connectQueues } from '@kentongan/platform/queue'
import { loadTone } from '@kentongan/tone'
import { createHandlers } from './handlers'
import { createMetrics } from './metrics'
import { WorkerModule } from './worker.module'

export type WorkerPlaces = { readonly threadFile: string; readonly toneModel: string }
export type RunningWorker = { readonly metrics: () => Promise<string>; stop(): Promise<void> }

/** Wires one worker process. Every worker polls, tags and keeps house; any number may run on one database. */
export async function startWorker(config: Config, log: Logger, places: WorkerPlaces): Promise<RunningWorker> {
  const database = await connectDatabase({ url: config.DATABASE_URL, role: 'kentongan_worker', poolSize: 10 })
  const http = createHttpFetch({ userAgent, allowHosts: config.FETCH_ALLOW_HOSTS, allowLoopback: config.FETCH_ALLOW_LOOPBACK, perDomainGapMs: config.FETCH_DOMAIN_GAP_MS })
  const reader = createFeedReader({ threadFile: places.threadFile, threads: 2 })
  const metrics = createMetrics()
  const queues = connectQueues({
    databaseUrl: config.DATABASE_URL,
    redisUrl: config.REDIS_URL,
    onError: (error, where) => log.error({ err: error, ...where }, 'job failed'),
    onResult: metrics.countJob,
  })
  const ingest = new IngestRepository(database)
  const tagging = new TaggingRepository(database)
  const lookbacks = new LookbackRunRepository(database)
  const tone = loadTone(await readFile(places.toneModel, 'utf8'))

  await queues.work(createHandlers({ ingest, tagging, lookbacks, http, reader, tone, queues, log, now: () => new Date(), random: Math.random, floorSeconds: config.POLL_FLOOR_SECONDS }))
  const module = WorkerModule.with({ ingest, tagging, lookbacks, maintenance: new MaintenanceRepository(database), queues, log })
  const ticking = await NestFactory.createApplicationContext(module, { logger: createNestLogger(log) })
  log.info('worker is up')

  return {
    metrics: metrics.print,
    async stop() {
      await ticking.close()
      await http.close()
      await queues.close()
      await reader.close()
      await database.destroy()
    },
  }
}
