import fc from 'fast-check'
import { countingFailures, freeTries, loginDelay } from './login-delay'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 1) + seconds * 1000)
const failed = (count: number) => ({ count, lastAt: at(0) })

describe('loginDelay', () => {
  it.each([
    ['nothing remembered', null, 0, 0],
    ['the fifth try is free', failed(4), 0, 0],
    ['then two seconds', failed(5), 0, 2],
    ['then four', failed(6), 0, 4],
    ['then eight, of which three have passed', failed(7), 3, 5],
    ['a part of a second counts as one', failed(5), 1.2, 1],
    ['passed', failed(7), 8, 0],
    ['never more than a quarter of an hour', failed(400), 0, 900],
    ['forgotten after a day', failed(400), 24 * 3600, 0],
  ])('%s', (_name, failures, seconds, expected) => {
    expect(loginDelay('account', failures, at(seconds))).toBe(expected)
  })

  it('lets an address try more often than an account', () => {
    expect(loginDelay('address', failed(freeTries.address - 1), at(0))).toBe(0)
    expect(loginDelay('address', failed(freeTries.address), at(0))).toBe(2)
  })

  it('grows with failures, shrinks with time and stays within its bounds', () => {
    fc.assert(fc.property(fc.nat(200), fc.nat(90_000), fc.nat(90_000), (count, a, b) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)]
      const wait = loginDelay('account', failed(count), at(sooner))
      expect(wait).toBeGreaterThanOrEqual(loginDelay('account', failed(count), at(later)))
      expect(wait).toBeLessThanOrEqual(loginDelay('account', failed(count + 1), at(sooner)))
      expect(wait).toBeLessThanOrEqual(900)
    }))
  })
})

describe('countingFailures', () => {
  it('starts again after a quiet day', () => {
    expect(countingFailures(failed(7), at(86_399))).toBe(7)
    expect(countingFailures(failed(7), at(86_400))).toBe(0)
    expect(countingFailures(null, at(0))).toBe(0)
  })
})
