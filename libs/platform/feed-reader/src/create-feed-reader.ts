import { Piscina } from 'piscina'
import type { FeedReading, ReadFeedOptions, UnreadableReason } from '@kentongan/sources'
import type { ReadTask } from './read-feed.thread'

export type FeedReaderOptions = {
  /** The built `read-feed.thread`, a file address or path. */
  readonly threadFile: string
  readonly threads: number
  /** A body that takes longer is given up and its thread ended. Default 10 s. */
  readonly timeoutMs?: number
}

export type UnreadableBody = { readonly ok: false; readonly reason: UnreadableReason | 'too-complex'; readonly detail: string }

export type FeedReader = {
  /** Reads a feed off the event loop. The bytes are handed over: do not use them afterwards. */
  read(bytes: Uint8Array, options: ReadFeedOptions): Promise<Extract<FeedReading, { ok: true }> | UnreadableBody>
  close(): Promise<void>
}

/** What one thread may use: our biggest body (8 MiB) read into objects needs about 150 MB. */
const threadMegabytes = 384

/** A thread costs about a second to start; ended at once when idle, as is the default, it would cost more than the reading. */
const idleMs = 60_000

/** A pool of threads that read feeds: parsing is synchronous, and 8 MiB of it would stall a process for half a second. */
export function createFeedReader({ threadFile, threads, timeoutMs = 10_000 }: FeedReaderOptions): FeedReader {
  const pool = new Piscina<ReadTask, FeedReading>({
    filename: threadFile,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
  })
  return {
    async read(bytes, options) {
      const late = AbortSignal.timeout(timeoutMs)
      try {
        return await pool.run({ bytes, options }, { signal: late, transferList: [bytes.buffer as ArrayBuffer] })
      } catch (error) {
        // The signal, or a thread that ran out of its memory: the body is at fault either way.
        return { ok: false, reason: 'too-complex', detail: late.aborted ? `not read within ${timeoutMs} ms` : String(error) }
      }
    },
    close: () => pool.destroy(),
  }
}
