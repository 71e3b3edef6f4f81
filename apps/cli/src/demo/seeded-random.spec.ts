import fc from 'fast-check'
import { pickFrom, seededRandom, shuffle } from './seeded-random'

const take = (seed: string, count: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => random())
}

it('gives the same numbers for the same seed, others for another', () => {
  expect(take('a', 5)).toEqual(take('a', 5))
  expect(take('a', 5)).not.toEqual(take('b', 5))
})

it('stays in [0, 1) and spreads evenly', () => {
  fc.assert(fc.property(fc.string(), seed => {
    const numbers = take(seed, 400)
    expect(numbers.every(number => number >= 0 && number < 1)).toBe(true)
    expect(numbers.filter(number => number < 0.5).length).toBeGreaterThan(120)
    expect(numbers.filter(number => number < 0.5).length).toBeLessThan(280)
  }))
})

it('shuffles without losing or doubling anything', () => {
  fc.assert(fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
    const ascending = (list: readonly number[]) => [...list].sort((a, b) => a - b)
    expect(ascending(shuffle(items, seededRandom(seed)))).toEqual(ascending(items))
  }))
})

it('picks every item sooner or later, and nothing from nothing', () => {
  const random = seededRandom('x')
  expect(new Set(Array.from({ length: 100 }, () => pickFrom(['a', 'b', 'c'], random)))).toEqual(new Set(['a', 'b', 'c']))
  expect(() => pickFrom([], random)).toThrow()
})
