import fc from 'fast-check'
import { assignFolds } from './assign-folds'

describe('folds', () => {
  it('keeps near-copies together, whatever the order', () => {
    const texts = ['KPK tangkap bupati di Bogor', 'KPK tangkap bupati di Bogor lagi', 'PLN padam sejak pagi', 'KPK Tangkap Bupati di Medan']
    const folds = assignFolds(texts, 1000)
    expect(folds[0]).toBe(folds[1])
    expect(folds[0]).toBe(folds[3])
    expect(folds[0]).not.toBe(folds[2])
    expect(assignFolds(texts.toReversed(), 1000)).toEqual(folds.toReversed())
  })

  it('gives every text a fold', () => {
    fc.assert(fc.property(fc.array(fc.string(), { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), (texts, folds) => {
      const assigned = assignFolds(texts, folds)
      expect(assigned).toHaveLength(texts.length)
      for (const fold of assigned) expect(fold >= 0 && fold < folds).toBe(true)
    }))
  })
})
