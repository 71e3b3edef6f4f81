import { softmax } from '../tone-model'
import { seededDraw, shuffle } from './draw-order'
import type { Collected, Example } from './collect-features'

export type RegressionOptions = { readonly epochs: number; readonly rate: number; readonly decay: number }

/** Three weights per feature, in label order, and three biases. */
export type Regression = { readonly weights: Float64Array; readonly bias: Float64Array }

type State = Regression & { readonly squares: Float64Array; readonly biasSquares: Float64Array }

const SEED = 20261121

/**
 * Multinomial logistic regression by AdaGrad (Duchi et al. 2011), decaying the weights of the features at hand. The order of
 * each epoch is drawn from a fixed seed, so the same rows give the same weights.
 */
export function trainRegression({ names, examples }: Omit<Collected, 'scales'>, options: RegressionOptions): Regression {
  const state: State = {
    weights: new Float64Array(names.length * 3), squares: new Float64Array(names.length * 3).fill(1e-3),
    bias: new Float64Array(3), biasSquares: new Float64Array(3).fill(1),
  }
  const order = Int32Array.from(examples, (_, at) => at)
  const draw = seededDraw(SEED)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, draw)
    for (const at of order) descend(state, examples[at]!, options)
  }
  return state
}

function descend({ weights, squares, bias, biasSquares }: State, example: Example, { rate, decay }: RegressionOptions): void {
  const { features, values, label, weight } = example
  const chances = softmax(scoreExample(weights, bias, example))
  for (let one = 0; one < 3; one++) {
    const error = (chances[one]! - (one === label ? 1 : 0)) * weight
    biasSquares[one]! += error * error
    bias[one]! -= (rate * error) / Math.sqrt(biasSquares[one]!)
    for (let k = 0; k < features.length; k++) {
      const at = features[k]! * 3 + one
      const slope = error * values[k]! + decay * weights[at]!
      squares[at]! += slope * slope
      weights[at]! -= (rate * slope) / Math.sqrt(squares[at]!)
    }
  }
}

function scoreExample(weights: Float64Array, bias: Float64Array, { features, values }: Example): [number, number, number] {
  let [negative, neutral, positive] = [bias[0]!, bias[1]!, bias[2]!]
  for (let k = 0; k < features.length; k++) {
    const at = features[k]! * 3
    const value = values[k]!
    negative += weights[at]! * value
    neutral += weights[at + 1]! * value
    positive += weights[at + 2]! * value
  }
  return [negative, neutral, positive]
}
