import type { StreamRepository } from '@kentongan/platform/db'
import type { KeptRules, RuleKeeper } from '../steps/keep-rules'
import { createKnownRefs } from './keep-refs'
import type { ListenDeps } from './listen-once'
import { createSkyNames } from './name-sky-authors'
import { runStream, type RunDeps, type RunningStream } from './run-stream'

export type StreamsDeps = Omit<RunDeps, 'rules' | 'refs' | 'onAuthors'> & {
  readonly streams: StreamRepository
  readonly keeper: RuleKeeper
  /** Milliseconds between two looks at who holds which stream. */
  readonly tickMs?: number
}

export type Streams = { stop(): Promise<void> }

const ticks = { rules: 1_000, held: 2_000, refs: 60_000, names: 30_000 } as const
/** Streams taken in one look; the rest is left to other workers until the next. */
const mostTaken = 4

/**
 * Listens to streams: takes those that nobody holds, and lets go of those that were paused, removed or taken by another. Every worker
 * may; each stream is held by one.
 */
export function createStreams(deps: StreamsDeps): Streams {
  const { streams, keeper, log } = deps
  const running = new Map<number, RunningStream>()
  const refs = createKnownRefs(deps)
  const names = createSkyNames(deps)
  let kept: KeptRules | null = null
  let refsAreRead = false
  const listening: RunDeps = { ...deps, refs, rules: () => kept!.ruleset, onAuthors: names.add satisfies ListenDeps['onAuthors'] }
  const start = (claim: RunningStream['claim']): void => {
    const stream = runStream(listening, claim)
    running.set(claim.sourceId, stream)
    void stream.done.finally(() => { if (running.get(claim.sourceId) === stream) running.delete(claim.sourceId) })
  }
  const look = async (): Promise<void> => {
    const held = new Set(await streams.renew([...running.values()].map(({ claim }) => claim)))
    for (const [sourceId, stream] of running) if (!held.has(sourceId)) void stream.stop()
    if (kept === null) return
    if (!refsAreRead) await refs.refresh()
    refsAreRead = true
    for (const claim of await streams.claim(mostTaken)) start(claim)
  }
  const stopTicks = [
    every(ticks.rules, log, async () => { kept = await keeper.current() }),
    every(deps.tickMs ?? ticks.held, log, look),
    every(ticks.refs, log, () => refs.refresh()),
    every(ticks.names, log, () => names.ask()),
  ]
  return {
    stop: async () => {
      await Promise.all(stopTicks.map(stop => stop()))
      await Promise.all([...running.values()].map(stream => stream.stop()))
    },
  }
}

/** Does something now and again and again; a turn that fails is logged and the next one tries anew. Gives what ends it. */
function every(milliseconds: number, log: ListenDeps['log'], work: () => Promise<void>): () => Promise<void> {
  let turn = Promise.resolve()
  let busy = false
  const once = (): void => {
    if (busy) return
    busy = true
    turn = work().catch((error: unknown) => log.error({ err: error }, 'a turn of the streams failed')).finally(() => { busy = false })
  }
  once()
  const timer = setInterval(once, milliseconds)
  return async () => {
    clearInterval(timer)
    await turn
  }
}
