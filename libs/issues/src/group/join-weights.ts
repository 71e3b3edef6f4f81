import type { JoinFeatures } from './join-features'

/** How each feature counts, in log odds. */
export type JoinWeights = readonly number[]

/** What a person's decision taught: these two sides belong together (1) or not (0). */
export type Example = { readonly features: JoinFeatures; readonly together: 0 | 1; readonly decision: number }

/** Chosen by coarse steps on labelled headlines; see the README. */
export const SHIPPED_WEIGHTS: JoinWeights = [-5, 40, -1.5, -0.5, 0.5, -10]

/** How far decisions can pull each weight: the prior's standard deviation. */
const LEEWAY: readonly number[] = [1, 6, 0.6, 0.3, 0.5, 2]
const STEPS = 12

/** How sure it is, 0..1, that the two sides are one issue. */
export function judgeJoin(weights: JoinWeights, features: JoinFeatures): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, feature, at) => sum + feature * weights[at]!, 0)))
}

/**
 * Weights after a person's decisions: logistic regression with a Gaussian prior around the shipped weights, at its maximum (Newton
 * steps on one weight after the other). Few decisions hardly move them; the same decisions always give the same.
 */
export function learnWeights(examples: readonly Example[]): JoinWeights {
  const weights = [...SHIPPED_WEIGHTS]
  for (let step = 0; step < STEPS && examples.length > 0; step++) {
    for (let at = 0; at < weights.length; at++) weights[at]! += newtonStep(weights, examples, at)
  }
  return weights
}

function newtonStep(weights: JoinWeights, examples: readonly Example[], at: number): number {
  const precision = 1 / LEEWAY[at]! ** 2
  let slope = -(weights[at]! - SHIPPED_WEIGHTS[at]!) * precision
  let bend = precision
  for (const { features, together } of examples) {
    const sure = judgeJoin(weights, features)
    slope += (together - sure) * features[at]!
    bend += sure * (1 - sure) * features[at]! ** 2
  }
  return Math.max(-LEEWAY[at]!, Math.min(LEEWAY[at]!, slope / bend))
}
