import type { Mention } from '@kentongan/contracts'
import fc from 'fast-check'
import {
  changeOf, countSkipped, decide, dropSettled, giveBack, nothingYet, offerSkipped, type ReviewItem, type ReviewState, stepBack, takeIn,
  type Verdict,
} from './review-state'
import { readReviewKind } from './review-search'

const item = (id: number): ReviewItem => ({ mention: { id } as Mention, text: '', because: [], reason: 'uncertain', copies: 0 })
const items = (...ids: number[]) => ids.map(item)
const idsOf = ({ queue }: ReviewState) => queue.map(each => each.mention.id)
const pastOf = ({ past }: ReviewState) => past.map(step => [step.item.mention.id, step.verdict])
const offered = takeIn(nothingYet, items(1, 2, 3))

it('judges one after another and goes back', () => {
  const after = decide(decide(offered, 'negatif'), 'skipped')
  expect(idsOf(after)).toEqual([3])
  expect(pastOf(after)).toEqual([[1, 'negatif'], [2, 'skipped']])
  expect(idsOf(stepBack(after))).toEqual([2, 3])
  expect(stepBack(stepBack(after))).toEqual(offered)
})

it('offers no copy that was settled, not even the one on the screen', () => {
  const after = dropSettled(decide(offered, 'negatif'), [2])
  expect(idsOf(after)).toEqual([3])
  expect(pastOf(after)).toEqual([[1, 'negatif']])
})

it('has nothing to judge and nothing to take back at the ends', () => {
  expect(decide(nothingYet, 'netral')).toEqual(nothingYet)
  expect(stepBack(offered)).toEqual(offered)
})

it.each([
  ['new ones come behind', [1, 2, 3, 4], [1, 2, 3, 4]],
  ['another order behind what is on the screen', [4, 3, 1], [1, 4, 3]],
  ['what others judged goes, not what is on the screen', [3], [1, 3]],
  ['nothing more', [], [1]],
])('follows the server: %s', (_name, ids, expected) => {
  expect(idsOf(takeIn(offered, items(...ids)))).toEqual(expected)
})

it('offers nothing again that was judged or skipped', () => {
  expect(idsOf(takeIn(decide(decide(offered, 'netral'), 'skipped'), items(1, 2, 3, 4)))).toEqual([3, 4])
})

it('offers a verdict that was not kept again, behind what is on the screen', () => {
  const after = giveBack(decide(offered, 'netral'), 1)
  expect(idsOf(after)).toEqual([2, 1, 3])
  expect(after.past).toEqual([])
  expect(giveBack(offered, 9)).toEqual(offered)
})

it('offers what was skipped when asked to', () => {
  const after = decide(decide(decide(offered, 'skipped'), 'irrelevant'), 'skipped')
  expect(countSkipped(after)).toBe(2)
  expect(idsOf(offerSkipped(after))).toEqual([1, 3])
  expect(pastOf(offerSkipped(after))).toEqual([[2, 'irrelevant']])
})

it('says what a verdict means', () => {
  expect(changeOf('irrelevant')).toEqual({ relevant: false })
  expect(changeOf('positif')).toEqual({ tone: 'positif' })
})

it('loses and doubles nothing, whatever is done', () => {
  const verdict = fc.constantFrom<Verdict>('negatif', 'netral', 'positif', 'irrelevant', 'skipped')
  const move = fc.oneof(
    verdict.map(one => (state: ReviewState) => decide(state, one)),
    fc.constant(stepBack),
    fc.constant(offerSkipped),
    fc.integer({ min: 1, max: 6 }).map(id => (state: ReviewState) => giveBack(state, id)),
  )
  fc.assert(fc.property(fc.array(move), moves => {
    const end = moves.reduce((state, act) => act(state), takeIn(nothingYet, items(1, 2, 3, 4, 5, 6)))
    expect([...idsOf(end), ...pastOf(end).map(([id]) => id)].sort()).toEqual([1, 2, 3, 4, 5, 6])
  }))
})

it.each([[{}, 'teach'], [{ jenis: 'acak' }, 'random'], [{ jenis: 'x' }, 'teach']])('reads the lane of %j as %s', (raw, kind) => {
  expect(readReviewKind(raw)).toBe(kind)
})
