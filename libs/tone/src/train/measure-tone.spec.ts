import type { ToneLabel } from '../tone-label'
import { figuresOf } from './measure-tone'

const judged = (gold: ToneLabel, label: ToneLabel, confidence = 1, review = false) =>
  ({ gold, said: { label, confidence, review } })

it('counts precision, recall and F1 per label, and their mean', () => {
  const figures = figuresOf([
    judged('negatif', 'negatif'), judged('negatif', 'netral'), judged('netral', 'netral'), judged('positif', 'netral'),
  ])
  expect(figures.accuracy).toBe(0.5)
  expect(figures.perLabel[0]).toEqual({ label: 'negatif', rows: 2, precision: 1, recall: 0.5, f1: 2 / 3 })
  expect(figures.perLabel[1]).toEqual({ label: 'netral', rows: 1, precision: 1 / 3, recall: 1, f1: 0.5 })
  expect(figures.perLabel[2]).toEqual({ label: 'positif', rows: 1, precision: 0, recall: 0, f1: 0 })
  expect(figures.macroF1).toBeCloseTo((2 / 3 + 0.5) / 3, 12)
})

it.each([
  ['always sure, always right', [judged('netral', 'netral', 1)], 0],
  ['always sure, half right', [judged('netral', 'netral', 1), judged('netral', 'positif', 1)], 0.5],
  ['half sure, half right', [judged('netral', 'netral', 0.55), judged('netral', 'positif', 0.55)], 0.05],
  ['nothing', [], 0],
])('measures the calibration error: %s', (_, list, error) => expect(figuresOf(list).calibrationError).toBeCloseTo(error, 12))

it('tells how many need no review, how many of these are right, and how confidence and truth go together', () => {
  const figures = figuresOf([
    judged('netral', 'netral', 0.95), judged('netral', 'positif', 0.95), judged('positif', 'netral', 0.42, true), judged('netral', 'netral', 0.95),
  ])
  expect(figures.trusted).toEqual({ share: 0.75, right: 2 / 3 })
  expect(figures.bins).toEqual([
    { from: 0.4, rows: 1, confidence: 0.42, right: 0 }, { from: 0.9, rows: 3, confidence: expect.closeTo(0.95, 12) as number, right: 2 / 3 },
  ])
})
