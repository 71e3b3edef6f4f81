import { getMaxListeners } from 'node:events'
import { startDeadline } from './deadline'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('startDeadline', () => {
  it('fires once time is up and counts down to it', () => {
    const deadline = startDeadline(1_000, new AbortController().signal)
    jest.advanceTimersByTime(400)
    expect([deadline.signal.aborted, deadline.expired(), deadline.remainingMs()]).toEqual([false, false, 600])
    jest.advanceTimersByTime(700)
    expect([deadline.signal.aborted, deadline.expired(), deadline.remainingMs()]).toEqual([true, true, 0])
  })

  it('fires with an outer signal, which is no expiry, not even later', () => {
    const outer = new AbortController()
    const deadline = startDeadline(1_000, outer.signal)
    outer.abort()
    expect([deadline.signal.aborted, deadline.expired()]).toEqual([true, false])
    jest.advanceTimersByTime(2_000)
    expect(deadline.expired()).toBe(false)
  })

  it('is over at once with a signal that has fired before', () => {
    expect(startDeadline(1_000, AbortSignal.abort()).signal.aborted).toBe(true)
  })

  it('carries the listeners of many hops without a warning of Node', () => {
    const deadline = startDeadline(1_000, new AbortController().signal)
    expect(getMaxListeners(deadline.signal)).toBe(Infinity)
    deadline.end()
  })

  it('leaves no timer and no listener behind', () => {
    const outer = new AbortController()
    const removed = jest.spyOn(outer.signal, 'removeEventListener')
    const deadline = startDeadline(1_000, outer.signal)
    deadline.end()
    outer.abort()
    expect([jest.getTimerCount(), removed.mock.calls.length, deadline.signal.aborted]).toEqual([0, 1, false])
  })
})
