import { fork, type ChildProcess } from 'node:child_process'
import { openSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export type Part = { readonly name: string; readonly script: string; readonly log: string; readonly environment: NodeJS.ProcessEnv }

export type Supervised = {
  /** Asks the part to end and waits; one that does not within 30 s is killed. */
  stop(): Promise<void>
}

const mostLogBytes = 20 * 1024 * 1024
const patienceMs = 30_000
const longestPauseMs = 30_000

/** Keeps the last log beside the current one; more is a matter for the system's own rotation. */
const openLog = (file: string): number => {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > mostLogBytes) renameSync(file, `${file}.1`)
  return openSync(file, 'a')
}

/**
 * Starts a part in a process of its own and waits until it says it is ready; rejects where it ends before. Later, one that ends
 * unasked is started again with growing pauses. Ctrl-C reaches only the starter (the part has its own process group), so that
 * parts end in our order; a part whose starter was killed sees its channel close and ends itself.
 */
export async function supervise(part: Part, onRestart: () => void): Promise<Supervised> {
  const state = { child: launch(part), stopping: false, pauseMs: 1_000 }
  await untilReady(state.child)

  const watch = (child: ChildProcess): void => {
    child.once('exit', () => {
      if (state.stopping) return
      onRestart()
      void restart()
    })
  }
  const restart = async (): Promise<void> => {
    await sleep(state.pauseMs)
    state.pauseMs = Math.min(state.pauseMs * 2, longestPauseMs)
    if (state.stopping) return
    state.child = launch(part)
    watch(state.child)
  }
  watch(state.child)

  return {
    async stop() {
      state.stopping = true
      await end(state.child)
    },
  }
}

const launch = ({ script, log, environment }: Part): ChildProcess => {
  const output = openLog(log)
  return fork(script, { env: environment, detached: true, stdio: ['ignore', output, output, 'ipc'] })
}

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', code => reject(new Error(`ended with ${code} before it was ready`)))
  })

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const late = new AbortController()
  const killed = sleep(patienceMs, undefined, { signal: late.signal }).then(() => void child.kill('SIGKILL'), () => {})
  await Promise.race([ended, killed])
  await ended
  late.abort()
}
