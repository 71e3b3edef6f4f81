import { seededDraw, shuffle } from './draw-order'

export type SvmProblem = {
  /** Feature numbers of each row. */
  readonly rows: readonly Int32Array[]
  /** Value of each feature where it is present. */
  readonly values: Float64Array
  /** 1 or −1 per row. */
  readonly sides: Int8Array
  /** Price of a mistake on each row. */
  readonly costs: Float64Array
}

/** The last weight is the bias. */
export type SvmWeights = Float64Array

type State = { readonly weights: Float64Array; readonly alphas: Float64Array; readonly curvature: Float64Array }

const EPOCHS = 30
const TOLERANCE = 0.01
const SEED = 20261121

/**
 * Linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al. 2008, algorithm 1, without
 * shrinking; the bias is one more feature of value 1). Stops at a projected gradient below 0.01 or after 30 epochs. The row
 * order of each epoch is drawn from a fixed seed, so the same problem gives the same weights.
 */
export function trainSvm(problem: SvmProblem): SvmWeights {
  const { rows, values, costs } = problem
  const curvature = Float64Array.from(rows, (row, at) => {
    let squares = 1
    for (const feature of row) squares += values[feature]! ** 2
    return squares + 1 / (2 * costs[at]!)
  })
  const state = { weights: new Float64Array(values.length + 1), alphas: new Float64Array(rows.length), curvature }
  const order = Int32Array.from(rows, (_, at) => at)
  const draw = seededDraw(SEED)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, draw)
    let steepest = 0
    for (const at of order) steepest = Math.max(steepest, Math.abs(improve(problem, state, at)))
    if (steepest < TOLERANCE) break
  }
  return state.weights
}

/** Moves the multiplier of one row to its best value and gives the projected gradient it had. */
function improve(problem: SvmProblem, { weights, alphas, curvature }: State, at: number): number {
  const { rows, values, sides, costs } = problem
  const row = rows[at]!
  const alpha = alphas[at]!
  const gradient = sides[at]! * scoreRow(weights, values, row) - 1 + alpha / (2 * costs[at]!)
  const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
  if (projected === 0) return 0
  const next = Math.max(alpha - gradient / curvature[at]!, 0)
  alphas[at] = next
  addRow(weights, values, row, (next - alpha) * sides[at]!)
  return projected
}

function scoreRow(weights: Float64Array, values: Float64Array, row: Int32Array): number {
  let score = weights[values.length]!
  for (const feature of row) score += weights[feature]! * values[feature]!
  return score
}

function addRow(weights: Float64Array, values: Float64Array, row: Int32Array, step: number): void {
  for (const feature of row) weights[feature]! += step * values[feature]!
  weights[values.length]! += step
}
