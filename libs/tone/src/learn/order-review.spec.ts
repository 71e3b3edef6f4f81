import fc from 'fast-check'
import { orderReview, shareUnknown, type ReviewCandidate } from './order-review'
import { makeBase } from './testing/make-lessons'

const plain: ReviewCandidate = { id: 1, confidence: 0.6, copies: 0, unknown: 0.1 }

describe('the order of review', () => {
  it.each([
    ['uncertain', { confidence: 0.35 }], ['frequent', { copies: 12 }], ['new', { unknown: 0.9 }],
  ] as const)('offers the %s one first and says so', (reason, more) => {
    const [first] = orderReview([plain, { ...plain, id: 2 }, { ...plain, id: 3, ...more }])
    expect(first).toMatchObject({ id: 3, reason })
  })

  it('does not offer first what is sure, though it is frequent', () => {
    expect(orderReview([{ ...plain, confidence: 0.99, copies: 8 }, { ...plain, id: 2 }])[0]!.id).toBe(2)
  })

  it('keeps all, in an order that does not depend on theirs', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const candidate = fc.record({
      id: fc.nat(9999), confidence: share, copies: fc.nat(500), unknown: share })
    fc.assert(fc.property(fc.uniqueArray(candidate, { selector: ({ id }) => id }), all => {
      const ordered = orderReview(all).map(({ id }) => id)
      expect(orderReview(all.toReversed()).map(({ id }) => id)).toEqual(ordered)
      expect(ordered.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
    }))
  })
})

describe('the share of unknown words', () => {
  it('counts words only', () => {
    const base = makeBase()
    expect(shareUnknown(base, 'rapat jadwal molor mangkrak')).toBe(0.5)
    expect(shareUnknown(base, 'rapat, 17 ... 👍')).toBe(0)
    expect(shareUnknown(base, '')).toBe(0)
  })
})
