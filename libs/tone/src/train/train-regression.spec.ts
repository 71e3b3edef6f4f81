import { trainRegression } from './train-regression'

const options = { epochs: 20, rate: 0.1, decay: 1e-4 }
const example = (features: number[], label: number, weight = 1) =>
  ({ features: Int32Array.from(features), values: Float64Array.from(features, () => 1), label, weight })
const names = ['ramah', 'lambat', 'rapat']
const examples = Array.from({ length: 30 }, (_, at) => example([at % 3], [2, 0, 1][at % 3] ?? 1))

describe('regression', () => {
  it('learns which feature speaks for which label', () => {
    const { weights } = trainRegression({ names, examples }, options)
    for (const [feature, label] of [[0, 2], [1, 0], [2, 1]] as const) {
      const own = [...weights.slice(feature * 3, feature * 3 + 3)]
      expect(own.indexOf(Math.max(...own))).toBe(label)
    }
  })

  it('gives the same weights again, to the bit', () => {
    expect(trainRegression({ names, examples }, options)).toEqual(trainRegression({ names, examples }, options))
  })

  it('believes heavier rows', () => {
    const torn = [example([0], 2, 5), example([0], 0, 1)]
    const { weights } = trainRegression({ names: ['ramah'], examples: torn }, options)
    expect(weights[2]).toBeGreaterThan(weights[0]!)
  })

  it('learns nothing from nothing', () => {
    expect([...trainRegression({ names, examples: [] }, options).weights]).toEqual(Array<number>(9).fill(0))
  })
})
