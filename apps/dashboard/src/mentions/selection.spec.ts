import fc from 'fast-check'
import { mostPicked, nothingPicked, pickAll, pickedOf, pickRange, togglePick } from './selection'

const order = [50, 40, 30, 20, 10]
const picked = (...ids: number[]) => ids.reduce(togglePick, nothingPicked)

it('picks and lets go', () => {
  expect(pickedOf(picked(40, 10), order)).toEqual([40, 10])
  expect(pickedOf(picked(40, 10, 40), order)).toEqual([10])
})

it.each([
  ['downward', picked(40), 20, [40, 30, 20]],
  ['upward', picked(20), 50, [50, 40, 30, 20]],
  ['beside what was picked before', picked(10, 50), 40, [50, 40, 10]],
  ['from nothing', nothingPicked, 30, [30]],
  ['from a row that has left the list', picked(99), 30, [30]],
])('picks a range %s', (_name, before, id, expected) => {
  expect(pickedOf(pickRange(before, order, id), order)).toEqual(expected)
})

it('goes on from the end of the range', () => {
  expect(pickedOf(pickRange(pickRange(picked(50), order, 40), order, 20), order)).toEqual([50, 40, 30, 20])
})

it('forgets what left the list', () => {
  expect(pickedOf(picked(40, 99), order)).toEqual([40])
  expect(pickedOf(pickAll(order), [30, 20])).toEqual([30, 20])
})

it('never holds more than a request takes', () => {
  const long = Array.from({ length: mostPicked + 20 }, (_, index) => index + 1)
  expect(pickAll(long).ids.size).toBe(mostPicked)
  expect(pickRange(picked(1), long, long.length).ids.size).toBe(mostPicked)
  expect(togglePick(pickAll(long), mostPicked + 1).ids.size).toBe(mostPicked)
  expect(togglePick(pickAll(long), 1).ids.size).toBe(mostPicked - 1)
})

it('a range holds both of its ends and whatever was picked before', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 2 })
  fc.assert(fc.property(ids, fc.nat(), fc.nat(), (all, a, b) => {
    const [from, to] = [all[a % all.length]!, all[b % all.length]!]
    const { ids: range } = pickRange(togglePick(nothingPicked, from), all, to)
    expect(range.has(from) && range.has(to)).toBe(true)
    expect(range.size).toBe(Math.abs(all.indexOf(from) - all.indexOf(to)) + 1)
  }))
})
