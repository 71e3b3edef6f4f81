import type { PerLabel } from '../tone-label'
import { softmax } from '../tone-model'

/** A passage to fit: `offset` is what was said before, in log-odds per label; `label` the place of the true one. */
export type FitRow = {
  readonly features: Int32Array
  readonly values: Float64Array
  readonly offset: PerLabel
  readonly label: number
  readonly weight: number
}

/** Far more than the few dozen it takes; a bound in case the figures are odd. */
const MOST_STEPS = 400
/** A change smaller than this is lost when weights are rounded. */
const SMALLEST = 1e-4
const POWER_STEPS = 12

/**
 * Finds the changes of weights (three per feature, in label order) under which the labels are likeliest, each change paying
 * `strength`/2 times its square: the maximum a posteriori of a softmax regression whose prior is what was said before. Convex
 * with one answer; found by accelerated gradient steps (Nesterov 2004, §2.2.1, constant momentum), without chance.
 */
export function fitChanges(rows: readonly FitRow[], size: number, strength: number): Float64Array {
  const steepest = 0.55 * measureSpread(rows, size) + strength
  const ratio = Math.sqrt(strength / steepest)
  const momentum = (1 - ratio) / (1 + ratio)
  let changes = new Float64Array(size * 3)
  let ahead = changes
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = findSlope(rows, ahead, strength)
    const next = new Float64Array(size * 3)
    const after = new Float64Array(size * 3)
    let largest = 0
    for (let at = 0; at < next.length; at++) {
      next[at] = ahead[at]! - slope[at]! / steepest
      const moved = next[at]! - changes[at]!
      after[at] = next[at]! + momentum * moved
      largest = Math.max(largest, Math.abs(moved))
    }
    changes = next
    ahead = after
    if (largest < SMALLEST) break
  }
  return changes
}

function findSlope(rows: readonly FitRow[], changes: Float64Array, strength: number): Float64Array {
  const slope = changes.map(value => value * strength)
  for (const { features, values, offset, label, weight } of rows) {
    let [negative, neutral, positive] = offset
    for (let k = 0; k < features.length; k++) {
      const at = features[k]! * 3
      negative += changes[at]! * values[k]!
      neutral += changes[at + 1]! * values[k]!
      positive += changes[at + 2]! * values[k]!
    }
    const errors = softmax([negative, neutral, positive]).map((chance, one) => weight * (chance - (one === label ? 1 : 0)))
    for (let k = 0; k < features.length; k++) {
      const at = features[k]! * 3
      slope[at]! += errors[0]! * values[k]!
      slope[at + 1]! += errors[1]! * values[k]!
      slope[at + 2]! += errors[2]! * values[k]!
    }
  }
  return slope
}

/** The largest eigenvalue of the weighted rows' scatter (power method); half of it bounds how steep a softmax can get. */
function measureSpread(rows: readonly FitRow[], size: number): number {
  let direction = new Float64Array(size).fill(1 / Math.sqrt(Math.max(1, size)))
  let length = 0
  for (let step = 0; step < POWER_STEPS; step++) {
    const next = new Float64Array(size)
    for (const { features, values, weight } of rows) {
      let product = 0
      for (let k = 0; k < features.length; k++) product += direction[features[k]!]! * values[k]!
      for (let k = 0; k < features.length; k++) next[features[k]!]! += weight * product * values[k]!
    }
    length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0))
    if (length === 0) return 0
    direction = next.map(value => value / length)
  }
  return length
}
