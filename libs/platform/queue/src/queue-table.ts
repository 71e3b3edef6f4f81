import { z } from 'zod'

type QueueDefinition = {
  readonly data: z.ZodType
  /** Jobs of this queue that one worker process runs at a time. */
  readonly concurrency: number
  readonly attempts: number
}

const Id = z.number().int().positive()

/** Most posts in one `tag-posts` job: one row a transaction costs 35 times as much as a batch (research/reliability §5.1). */
export const tagBatchSize = 500

/**
 * Every queue, once. A job is a hint that names rows; the rows say what is to be done, so a lost or doubled job
 * changes nothing.
 */
export const queueTable = {
  /** Fetch one due source whose lease this job holds. Waiting for servers, hence many at a time. */
  'poll-source': { data: z.object({ sourceId: Id, leaseToken: z.uuid() }), concurrency: 16, attempts: 1 },
  /** Match and judge posts that are not tagged yet. Busy with the processor, hence few at a time. */
  'tag-posts': { data: z.object({ postIds: z.array(Id).min(1).max(tagBatchSize) }), concurrency: 2, attempts: 3 },
  /** Go through stored posts with an agency's changed rules, or with another tone model. */
  'look-back': { data: z.object({ lookbackId: Id }), concurrency: 1, attempts: 3 },
  /** Learn a tone model from this installation's corrections. One that dies is not tried again: a person sees it and decides. */
  'train-tone': { data: z.object({ modelId: Id }), concurrency: 1, attempts: 1 },
  /** Look at a file of posts that an admin has sent, or store its rows. Rows are read in a thread of their own. */
  'import-posts': { data: z.object({ importId: Id }), concurrency: 1, attempts: 1 },
  /** Group posts and apply what people decided. One worker at a time does it, under a lease; it stays at work for a while. */
  'group-posts': { data: z.object({}), concurrency: 1, attempts: 1 },
  /** Count and score issues, look for what rises and for silence. */
  'watch-issues': { data: z.object({}), concurrency: 1, attempts: 1 },
} as const satisfies Record<string, QueueDefinition>

export type QueueName = keyof typeof queueTable
export const queueNames = Object.keys(queueTable) as readonly QueueName[]

export type JobData<Name extends QueueName> = z.output<(typeof queueTable)[Name]['data']>

/** What a step says of a job: done, or dropped for a reason that is counted and shown. Surprises are thrown. */
export type StepResult = { readonly done: true } | { readonly dropped: string }

/** One step for each queue; leaving one out does not compile. */
export type Handlers = { readonly [Name in QueueName]: (data: JobData<Name>) => Promise<StepResult> }
