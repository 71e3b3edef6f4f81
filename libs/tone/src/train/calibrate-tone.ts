import type { Register } from '../register'
import type { PerLabel } from '../tone-label'
import { calibrate, chooseLabel, type Calibration } from '../tone-model'

/** The raw scores that a model, which did not learn from the text, gave it, and the place of its true label. */
export type HeldOutScore = { readonly register: Register; readonly scores: PerLabel; readonly gold: number }

const STEPS = 1500
const RATE = 0.5
/** What lies above the threshold of review shall be right nine times in ten; one point more for what chance adds. */
const WANTED = 0.91
/** How far the choice may lean toward a label, in log-odds, and in which steps. */
const LEANS = [-0.9, -0.75, -0.6, -0.45, -0.3, -0.15, 0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9]
const NO_LEAN: PerLabel = [0, 0, 0]
/** Less expected macro-F1 than this is not worth naming a label that is not the likeliest. */
const WORTH_LEANING = 0.01

/**
 * Fits one register's calibration on scores of held-out texts: a sharpness and a shift per label, so that a probability of
 * 0.8 is right 8 times in 10 (Guo et al. 2017, temperature scaling with bias; gradient descent of fixed length), then the lean
 * that gives the best macro-F1, and the confidence from which on it is right nine times in ten.
 */
export function fitCalibration(rows: readonly HeldOutScore[]): Calibration {
  const size = typicalSize(rows)
  const scaled = rows.map(row => ({ ...row, scores: mapLabels(label => row.scores[label] / size) }))
  let fitted: Calibration = { sharpness: 1, shift: [0, 0, 0], lean: NO_LEAN, trusted: 1 }
  for (let step = 0; step < STEPS; step++) fitted = descend(fitted, scaled)
  const shift = mapLabels(label => round(fitted.shift[label]))
  const calibrated = { ...fitted, sharpness: round(fitted.sharpness / size), shift }
  const leaning = { ...calibrated, lean: findLean(calibrated, rows) }
  return { ...leaning, trusted: findTrusted(leaning, rows) }
}

/** The scores are brought to a size of about 1 first: the step length is right for that and would overshoot for larger ones. */
function typicalSize(rows: readonly HeldOutScore[]): number {
  const squares = rows.reduce((sum, { scores }) => sum + scores[0] ** 2 + scores[1] ** 2 + scores[2] ** 2, 0)
  return Math.sqrt(squares / Math.max(1, 3 * rows.length)) || 1
}

function descend(before: Calibration, rows: readonly HeldOutScore[]): Calibration {
  let sharper = 0
  const shifts: [number, number, number] = [0, 0, 0]
  for (const { scores, gold } of rows) {
    const chances = calibrate(before, scores)
    for (const label of [0, 1, 2] as const) {
      const error = chances[label] - (label === gold ? 1 : 0)
      sharper += error * scores[label]
      shifts[label] += error
    }
  }
  const rate = RATE / Math.max(1, rows.length)
  const shift = mapLabels(label => before.shift[label] - rate * shifts[label])
  return { ...before, sharpness: before.sharpness - rate * sharper, shift }
}

/**
 * The lean with the best macro-F1 to be expected if the chances are right. The labels themselves are left out: over few rows
 * their noise would choose.
 */
function findLean(calibration: Calibration, rows: readonly HeldOutScore[]): PerLabel {
  const chances = rows.map(({ scores }) => calibrate(calibration, scores))
  const expect = (lean: PerLabel): number =>
    expectedMacroF1(chances, chances.map(one => chooseLabel({ ...calibration, lean }, one)[0]))
  let best = { lean: NO_LEAN, figure: expect(NO_LEAN) + WORTH_LEANING }
  for (const negative of LEANS) {
    for (const positive of LEANS) {
      const lean: PerLabel = [negative, 0, positive]
      const figure = expect(lean)
      if (figure > best.figure) best = { lean, figure }
    }
  }
  return best.lean
}

function expectedMacroF1(chances: readonly PerLabel[], said: readonly number[]): number {
  const total = [0, 1, 2].map(label => {
    let right = 0
    let both = 0
    chances.forEach((one, at) => {
      const chance = one[label] ?? 0
      if (said[at] === label) right += chance
      both += chance + (said[at] === label ? 1 : 0)
    })
    return both === 0 ? 0 : (2 * right) / both
  })
  return total.reduce((sum, one) => sum + one, 0) / 3
}

/** The lowest confidence, in hundredths, from which on enough is right; 1 where none is. */
function findTrusted(calibration: Calibration, rows: readonly HeldOutScore[]): number {
  const judged = rows.map(({ scores, gold }) => {
    const chances = calibrate(calibration, scores)
    const [label] = chooseLabel(calibration, chances)
    return { confidence: chances[label], right: label === gold }
  })
  for (let hundredth = 34; hundredth < 100; hundredth++) {
    const above = judged.filter(({ confidence }) => confidence >= hundredth / 100)
    if (above.length > 0 && above.filter(({ right }) => right).length / above.length >= WANTED) return hundredth / 100
  }
  return 1
}

/** Six digits are more than the data can tell, and hide the last bits in which engines' logarithms may differ. */
function round(value: number): number {
  return Number(value.toPrecision(6))
}

function mapLabels(value: (label: 0 | 1 | 2) => number): PerLabel {
  return [value(0), value(1), value(2)]
}
