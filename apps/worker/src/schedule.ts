import { Inject, Injectable } from '@nestjs/common'
import { Cron, Interval } from '@nestjs/schedule'
import {
  lookBackDays, type ImportRunRepository, type IngestRepository, type LookbackRunRepository, type MaintenanceRepository, type TaggingRepository,
  type ToneSampleRepository, type ToneTrainingRepository,
} from '@kentongan/platform/db'
import type { Logger } from '@kentongan/platform/log'
import type { Queues } from '@kentongan/platform/queue'
import { enqueueGrouping, enqueueTagging, enqueueWatch } from './handlers'

export const scheduleDeps = Symbol('scheduleDeps')

export type ScheduleDeps = {
  readonly ingest: IngestRepository
  readonly imports: ImportRunRepository
  readonly tagging: TaggingRepository
  readonly lookbacks: LookbackRunRepository
  readonly maintenance: MaintenanceRepository
  readonly training: ToneTrainingRepository
  readonly samples: ToneSampleRepository
  readonly queues: Queues
  readonly log: Logger
}

/** Sources claimed in one tick: what a worker can fetch within a lease, at 16 a time. */
const claimLimit = 200
/** Posts untagged for this long have lost their job. */
const overdueSeconds = 30
const overdueLimit = 20_000
/** A look-back that has not moved for this long has lost its worker; a page takes a second or two. */
const staleSeconds = 30
/** A training gives a sign of life every few seconds; after this long without it has lost its worker. */
const silentSeconds = 60
/** Missed events are replayed for two days; after that a page loads anew. */
const liveEventDays = 2
/** The charts of an issue are kept for half a year after its last post. */
const issueHourDays = 180

/** Looks for rows that are due and enqueues hints, nothing else. Any number of workers may tick: rows are leased, ids are unique. */
@Injectable()
export class Schedule {
  private readonly running = new Set<string>()

  constructor(@Inject(scheduleDeps) private readonly deps: ScheduleDeps) {}

  @Interval(2_000)
  async pollDueSources(): Promise<void> {
    await this.once('poll', async () => {
      const claims = await this.deps.ingest.claimDue(claimLimit)
      await this.deps.queues.enqueue('poll-source', claims.map(claim => ({ data: claim, id: `poll-${claim.leaseToken}` })))
    })
  }

  @Interval(2_000)
  async lookBack(): Promise<void> {
    await this.once('look-back', async () => {
      const due = await this.deps.lookbacks.findDue(staleSeconds)
      await this.deps.queues.enqueue('look-back', due.map(lookbackId => ({ data: { lookbackId }, id: `look-back-${lookbackId}` })))
    })
  }

  @Interval(2_000)
  async importPosts(): Promise<void> {
    await this.once('import', async () => {
      const due = await this.deps.imports.findDue()
      await this.deps.queues.enqueue('import-posts', due.map(importId => ({ data: { importId }, id: `import-${importId}` })))
    })
  }

  @Interval(2_000)
  async trainTone(): Promise<void> {
    await this.once('train-tone', async () => {
      await this.deps.training.failSilent(silentSeconds)
      const asked = await this.deps.training.findAsked()
      await this.deps.queues.enqueue('train-tone', asked.map(modelId => ({ data: { modelId }, id: `train-tone-${modelId}` })))
    })
  }

  /** Also finds what a lost hint left behind: both steps read the tables themselves. */
  @Interval(2_000)
  async groupAndWatch(): Promise<void> {
    await this.once('group', async () => {
      await enqueueGrouping(this.deps.queues)
      await enqueueWatch(this.deps.queues)
    })
  }

  @Cron('0 10 3 * * *', { timeZone: 'Asia/Makassar' })
  async learnNightly(): Promise<void> {
    await this.once('learn', async () => {
      await this.deps.samples.draw()
      await this.deps.training.askNightly()
    })
  }

  /** The reconciler: what a lost or failed job left untagged is asked for again once the queue has nothing else to do. */
  @Interval(15_000)
  async tagForgottenPosts(): Promise<void> {
    await this.once('forgotten', async () => {
      if ((await this.deps.queues.pending('tag-posts')) > 0) return
      const forgotten = await this.deps.tagging.findOverdue(overdueSeconds, overdueLimit)
      if (forgotten.length > 0) this.deps.log.warn({ count: forgotten.length }, 'posts were left untagged and are asked for again')
      await enqueueTagging(this.deps.queues, forgotten)
    })
  }

  @Cron('0 17 2 * * *', { timeZone: 'Asia/Makassar' })
  async purgeNightly(): Promise<void> {
    await this.once('purge', async () => {
      const purged = await this.deps.maintenance.purge({ unmatchedPosts: lookBackDays, liveEvents: liveEventDays, issueHours: issueHourDays })
      this.deps.log.info(purged, 'purged')
    })
  }

  /** A tick that is still running is not started again, and its failure is logged: the next tick tries anew. */
  private async once(name: string, work: () => Promise<void>): Promise<void> {
    if (this.running.has(name)) return
    this.running.add(name)
    try {
      await work()
    } catch (error) {
      this.deps.log.error({ err: error, tick: name }, 'tick failed')
    } finally {
      this.running.delete(name)
    }
  }
}
