import { calibrate, chooseLabel } from '../tone-model'
import type { PerLabel } from '../tone-label'
import { fitCalibration, type HeldOutScore } from './calibrate-tone'

const repeat = (scores: PerLabel, gold: number, times: number): HeldOutScore[] =>
  Array.from({ length: times }, () => ({ register: 'post', scores, gold }))
const bad: PerLabel = [5, -3, -5]
const good: PerLabel = [-5, -3, 5]

describe('calibration', () => {
  it('makes the confidence as high as the share that is right', () => {
    const fitted = fitCalibration([...repeat(bad, 0, 70), ...repeat(bad, 2, 30), ...repeat(good, 2, 80), ...repeat(good, 0, 20)])
    expect(calibrate(fitted, bad)[0]).toBeCloseTo(0.7, 1)
    expect(calibrate(fitted, good)[2]).toBeCloseTo(0.8, 1)
  })

  it('trusts only a confidence from which on nine in ten are right', () => {
    const sure: PerLabel = [9, 0, 0]
    const unsure: PerLabel = [1, 0, 0]
    const fitted = fitCalibration([...repeat(sure, 0, 97), ...repeat(sure, 1, 3), ...repeat(unsure, 0, 80), ...repeat(unsure, 1, 20)])
    expect(fitted.trusted).toBeGreaterThan(calibrate(fitted, unsure)[0])
    expect(fitted.trusted).toBeLessThanOrEqual(calibrate(fitted, sure)[0])
    expect(fitCalibration([...repeat(unsure, 0, 50), ...repeat(unsure, 1, 50)]).trusted).toBe(1)
  })

  it('leans toward a rare label: missing it costs its F1 more than a false alarm costs the frequent one', () => {
    const vague: PerLabel = [0.4, 1, -4]
    const fitted = fitCalibration([...repeat(vague, 1, 55), ...repeat(vague, 0, 45), ...repeat([-2, 3, -2], 1, 200), ...repeat(good, 2, 50)])
    expect(chooseLabel({ ...fitted, lean: [0, 0, 0] }, calibrate(fitted, vague))[0]).toBe(1)
    expect(chooseLabel(fitted, calibrate(fitted, vague))[0]).toBe(0)
  })

  it('says nothing of nothing', () => expect(fitCalibration([])).toMatchObject({ shift: [0, 0, 0], trusted: 1 }))
})
