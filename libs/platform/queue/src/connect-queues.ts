import { setTimeout as sleep } from 'node:timers/promises'
import { createPostgresBackend, Queue, Worker, withBackend, type Job } from 'bullmq'
import { Redis } from 'ioredis'
import { queueNames, queueTable, type Handlers, type JobData, type QueueName, type StepResult } from './queue-table'

export type QueueOptions = {
  /** The owner's PostgreSQL address; used where `redisUrl` is not given. */
  readonly databaseUrl: string
  readonly redisUrl?: string | undefined
  /** Told of every failure that has no caller: lost connections, steps that threw. */
  readonly onError: (error: Error, where: { readonly queue: QueueName; readonly jobId?: string }) => void
  readonly onResult?: (queue: QueueName, result: StepResult, milliseconds: number) => void
}

export type NewJob<Name extends QueueName> = {
  readonly data: JobData<Name>
  /** While a job of this id waits or runs, another is not added. Letters, digits, `-`. */
  readonly id?: string
}

export type Queues = {
  /** Adds jobs in one go. A hint that cannot be delivered is reported and forgotten: the rows will be found again. */
  enqueue<Name extends QueueName>(name: Name, jobs: readonly NewJob<Name>[]): Promise<void>
  /** Jobs that wait or run. */
  pending(name: QueueName): Promise<number>
  /** Starts to work on all queues. */
  work(handlers: Handlers): Promise<void>
  /** Lets running jobs end, then closes. */
  close(): Promise<void>
}

/** The role BullMQ's connections take: it sees the queue's own schema and nothing else. */
export const queueRole = 'kentongan_queue'

// A killed worker's jobs run again after at most two of these (measured in research/reliability-security-ux §0).
const lockMilliseconds = 10_000

// BullMQ waits without end for a Redis that is away; a step must not.
const hintMilliseconds = 3_000

export function connectQueues(options: QueueOptions): Queues {
  const backend = options.redisUrl === undefined ? onPostgres(options.databaseUrl) : onRedis(options.redisUrl)
  const queues = new Map<QueueName, Queue>()
  const workers: Worker[] = []
  for (const name of queueNames) queues.set(name, backend.queue(name).on('error', error => options.onError(error, { queue: name })))
  const queueOf = (name: QueueName): Queue => queues.get(name)!

  return {
    async enqueue(name, jobs) {
      if (jobs.length === 0) return
      try {
        const settings = { attempts: queueTable[name].attempts, backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 }, removeOnComplete: true, removeOnFail: true }
        const added = queueOf(name).addBulk(jobs.map(({ data, id }) => ({ name, data, opts: { ...settings, ...(id !== undefined && { jobId: id }) } })))
        await within(hintMilliseconds, added)
      } catch (error) {
        options.onError(error as Error, { queue: name })
      }
    },
    async pending(name) {
      const counts = await queueOf(name).getJobCounts('waiting', 'active', 'delayed', 'prioritized')
      return Object.values(counts).reduce((sum, count) => sum + count, 0)
    },
    async work(handlers) {
      for (const name of queueNames) workers.push(startWorker(backend, name, handlers, options))
      await Promise.all(workers.map(worker => worker.waitUntilReady()))
    },
    async close() {
      await Promise.all(workers.map(worker => worker.close()))
      await Promise.all([...queues.values()].map(queue => queue.close()))
      await backend.close()
    },
  }
}

/** Fails when the promise has not settled in time; the work behind it goes on unheeded. */
async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const late = new AbortController()
  const timeout = sleep(milliseconds, undefined, { signal: late.signal }).then(() => {
    throw new Error(`no answer within ${milliseconds} ms`)
  })
  try {
    return await Promise.race([work, timeout])
  } finally {
    late.abort()
    timeout.catch(() => {})
    work.catch(() => {})
  }
}

type Processor = (job: Job) => Promise<StepResult>
type WorkerSettings = { readonly concurrency: number; readonly lockDuration: number; readonly stalledInterval: number; readonly maxStalledCount: number }
type Backend = {
  queue(name: string): Queue
  worker(name: string, processor: Processor, settings: WorkerSettings): Worker
  close(): Promise<void>
}

function startWorker(backend: Backend, name: QueueName, handlers: Handlers, options: QueueOptions): Worker {
  const step = handlers[name] as (data: unknown) => Promise<StepResult>
  const processor: Processor = async job => {
    const started = performance.now()
    // A job may be older than the code that reads it.
    const data = queueTable[name].data.safeParse(job.data)
    const result: StepResult = data.success ? await step(data.data) : { dropped: 'unreadable-job' }
    options.onResult?.(name, result, performance.now() - started)
    return result
  }
  // A crash is not the job's fault until it has happened often; the default of one gives up after the second.
  const settings = { concurrency: queueTable[name].concurrency, lockDuration: lockMilliseconds, stalledInterval: lockMilliseconds, maxStalledCount: 5 }
  const worker = backend.worker(name, processor, settings)
  worker.on('error', error => options.onError(error, { queue: name }))
  worker.on('failed', (job, error) => options.onError(error, { queue: name, ...(job?.id !== undefined && { jobId: job.id }) }))
  return worker
}

function onPostgres(databaseUrl: string): Backend {
  const classes = withBackend(createPostgresBackend)
  const connection = { connectionString: databaseUrl, max: 3, options: `-c role=${queueRole}`, application_name: queueRole }
  return {
    queue: name => new classes.Queue(name, { connection }) as unknown as Queue,
    worker: (name, processor, settings) => new classes.Worker(name, processor, { connection, ...settings }) as unknown as Worker,
    close: async () => {},
  }
}

function onRedis(redisUrl: string): Backend {
  // Producers must not hang while Redis is away; workers wait for it for ever (BullMQ, "going to production").
  const producer = new Redis(redisUrl, { maxRetriesPerRequest: 1 })
  const consumer = new Redis(redisUrl, { maxRetriesPerRequest: null })
  producer.on('error', () => {}) // reported by each queue
  consumer.on('error', () => {})
  return {
    queue: name => new Queue(name, { connection: producer }),
    worker: (name, processor, settings) => new Worker(name, processor, { connection: consumer, ...settings }),
    close: async () => {
      producer.disconnect()
      consumer.disconnect()
    },
  }
}
