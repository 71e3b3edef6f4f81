import { setTimeout as sleep } from 'node:timers/promises'
import type { ClaimedSource, StreamSource } from '@kentongan/platform/db'
import type { StreamFailure } from '@kentongan/platform/social-stream'
import { reconnectWait, sourceHealth } from '@kentongan/sources'
import { listenOnce, type ListenDeps } from './listen-once'
import { listenToJetstream } from './listen-to-jetstream'
import { listenToMastodon } from './listen-to-mastodon'
import type { StreamPlatform } from './stream-platform'

export type RunDeps = ListenDeps & { readonly random: () => number }

export type RunningStream = {
  readonly claim: ClaimedSource
  /** Ends listening, stores what waits and gives the lease back. */
  stop(): Promise<void>
  /** Ends when it was stopped or the lease was lost. */
  readonly done: Promise<void>
}

/** After trouble of our own, a database that is away for instance. */
const troubleMs = 2_000

/** Listens to a leased source, over as many connections as it takes, each from where the one before had got. */
export function runStream(deps: RunDeps, claim: ClaimedSource): RunningStream {
  const stopping = new AbortController()
  const done = run(deps, claim, stopping.signal)
  return {
    claim,
    stop: () => {
      stopping.abort()
      return done
    },
    done,
  }
}

async function run(deps: RunDeps, claim: ClaimedSource, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      if ((await turn(deps, claim, stopping)) === 'lost') return
    } catch (error) {
      deps.log.error({ err: error, sourceId: claim.sourceId }, 'listening failed')
      await pause(troubleMs, stopping)
    }
  }
  await deps.streams.release(claim).catch((error: unknown) => deps.log.warn({ err: error }, 'a lease runs out by itself'))
}

async function turn(deps: RunDeps, claim: ClaimedSource, stopping: AbortSignal): Promise<'lost' | 'again'> {
  const source = await deps.streams.find(claim)
  if (source === null) return 'lost'
  const platform = platformOf(deps, source)
  const end = await listenOnce(deps, platform, { claim, source, stopping })
  if (end === 'lost') return 'lost'
  if (end === null || stopping.aborted) return 'again'
  const waitMs = await noteFailure(deps, claim, await platform.explain(end))
  if (waitMs === null) return 'lost'
  await pause(waitMs, stopping)
  return 'again'
}

const platformOf = (deps: RunDeps, source: StreamSource): StreamPlatform =>
  (source.kind === 'bluesky' ? listenToJetstream(source, deps.now) : listenToMastodon(deps, source))

/** Gives the milliseconds until the next attempt; null where the lease is lost. */
async function noteFailure({ streams, now, random, log }: RunDeps, claim: ClaimedSource, failure: StreamFailure): Promise<number | null> {
  const source = await streams.find(claim)
  if (source === null) return null
  const { retryAfterSeconds, ...why } = failure
  log.info({ sourceId: source.id, ...why }, 'a stream ended')
  const at = now()
  const health = sourceHealth(source, { kind: 'failed', ...why }, at)
  const waitMs = reconnectWait(health.consecutiveFailures, retryAfterSeconds, random() * 2 - 1) * 1_000
  return await streams.report(claim, health, 'failed', new Date(at.getTime() + waitMs), at) ? waitMs : null
}

const pause = (milliseconds: number, stopping: AbortSignal): Promise<unknown> => sleep(milliseconds, undefined, { signal: stopping }).catch(() => undefined)
