import * as fc from 'fast-check'
import { reconnectWait } from './reconnect-wait'

test.each([[0, 1], [1, 1], [2, 2], [5, 16], [7, 60], [900, 60]])('after %i failures it waits %i s', (failures, seconds) => expect(reconnectWait(failures, null, 0)).toBe(seconds))

it('waits as long as the server asks, up to an hour', () => {
  expect(reconnectWait(1, 90, 0)).toBe(90)
  expect(reconnectWait(9, 5, 0)).toBe(60)
  expect(reconnectWait(1, 1e9, 1)).toBe(3_600)
})

it('spreads those who were cut off together', () => fc.assert(fc.property(fc.nat(20), fc.double({ min: -1, max: 1, noNaN: true }), (failures, jitter) => {
  const wait = reconnectWait(failures, null, jitter)
  expect(wait).toBeGreaterThanOrEqual(0.8)
  expect(wait).toBeLessThanOrEqual(72)
})))
