import { Piscina } from 'piscina'
import type { TimeZone, TrialState } from '@kentongan/contracts'
import { lastDays } from './day-of'
import { readAhead } from './read-ahead'
import { shareOut } from './share-out'
import type { PageResult, PageTask, TrialPage } from './trial-page'
import { createTally } from './trial-tally'

export type RuleTrialsOptions = {
  /** The built `evaluate-page.thread`, a file address or path. */
  readonly threadFile: string
  readonly threads: number
  /** A page that takes longer fails its trial and ends its thread. Default 10 s. */
  readonly pageTimeoutMs?: number
  /** Between two states of a trial. Default 150 ms. */
  readonly stateEveryMs?: number
}

export type Trial = {
  /** A query that `parseQuery` accepts, and the saved one to compare it with, null for a new rule. */
  readonly query: string
  readonly saved: string | null
  /** Posts stored in the last `days` before `now`, newest first; older ones among them do not count. `total` may be an estimate. */
  readonly pages: AsyncIterable<TrialPage>
  readonly total: number
  readonly days: number
  readonly now: Date
  /** Whose days are shown. */
  readonly zone: TimeZone
  /** What people have said for the agency: relevant or not, by post id. */
  readonly judged: ReadonlyMap<number, boolean>
  readonly signal: AbortSignal
  /** Called after the first page, then at times, and with `done` at the end; never after the signal. */
  readonly onState: (state: TrialState) => void
}

export type RuleTrials = {
  /** Runs a query over stored posts off the event loop; ends early and silently where the signal says so. */
  readonly run: (trial: Trial) => Promise<void>
  readonly close: () => Promise<void>
}

/** What one thread may use: two pages of posts and a few engines need a tenth of it. */
const threadMegabytes = 384

/** A thread costs about a second to start; the next trial of someone who types comes sooner than that. */
const idleMs = 60_000

/** A pool of threads in which trials take turns page by page; so a big one holds up nobody. */
export function createRuleTrials(options: RuleTrialsOptions): RuleTrials {
  const { threadFile, threads, pageTimeoutMs = 10_000, stateEveryMs = 150 } = options
  const pool = new Piscina<PageTask, PageResult>({
    filename: threadFile,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
  })
  return {
    async run({ query, saved, pages, total, days, now, zone, judged, signal, onState }) {
      const shown = lastDays(days, now, zone)
      const tally = createTally(total, shown)
      const judgedDownTo = shareOut(judged)
      let told = -Infinity
      for await (const page of readAhead(pages)) {
        if (signal.aborted) return
        // The signal does not end a page that runs: that would end its thread too, and a page is short.
        const task = { query, saved, zone, since: shown[0]!, posts: page.posts, judged: judgedDownTo(page.oldestId ?? 0), wanted: tally.wanted() }
        const result = await pool.run(task, { signal: AbortSignal.timeout(pageTimeoutMs) })
        if (signal.aborted) return
        tally.add(result)
        if (performance.now() - told < stateEveryMs) continue
        onState(tally.state(false))
        told = performance.now()
      }
      if (!signal.aborted) onState(tally.state(true))
    },
    close: () => pool.destroy(),
  }
}
