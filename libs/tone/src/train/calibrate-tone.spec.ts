import { probabilities, type ToneModel } from '../tone-model'
import { indexFeatures } from '../index-features'
import type { ToneLabel } from '../tone-label'
import { calibrateTone } from './calibrate-tone'
import { measureTone } from './measure-tone'

const names = ['buruk', 'bagus']
/** Far too sure of both words. */
const boastful: ToneModel = {
  version: 'raw', scale: 0.05, bias: [0, -3, 0], names,
  weights: Int8Array.from([100, 0, -100, -100, 0, 100]), index: indexFeatures(names),
}
const repeat = (text: string, label: ToneLabel, times: number) => Array.from({ length: times }, () => ({ text, label }))
const rows = [
  ...repeat('buruk', 'negatif', 70), ...repeat('buruk', 'positif', 30),
  ...repeat('bagus', 'positif', 70), ...repeat('bagus', 'negatif', 30),
]

it('makes the confidence as high as the share that is right', () => {
  expect(measureTone(boastful, rows).calibrationError).toBeGreaterThan(0.25)
  const calibrated = calibrateTone(boastful, rows)
  expect(measureTone(calibrated, rows).calibrationError).toBeLessThan(0.03)
  expect(probabilities(calibrated, [1])[2]).toBeCloseTo(0.7, 1)
})

it('leaves the words and their weights alone but gives the model a new name', () => {
  const calibrated = calibrateTone(boastful, rows)
  expect(calibrated.names).toBe(boastful.names)
  expect(calibrated.weights).toBe(boastful.weights)
  expect(calibrated.version).toMatch(/^nbsvm-1-[0-9a-f]{8}$/)
})
