import { createDomainLanes, type LaneAnswer, type LanePass } from './domain-lanes'

const never = new AbortController().signal

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const passOf = (answer: LaneAnswer | undefined): LanePass => {
  if (!answer?.ok) throw new Error(`no pass: ${JSON.stringify(answer)}`)
  return answer
}

/** Asks for `count` places in a domain and notes the answers in the order in which they come. */
const ask = (lanes: ReturnType<typeof createDomainLanes>, key: string, count: number, signal = never) => {
  const answers: LaneAnswer[] = []
  for (let at = 0; at < count; at += 1) void lanes.enter(key, signal).then(answer => answers.push(answer))
  return answers
}

const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms)

describe('createDomainLanes', () => {
  it('lets two in at once and the next when one leaves', async () => {
    const answers = ask(createDomainLanes({ concurrency: 2, gapMs: 0 }), 'a.id', 4)
    await settle()
    expect(answers).toHaveLength(2)
    passOf(answers[0]).leave()
    await settle()
    expect(answers).toHaveLength(3)
    await settle(3_600_000)
    expect(answers).toHaveLength(3)
  })

  it('keeps the gap between starts, also where places are free', async () => {
    const answers = ask(createDomainLanes({ concurrency: 5, gapMs: 2_000 }), 'a.id', 3)
    await settle()
    expect(answers).toHaveLength(1)
    await settle(1_999)
    expect(answers).toHaveLength(1)
    await settle(2)
    expect(answers).toHaveLength(2)
    await settle(2_001)
    expect(answers).toHaveLength(3)
  })

  it('keeps the gap after a lane has emptied', async () => {
    const lanes = createDomainLanes({ concurrency: 2, gapMs: 2_000 })
    const first = ask(lanes, 'a.id', 1)
    await settle(500)
    passOf(first[0]).leave()
    const second = ask(lanes, 'a.id', 1)
    await settle(1_499)
    expect(second).toHaveLength(0)
    await settle(2)
    expect(second).toHaveLength(1)
  })

  it('does not make one domain wait for another', async () => {
    const lanes = createDomainLanes({ concurrency: 1, gapMs: 60_000 })
    const answers = ['a.id', 'b.id', 'c.id'].map(key => ask(lanes, key, 1))
    await settle()
    expect(answers.flat()).toHaveLength(3)
  })

  it('holds the lane as long as the server asks, sends the waiting away, and leaves other lanes alone', async () => {
    const lanes = createDomainLanes({ concurrency: 1, gapMs: 0 })
    const answers = ask(lanes, 'a.id', 3)
    await settle()
    passOf(answers[0]).leave({ retryAfterSeconds: 120 })
    await settle()
    expect(answers.slice(1)).toEqual(Array(2).fill({ ok: false, reason: 'held', retryAfterSeconds: 120 }))
    await settle(20_000)
    expect(await lanes.enter('a.id', never)).toEqual({ ok: false, reason: 'held', retryAfterSeconds: 100 })
    expect((await lanes.enter('b.id', never)).ok).toBe(true)
    await settle(100_001)
    expect((await lanes.enter('a.id', never)).ok).toBe(true)
  })

  const holdAfter = async (lanes: ReturnType<typeof createDomainLanes>, retryAfterSeconds: number | null) => {
    passOf(await lanes.enter('a.id', never)).leave({ retryAfterSeconds })
    const answer = await lanes.enter('a.id', never)
    return answer.ok || answer.reason !== 'held' ? 0 : answer.retryAfterSeconds
  }

  it('holds no longer than six hours', async () => {
    expect(await holdAfter(createDomainLanes({ concurrency: 1, gapMs: 0 }), 999_999_999)).toBe(6 * 3_600)
  })

  it('does not hold where the server says 0', async () => {
    expect(await holdAfter(createDomainLanes({ concurrency: 1, gapMs: 0 }), 0)).toBe(0)
  })

  it('holds five minutes where the server says nothing, twice as long each time, until it answers well', async () => {
    const lanes = createDomainLanes({ concurrency: 1, gapMs: 0 })
    const holds: number[] = []
    for (let at = 0; at < 8; at += 1) {
      const seconds = await holdAfter(lanes, null)
      holds.push(seconds)
      await settle(seconds * 1_000 + 1)
    }
    expect(holds).toEqual([300, 600, 1_200, 2_400, 4_800, 9_600, 19_200, 21_600])
    passOf(await lanes.enter('a.id', never)).leave()
    expect(await holdAfter(lanes, null)).toBe(300)
  })

  it('does not shorten a hold that another answer asked for', async () => {
    const lanes = createDomainLanes({ concurrency: 2, gapMs: 0 })
    const answers = ask(lanes, 'a.id', 2)
    await settle()
    passOf(answers[0]).leave({ retryAfterSeconds: 600 })
    passOf(answers[1]).leave({ retryAfterSeconds: 5 })
    expect(await lanes.enter('a.id', never)).toMatchObject({ reason: 'held', retryAfterSeconds: 600 })
  })

  it('lets the waiting give up, and their place goes to the next', async () => {
    const lanes = createDomainLanes({ concurrency: 1, gapMs: 1_000 })
    const abort = new AbortController()
    const first = ask(lanes, 'a.id', 1)
    const impatient = ask(lanes, 'a.id', 2, abort.signal)
    const patient = ask(lanes, 'a.id', 1)
    await settle()
    passOf(first[0]).leave()
    abort.abort()
    await settle()
    expect(impatient).toEqual(Array(2).fill({ ok: false, reason: 'aborted' }))
    await settle(1_001)
    expect(patient.map(answer => answer.ok)).toEqual([true])
  })

  it('turns away who comes with an aborted signal', async () => {
    const lanes = createDomainLanes({ concurrency: 1, gapMs: 0 })
    expect(await lanes.enter('a.id', AbortSignal.abort())).toEqual({ ok: false, reason: 'aborted' })
  })

  it('leaves no timer behind where nobody waits', async () => {
    const lanes = createDomainLanes({ concurrency: 2, gapMs: 60_000 })
    const abort = new AbortController()
    ask(lanes, 'a.id', 3, abort.signal)
    await settle()
    expect(jest.getTimerCount()).toBe(1)
    abort.abort()
    await settle()
    expect(jest.getTimerCount()).toBe(0)
  })
})
