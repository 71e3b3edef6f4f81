export type LanePass = {
  readonly ok: true
  /** Gives the place back; must be called once. With a pushback the lane is held and all who wait in it are sent away. */
  readonly leave: (pushback?: Pushback) => void
}

/** A server that wants fewer requests; null where it does not say for how long. */
export type Pushback = { readonly retryAfterSeconds: number | null }

export type LaneAnswer =
  | LanePass
  | { readonly ok: false; readonly reason: 'held'; readonly retryAfterSeconds: number }
  | { readonly ok: false; readonly reason: 'aborted' }

export type DomainLanes = {
  /** Waits for a place in a domain's lane: answers at once where the lane is held, or when the signal fires. */
  readonly enter: (key: string, signal: AbortSignal) => Promise<LaneAnswer>
}

type Waiter = { readonly settle: (answer: LaneAnswer) => void }

type Lane = {
  active: number
  nextStartAt: number
  heldUntil: number
  /** Pushbacks in a row. */
  pushbacks: number
  timer: NodeJS.Timeout | null
  readonly waiting: Waiter[]
}

type Limits = { readonly concurrency: number; readonly gapMs: number }

const longestHoldMs = 6 * 3_600_000
const shortestHoldMs = 5 * 60_000
// Far above the number of domains one installation reads; only a site that redirects into ever new domains gets here.
const mostIdleLanes = 5_000

const now = () => performance.now()

const createLane = (): Lane => ({ active: 0, nextStartAt: 0, heldUntil: 0, pushbacks: 0, timer: null, waiting: [] })

const heldAnswer = (lane: Lane): LaneAnswer =>
  ({ ok: false, reason: 'held', retryAfterSeconds: Math.max(1, Math.ceil((lane.heldUntil - now()) / 1_000)) })

// Without a word from the server: 5 minutes, doubled with each refusal in a row.
const holdMs = (lane: Lane, { retryAfterSeconds }: Pushback): number =>
  Math.min(longestHoldMs, retryAfterSeconds === null ? shortestHoldMs * 2 ** lane.pushbacks : retryAfterSeconds * 1_000)

/** Nothing may keep the process alive for a lane in which nobody waits. */
const stopTimer = (lane: Lane): void => {
  if (lane.timer) clearTimeout(lane.timer)
  lane.timer = null
}

const hold = (lane: Lane, pushback: Pushback): void => {
  lane.heldUntil = Math.max(lane.heldUntil, now() + holdMs(lane, pushback))
  lane.pushbacks += 1
  if (lane.heldUntil <= now()) return
  for (const waiter of lane.waiting.splice(0)) waiter.settle(heldAnswer(lane))
  stopTimer(lane)
}

const admit = (lane: Lane, limits: Limits): void => {
  while (lane.waiting.length > 0 && lane.active < limits.concurrency) {
    const waitMs = lane.nextStartAt - now()
    if (waitMs > 0) {
      lane.timer ??= setTimeout(() => {
        lane.timer = null
        admit(lane, limits)
      }, Math.ceil(waitMs))
      return
    }
    lane.active += 1
    lane.nextStartAt = now() + limits.gapMs
    lane.waiting.shift()?.settle(createPass(lane, limits))
  }
}

const createPass = (lane: Lane, limits: Limits): LanePass => ({
  ok: true,
  leave: pushback => {
    lane.active -= 1
    if (pushback) hold(lane, pushback)
    else lane.pushbacks = 0
    admit(lane, limits)
  },
})

const waitInLane = (lane: Lane, limits: Limits, signal: AbortSignal): Promise<LaneAnswer> =>
  new Promise(resolve => {
    const giveUp = () => {
      lane.waiting.splice(lane.waiting.indexOf(waiter), 1)
      if (lane.waiting.length === 0) stopTimer(lane)
      waiter.settle({ ok: false, reason: 'aborted' })
    }
    const waiter: Waiter = {
      settle: answer => {
        signal.removeEventListener('abort', giveUp)
        resolve(answer)
      },
    }
    signal.addEventListener('abort', giveUp, { once: true })
    lane.waiting.push(waiter)
    admit(lane, limits)
  })

const isIdle = (lane: Lane): boolean =>
  lane.active === 0 && lane.waiting.length === 0 && lane.nextStartAt <= now() && lane.heldUntil <= now()

/**
 * Keeps one lane per domain: at most `concurrency` at a time, starts at least `gapMs` apart, first come first served.
 * A server's pushback holds its lane for as long as it asks, six hours at most, and no other lane.
 */
export const createDomainLanes = (limits: Limits): DomainLanes => {
  const lanes = new Map<string, Lane>()
  const laneOf = (key: string): Lane => {
    const known = lanes.get(key)
    if (known) return known
    if (lanes.size >= mostIdleLanes) for (const [other, lane] of lanes) if (isIdle(lane)) lanes.delete(other)
    const lane = createLane()
    lanes.set(key, lane)
    return lane
  }
  return {
    enter: async (key, signal) => {
      if (signal.aborted) return { ok: false, reason: 'aborted' }
      const lane = laneOf(key)
      return lane.heldUntil > now() ? heldAnswer(lane) : waitInLane(lane, limits, signal)
    },
  }
}
