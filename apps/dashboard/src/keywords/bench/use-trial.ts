import type { TrialState, TryQuery } from '@kentongan/contracts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { ApiProblem, callTrial } from '../../api-client'

export type Trial = {
  /** The newest numbers; those of the trial before until the first of a new one have come. */
  readonly state: TrialState | null
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  /** Whether `state` belongs to the trial that `phase` speaks of. */
  readonly fresh: boolean
  readonly error: unknown
  readonly seconds: number
}

const atRest: Trial = { state: null, phase: 'idle', fresh: false, error: null, seconds: 0 }
const wait = 300

/**
 * Runs a trial whenever what it asks for changes: at once the first time, then after 300 ms without a change. `input` is null while
 * the query is broken or not looked at yet; then nothing runs and the last numbers stay. `saved` changes when what is compared with has.
 */
export function useTrial(input: TryQuery | null, saved: number) {
  const [trial, setTrial] = useState(atRest)
  const [round, setRound] = useState(0)
  const running = useRef<AbortController | null>(null)
  const first = useRef(true)
  const run = useEffectEvent((control: AbortController) => {
    if (input) void runTrial(input, control.signal, change => setTrial(old => ({ ...old, ...change })))
  })
  const key = input && JSON.stringify([input, saved, round])

  useEffect(() => {
    if (key === null) return
    const control = new AbortController()
    running.current = control
    const timer = window.setTimeout(() => {
      first.current = false
      run(control)
    }, first.current ? 0 : wait)
    return () => {
      window.clearTimeout(timer)
      control.abort()
    }
  }, [key])

  const cancel = () => {
    running.current?.abort()
    setTrial(old => ({ ...old, phase: 'cancelled' }))
  }
  return { trial, cancel, again: () => setRound(round + 1) }
}

async function runTrial(input: TryQuery, signal: AbortSignal, tell: (change: Partial<Trial>) => void): Promise<void> {
  const began = performance.now()
  const told = (change: Partial<Trial>) => { if (!signal.aborted) tell({ ...change, seconds: (performance.now() - began) / 1000 }) }
  told({ phase: 'running', fresh: false, error: null })
  try {
    let complete = false
    await callTrial(input, state => {
      complete = state.done
      told({ state, fresh: true, phase: complete ? 'done' : 'running' })
    }, signal)
    // The server ended it: a newer trial of this session, or it is going down.
    if (!complete) told({ phase: 'cancelled' })
  } catch (error) {
    told({ phase: 'failed', error: error instanceof ApiProblem ? error : null })
  }
}
