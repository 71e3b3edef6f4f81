import fc from 'fast-check'
import { scaleByRatio } from './scale-by-ratio'

const example = (label: number, ...features: number[]) => ({ label, features: Int32Array.from(features) })

describe('scaling by how unevenly features lie over the labels', () => {
  it('makes more of what one label has alone than of what all have', () => {
    const [everywhere, alone] = scaleByRatio([0, 1, 2].flatMap(label => [example(label, 0, 2), example(label, 0), example(1, 1)]), 3)
    expect(alone!).toBeGreaterThan(everywhere!)
  })

  it('counts as the paper says: half of the scale is the log ratio', () => {
    // Feature 0: 2 of 3 among the first label's, 1 of 2 among each of the others', with one added to each count.
    const [scale] = scaleByRatio([example(0, 0)], 2)
    const [inside, outside] = [Math.log((2 / 3) / (2 / 4)), Math.log((1 / 2) / (3 / 5))]
    expect(scale).toBeCloseTo(0.5 + 0.5 * Math.sqrt((inside ** 2 + 2 * outside ** 2) / 3), 12)
  })

  it('is never below a half, and the same in any order', () => {
    const rows = fc.array(fc.tuple(fc.nat(2), fc.uniqueArray(fc.nat(5))).map(([label, features]) => example(label, ...features)))
    fc.assert(fc.property(rows, examples => {
      const scales = scaleByRatio(examples, 6)
      for (const scale of scales) expect(scale).toBeGreaterThanOrEqual(0.5)
      expect(scaleByRatio(examples.toReversed(), 6)).toEqual(scales)
    }))
  })
})
