import fc from 'fast-check'
import { rankIssues, type Ranked } from './rank-issues'

const issues = (scores: Readonly<Record<string, number>>): readonly Ranked<string>[] => Object.entries(scores).map(([id, score]) => ({ id, score }))

describe('rankIssues', () => {
  it.each([
    ['orders new issues by score', [], { a: 1, b: 9, c: 5 }, ['b', 'c', 'a']],
    ['leaves what is within the noise', ['a', 'b'], { a: 50, b: 53 }, ['a', 'b']],
    ['swaps what is beyond', ['a', 'b'], { a: 50, b: 53.1 }, ['b', 'a']],
    ['lets one overtake several', ['a', 'b', 'c'], { a: 50, b: 51, c: 60 }, ['c', 'a', 'b']],
    ['puts a new one where it belongs', ['a', 'b'], { a: 50, b: 40, c: 45 }, ['a', 'c', 'b']],
    ['passes over what is gone', ['x', 'b', 'a'], { a: 50, b: 49 }, ['b', 'a']],
  ])('%s', (_, previous, scores, order) => expect(rankIssues(previous, issues(scores as Record<string, number>))).toEqual(order))

  const scored = fc.uniqueArray(fc.record({ id: fc.nat({ max: 40 }), score: fc.double({ min: 0, max: 100, noNaN: true }) }), { selector: ({ id }) => id })

  it('holds each issue once, and none below one that it beats by more than the noise', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 40 })), scored, (previous, list) => {
      const order = rankIssues(previous, list)
      const scores = new Map(list.map(({ id, score }) => [id, score]))
      expect([...order].sort()).toEqual(list.map(({ id }) => id).sort())
      order.forEach((above, at) => {
        for (const below of order.slice(at + 1)) expect(scores.get(below) ?? 0).toBeLessThanOrEqual((scores.get(above) ?? 0) + 3)
      })
    }))
  })

  it('changes nothing when asked again, nor for trembling scores', () => {
    fc.assert(fc.property(scored, fc.array(fc.double({ min: -1.4, max: 1.4, noNaN: true }), { minLength: 41, maxLength: 41 }), (list, tremble) => {
      const order = rankIssues([], list)
      expect(rankIssues(order, list)).toEqual(order)
      expect(rankIssues(order, list.map(({ id, score }) => ({ id, score: score + (tremble[id] ?? 0) })))).toEqual(order)
    }))
  })
})
