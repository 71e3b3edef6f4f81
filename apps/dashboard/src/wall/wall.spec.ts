import fc from 'fast-check'
import { driftAt } from './drift'
import { firstPanel, hold, panels, type Rotation, tick, turn } from './rotation'
import { axisSteps, shadeOf, shareOf } from './wall-shares'

const after = (seconds: number, rotation: Rotation = firstPanel) => Array.from({ length: seconds }).reduce<Rotation>((state, _none, second) => tick(state, second * 1_000), rotation)

describe('panels', () => {
  it('turn every twenty seconds, round and round', () => {
    expect([0, 19, 20, 39, 40, 60].map(seconds => after(seconds).panel)).toEqual([0, 0, 1, 1, 2, 0])
  })
  it('stand still while held, and go on by themselves after five minutes', () => {
    const held = hold(firstPanel, 0)
    expect(after(299, held)).toEqual(held)
    expect(after(301 + 20, held).panel).toBe(1)
    expect(hold(held, 5_000).heldAt).toBeNull()
  })
  it('turn by hand either way', () => {
    expect([turn(firstPanel, 1).panel, turn(firstPanel, -1).panel, turn(turn(firstPanel, -1), 1).panel]).toEqual([1, panels.length - 1, 0])
  })
})

it('walks a few pixels, never far, and stands elsewhere a minute later', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), time => {
    const [here, next] = [driftAt(new Date(time)), driftAt(new Date(time + 60_000))]
    expect(Math.max(Math.abs(here.x), Math.abs(here.y))).toBeLessThanOrEqual(2)
    expect(next).not.toEqual(here)
  }))
})

describe('shares and scales', () => {
  it.each([[0, 0, 0], [3, 0, 0], [1, 4, 0.25]])('%d of %d', (part, whole, share) => expect(shareOf(part, whole)).toBe(share))
  it('shades between nothing and the loudest, more for more', () => {
    expect([shadeOf(0, 9), shadeOf(9, 9), shadeOf(0, 0)]).toEqual([0, 1, 0])
    fc.assert(fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => shadeOf(Math.min(a, b), 1e6) <= shadeOf(Math.max(a, b), 1e6)))
  })
  it.each([[3, [0, 1, 2, 3]], [34, [0, 10, 20, 30, 40]], [118, [0, 50, 100, 150]], [0, [0, 1]]])('has round steps up to %d', (top, steps) => expect(axisSteps(top)).toEqual(steps))
  it('always reaches the top, in few steps', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), top => {
      const steps = axisSteps(top)
      expect(steps.at(-1)).toBeGreaterThanOrEqual(top)
      expect(steps.length).toBeLessThanOrEqual(6)
    }))
  })
})
