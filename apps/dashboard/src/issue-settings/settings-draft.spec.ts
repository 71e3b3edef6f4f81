import type { IssueSettings } from '@kentongan/contracts'
import { beginEditing, differencesOf, draftOf, followSaved, isAscending, numberIn, settingsIn, sumOfWeights } from './settings-draft'

const saved: IssueSettings = {
  version: 3, weights: { speed: 35, negative: 25, reach: 25, unanswered: 15 }, thresholds: { kuning: 35, merah: 60, krisis: 80 }, budget: 2, analysts: 1,
}
const draft = draftOf(saved)

it.each([['2,5', 2.5], ['2.5', 2.5], [' 7 ', 7], ['', Number.NaN], ['dua', Number.NaN]])('reads “%s”', (text, value) => expect(numberIn(text)).toBe(value))

it('is the same there and back', () => {
  expect(settingsIn(draft, 3)).toEqual(saved)
  expect([sumOfWeights(draft), isAscending(draft), differencesOf(draft, saved)]).toEqual([100, true, []])
})

it.each([
  ['weights that make 105', { weights: { ...draft.weights, speed: '40' } }],
  ['a weight left empty', { weights: { ...draft.weights, speed: '' } }],
  ['thresholds that fall', { thresholds: { ...draft.thresholds, merah: '90' } }],
  ['equal thresholds', { thresholds: { ...draft.thresholds, merah: '35' } }],
  ['no budget', { budget: '0' }],
  ['half an analyst', { analysts: '1,5' }],
])('does not save %s', (_name, change) => expect(settingsIn({ ...draft, ...change }, 3)).toBeNull())

it('says where it differs from what somebody else saved, and only there', () => {
  const mine = { ...draft, budget: '2,0', weights: { ...draft.weights, speed: '40', negative: '' } }
  expect(differencesOf(mine, { ...saved, version: 4, analysts: 5 })).toEqual([
    { name: 'speed', theirs: 35, mine: '40' }, { name: 'negative', theirs: 25, mine: '' }, { name: 'analysts', theirs: 5, mine: '1' },
  ])
})

describe('settings that somebody else has saved while one edits', () => {
  const theirs = { ...saved, version: 4, analysts: 5 }
  const typed = { base: saved, draft: { ...draft, budget: '3' } }

  it('fill fields that nobody has touched', () => expect(followSaved(beginEditing(saved), theirs)).toEqual(beginEditing(theirs)))

  it('leave alone what was typed', () => expect(followSaved(typed, theirs)).toBe(typed))

  it('are what was typed once that is saved', () => {
    const kept = { ...saved, version: 5, budget: 3 }
    expect(followSaved(typed, kept)).toEqual(beginEditing(kept))
  })

  it('change nothing where they are no others', () => expect(followSaved(typed, { ...saved })).toBe(typed))
})
