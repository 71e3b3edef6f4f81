import fc from 'fast-check'
import { seededDraw, shuffle } from './draw-order'
import { quantiseWeights } from './quantise-weights'
import { trainSvm, type SvmProblem } from './train-svm'
import { weighByCounts } from './weigh-by-counts'

const rowsOf = (lists: readonly (readonly number[])[]) => lists.map(list => Int32Array.from(list))
const score = (weights: Float64Array, { values }: SvmProblem, row: Int32Array) =>
  row.reduce((sum, feature) => sum + (weights[feature] ?? 0) * (values[feature] ?? 0), weights.at(-1) ?? 0)
const loss = (weights: Float64Array, problem: SvmProblem) => problem.rows.reduce((sum, row, at) =>
  sum + (problem.costs[at] ?? 0) * Math.max(0, 1 - (problem.sides[at] ?? 1) * score(weights, problem, row)) ** 2,
weights.reduce((sum, weight) => sum + weight * weight, 0) / 2)

const row = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 })
const problems = fc.array(fc.tuple(row, fc.constantFrom(1, -1)), { minLength: 2, maxLength: 12 }).map((list): SvmProblem => ({
  rows: rowsOf(list.map(([features]) => features)),
  sides: Int8Array.from(list, ([, side]) => side),
  values: Float64Array.from([0.5, 1, -1, 2, 0.3, -0.7]),
  costs: new Float64Array(list.length).fill(0.5),
}))

describe('the support vector machine', () => {
  it('stands at the bottom of its loss: no small step goes lower', () => {
    fc.assert(fc.property(problems, problem => {
      const weights = trainSvm(problem)
      const bottom = loss(weights, problem)
      for (let at = 0; at < weights.length; at++) {
        for (const step of [0.05, -0.05]) {
          const moved = weights.map((weight, k) => (k === at ? weight + step : weight))
          expect(loss(moved, problem)).toBeGreaterThan(bottom - 1e-3)
        }
      }
    }))
  })

  it('separates what can be separated', () => {
    const rows = rowsOf([[0, 2], [0], [1, 2], [1]])
    const sides = Int8Array.from([1, 1, -1, -1])
    const problem = { rows, sides, values: Float64Array.from([1, 1, 1]), costs: new Float64Array(4).fill(10) }
    const weights = trainSvm(problem)
    expect(rows.map(one => Math.sign(score(weights, problem, one)))).toEqual([1, 1, -1, -1])
  })
})

it('weighs features by the ratio of smoothed counts', () => {
  const weights = weighByCounts(rowsOf([[0, 1], [0], [1]]), Int8Array.from([1, 1, -1]), 2, 1)
  // inside 3, 2 of 5; outside 1, 2 of 3
  expect(weights[0]).toBeCloseTo(Math.log((3 / 5) / (1 / 3)), 12)
  expect(weights[1]).toBeCloseTo(Math.log((2 / 5) / (2 / 3)), 12)
})

it('rounds to whole numbers within half a step and keeps the strongest', () => {
  const weight = fc.double({ min: -5, max: 5, noNaN: true })
  const features = fc.array(fc.tuple(weight, weight, weight), { minLength: 1, maxLength: 20 })
  fc.assert(fc.property(features, fc.integer({ min: 1, max: 20 }), (list, most) => {
    const perLabel = [0, 1, 2].map(label => Float64Array.from(list, one => one[label] ?? 0))
    const { kept, weights, step } = quantiseWeights(perLabel, list.length, most)
    expect(kept.length).toBeLessThanOrEqual(most)
    expect([...kept]).toEqual([...kept].sort((a, b) => a - b))
    kept.forEach((feature, at) => perLabel.forEach((one, label) =>
      expect(Math.abs((weights[at * 3 + label] ?? 0) * step - (one[feature] ?? 0))).toBeLessThanOrEqual(step / 2 + 1e-9)))
    const strength = (feature: number) => Math.max(...perLabel.map(one => Math.abs(one[feature] ?? 0)))
    const weakest = Math.min(...kept.map(strength))
    const gone = kept.length === most ? [...list.keys()].filter(at => !kept.includes(at)) : []
    for (const feature of gone) expect(strength(feature)).toBeLessThanOrEqual(weakest)
  }))
})

it('draws every order from its seed alone', () => {
  const orders = [3, 3, 4].map(seed => {
    const order = Int32Array.from({ length: 50 }, (_, at) => at)
    shuffle(order, seededDraw(seed))
    return [...order]
  })
  expect(orders[0]).toEqual(orders[1])
  expect(orders[0]).not.toEqual(orders[2])
  expect([...(orders[0] ?? [])].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at))
})
